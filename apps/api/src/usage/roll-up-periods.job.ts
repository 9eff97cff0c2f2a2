import { Injectable } from '@nestjs/common';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import { JobQueue } from '../queue/job-queue.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';

/** With more days waiting than this, logs of weeks are being read, and figures of periods are out of date again in a moment. */
const MANY_DAYS = 32;
/** So long they wait for those days at most. */
const PATIENCE_MS = 20_000;

/** Computes the figures of periods; while many days wait, every now and then only, since each time every period of those days is computed anew. */
@Injectable()
@HandlesJob('roll-up-periods')
export class RollUpPeriodsJob implements JobHandler<'roll-up-periods'> {
  /** When periods were computed last, or this process began. */
  private computedAt = performance.now();

  constructor(
    private readonly rollUps: RollUpPeriodService,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  async run(_payload: JobPayload<'roll-up-periods'>, signal: AbortSignal): Promise<void> {
    const left = this.computedAt + PATIENCE_MS - performance.now();
    if (left > 0 && (await this.dirty.count()).dirtyDays > MANY_DAYS) {
      // Whoever ends these days calls again; this is for when nobody does.
      const moment = Math.ceil((Date.now() + left) / PATIENCE_MS);
      await this.queue.add('roll-up-periods', {}, { later: { delayMs: left, name: String(moment) } });
      return;
    }
    await this.rollUps.rollUpDirtyPeriods(signal);
    this.computedAt = performance.now();
  }
}
