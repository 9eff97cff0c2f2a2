import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, TargetMetric, TargetReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** A target of one metric. */
type TargetOf<Metric> = Omit<TargetReply, 'metric'> & { readonly metric: Metric };

/** Targets: set once, in force until a later one supersedes them. */
@Injectable()
export class TargetRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Enters a target; the one in force before it ends on the day this one starts. */
  async insert(target: TargetOf<TargetMetric>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.sql`
        update target set valid_to = ${target.validFrom}
         where metric = ${target.metric} and valid_to is null and valid_from < ${target.validFrom}`;
      await manager.sql`
        insert into target (metric, comparator, threshold, legal_basis, valid_from)
        values (${target.metric}, ${target.comparator}, ${target.threshold}, ${target.legalBasis}, ${target.validFrom})`;
    });
  }

  /** The target in force on a day, or null. */
  async findInForce<Metric extends TargetMetric>(metric: Metric, day: IsoDate): Promise<TargetOf<Metric> | null> {
    const rows = await this.dataSource.sql<TargetOf<Metric>[]>`
      select metric, comparator, threshold::float8 as threshold, legal_basis as "legalBasis", valid_from as "validFrom"
        from target
       where metric = ${metric} and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
       order by valid_from desc, id desc limit 1`;
    return rows[0] ?? null;
  }

  /** Every target there ever was, oldest first. */
  async list(): Promise<(TargetOf<TargetMetric> & { readonly validTo: IsoDate | null })[]> {
    return this.dataSource.sql`
      select metric, comparator, threshold::float8 as threshold, legal_basis as "legalBasis", valid_from as "validFrom", valid_to as "validTo"
        from target order by metric, valid_from, id`;
  }

  async isEmpty(): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`select 1 from target limit 1`;
    return rows.length === 0;
  }
}
