import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DirtyRepository } from '../queue/dirty.repository.ts';
import type { RollUpPeriodService } from './roll-up-period.service.ts';
import { RollUpPeriodsJob } from './roll-up-periods.job.ts';

let now = 0;
/** Days that wait at each look; each look is seven seconds after the one before. */
let days: number[] = [];
const looks = jest.fn(async () => {
  now += 7_000;
  return days.shift() ?? 0;
});

beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
  looks.mockClear();
});

describe('the job of periods', () => {
  const made = (): RollUpPeriodsJob =>
    new RollUpPeriodsJob(
      { rollUpDirtyPeriods: async () => undefined } as unknown as RollUpPeriodService,
      { countDays: looks } as unknown as DirtyRepository,
    );
  const { signal } = new AbortController();

  it('is due at once while few days wait', async () => {
    days = [7, 7];
    await made().untilDue(signal);
    expect(looks).toHaveBeenCalledTimes(1);
  });

  it('waits for many days until few are left', async () => {
    days = [400, 8, 7, 8];
    await made().untilDue(signal);
    expect(looks).toHaveBeenCalledTimes(3);
  });

  it('waits for many days until its patience ends, counted from when it computed last', async () => {
    const job = made();
    days = Array.from({ length: 9 }, () => 400);
    await job.untilDue(signal);
    expect(looks).toHaveBeenCalledTimes(3);
    await job.run({}, signal);
    await job.untilDue(signal);
    expect(looks).toHaveBeenCalledTimes(6);
  });

  it('waits for nothing at shutdown', async () => {
    days = [400, 400, 400];
    await made().untilDue(AbortSignal.abort());
    expect(looks).not.toHaveBeenCalled();
  });
});
