import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { UnitStructure } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import type { VolumeCount } from './agency-day.repository.ts';

/** The stored mail of one agency in a period, and how much of its working time logs tell of; none of its people. */
export interface AgencyCourseRow extends Readonly<
  Record<VolumeCount | 'coveredDays' | 'expectedMinutes' | 'coveredMinutes' | 'snapshotId', number>
> {
  readonly periodId: string;
}

/** Mail and minutes are stored with every definition alike; the rows of one will do. */
const DEFINITION = 'du-1@1';

/** Reads of the stored figures what is no count of people, which goes through another door (ADR 31). */
@Injectable()
export class AgencyCourseRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The name of an agency, by its code; null when the caller has no such one. */
  async findName(code: string): Promise<string | null> {
    const rows = await this.dataSource.sql<{ name: string }[]>`select name from agency where code = ${code}`;
    return rows[0]?.name ?? null;
  }

  async list(code: string, periodIds: readonly string[], structure: UnitStructure): Promise<AgencyCourseRow[]> {
    return this.dataSource.sql<AgencyCourseRow[]>`
      select p.period_id as "periodId", p.covered_days as "coveredDays", p.expected_minutes as "expectedMinutes", p.covered_minutes as "coveredMinutes",
             p.sent, p.sent_internal as "sentInternal", p.sent_external as "sentExternal", p.sent_mixed as "sentMixed", p.recipients,
             p.internal_recipients as "internalRecipients", p.received, p.snapshot_id as "snapshotId"
        from unit_period p join agency a on a.id = p.agency_id
       where a.code = ${code} and p.definition = ${DEFINITION} and p.structure = ${structure} and p.period_id = any(${periodIds}::text[])`;
  }
}
