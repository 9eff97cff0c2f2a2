import { Injectable } from '@nestjs/common';
import { epochSecondOfIsoDate, isoDateOfEpochSecond } from '@nhip-thu/metrics';
import { HandlesJob, type JobHandler } from './job-handler.ts';
import type { JobPayload } from './jobs.ts';
import { TableUpkeepRepository } from './table-upkeep.repository.ts';

/** Of the day, in the province: after the nightly removal by age, which leaves room behind. */
const FIRST_HOUR = 3;

/**
 * Once a day: gives room of rows that are gone back to their tables, and tells the planner what there is. The server does so by itself as well,
 * but by thresholds that a large table that only grows at its end reaches late.
 */
@Injectable()
@HandlesJob('tend-tables')
export class TendTablesJob implements JobHandler<'tend-tables'> {
  constructor(private readonly upkeep: TableUpkeepRepository) {}

  run(_payload: JobPayload<'tend-tables'>, signal: AbortSignal): Promise<void> {
    return this.tendNightly(new Date(), signal);
  }

  async tendNightly(now: Date, signal: AbortSignal): Promise<void> {
    const second = Math.floor(now.getTime() / 1000);
    const today = isoDateOfEpochSecond(second);
    if (second - epochSecondOfIsoDate(today) < FIRST_HOUR * 3600 || (await this.upkeep.readLastDay()) === today) return;
    for (const table of await this.upkeep.listChanged()) {
      if (signal.aborted) return;
      await this.upkeep.tend(table);
    }
    await this.upkeep.noteDay(today);
  }
}
