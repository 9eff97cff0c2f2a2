import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AgencyTier, IsoDate } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** The agency whose divisions they are. */
export interface DivisionAgency {
  readonly id: number;
  readonly tier: AgencyTier;
}

export interface DivisionName {
  readonly id: number;
  readonly name: string;
}

/** In which division of an agency an official is, from a day until the day before another. */
export interface DivisionSpan {
  readonly officialId: number;
  readonly divisionId: number | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** The divisions of an agency and who is in which. */
@Injectable()
export class DivisionRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null when the caller sees no agency of this code. */
  async findAgency(code: string): Promise<DivisionAgency | null> {
    const rows = await this.dataSource.sql<DivisionAgency[]>`select id, tier from agency where code = ${code}`;
    return rows[0] ?? null;
  }

  async listDivisions(agencyId: number): Promise<DivisionName[]> {
    return this.dataSource.sql<DivisionName[]>`select id, name from division where agency_id = ${agencyId} order by name, id`;
  }

  /** Ascending by their first day. */
  async listSpans(agencyId: number): Promise<DivisionSpan[]> {
    return this.dataSource.sql<DivisionSpan[]>`
      select official_id as "officialId", division_id as "divisionId", valid_from as "validFrom", valid_to as "validTo"
        from membership where agency_id = ${agencyId} order by valid_from, id`;
  }
}
