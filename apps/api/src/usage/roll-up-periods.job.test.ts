import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DirtyRepository } from '../queue/dirty.repository.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RollUpPeriodService } from './roll-up-period.service.ts';
import { RollUpPeriodsJob } from './roll-up-periods.job.ts';

let dirtyDays = 0;
const rollUpDirtyPeriods = jest.fn(async () => undefined);
const add = jest.fn<JobQueue['add']>(async () => undefined);
const count = async (): Promise<{ dirtyDays: number; dirtyPeriods: number }> => ({ dirtyDays, dirtyPeriods: 1 });

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
  jest.clearAllMocks();
});

describe('the job of periods', () => {
  const made = (): RollUpPeriodsJob =>
    new RollUpPeriodsJob(
      { rollUpDirtyPeriods } as unknown as RollUpPeriodService,
      { count } as unknown as DirtyRepository,
      { add } as unknown as JobQueue,
    );
  const run = (job: RollUpPeriodsJob): Promise<void> => job.run({}, new AbortController().signal);

  it('computes at once while few days wait', async () => {
    dirtyDays = 32;
    const job = made();
    await run(job);
    await run(job);
    expect([rollUpDirtyPeriods.mock.calls.length, add.mock.calls.length]).toEqual([2, 0]);
  });

  it('waits for many days, is called again at the latest when its patience ends, and then computes', async () => {
    dirtyDays = 33;
    const job = made();
    jest.advanceTimersByTime(5_000);
    await run(job);
    expect(rollUpDirtyPeriods).not.toHaveBeenCalled();
    // A moment has one name, however often it is asked for.
    await run(job);
    const later = { later: { delayMs: 15_000, name: '51' } };
    expect(add.mock.calls).toEqual([
      ['roll-up-periods', {}, later],
      ['roll-up-periods', {}, later],
    ]);
    jest.advanceTimersByTime(15_000);
    await run(job);
    expect(rollUpDirtyPeriods).toHaveBeenCalledTimes(1);
    await run(job);
    expect(rollUpDirtyPeriods).toHaveBeenCalledTimes(1);
  });

  it('computes at once when the last of many days are done', async () => {
    dirtyDays = 33;
    const job = made();
    await run(job);
    dirtyDays = 0;
    await run(job);
    expect(rollUpDirtyPeriods).toHaveBeenCalledTimes(1);
  });
});
