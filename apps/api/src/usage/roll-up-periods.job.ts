import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';

/** With more days waiting than this, of one origin or of many, a backlog is worked off, and figures of periods are out of date again in a moment. */
const MANY_DAYS = 7;
/** So long they wait for those days at most. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** Computes the figures of periods; while many days wait, every now and then only, since each time every period of those days is computed anew. */
@Injectable()
@HandlesJob('roll-up-periods')
export class RollUpPeriodsJob implements JobHandler<'roll-up-periods'> {
  /** When periods were computed here last, or this process began. */
  private computedAt = performance.now();

  constructor(
    private readonly rollUps: RollUpPeriodService,
    private readonly dirty: DirtyRepository,
  ) {}

  async untilDue(signal: AbortSignal): Promise<void> {
    const end = this.computedAt + PATIENCE_MS;
    while (!signal.aborted && performance.now() < end && (await this.dirty.countDays()) > MANY_DAYS)
      await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }

  async run(_payload: JobPayload<'roll-up-periods'>, signal: AbortSignal): Promise<void> {
    await this.rollUps.rollUpDirtyPeriods(signal);
    this.computedAt = performance.now();
  }
}
