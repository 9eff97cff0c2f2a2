import { z } from 'zod';

/**
 * Every job there is: its payload (ids only; the data are in the database) and how many may run at once in one process. One that has a `rest` is begun
 * again at the earliest after so many times as long as it took, though after `mostMs` in any case.
 * Jobs are idempotent wake-up calls: what is to be done stands in the ledger (`segment`, `dirty_day`, `dirty_period`), so a lost
 * job is made up for by the reconciler and a doubled one finds nothing left to do.
 */
export const JOBS = {
  'fold-segment': {
    payload: z.strictObject({ originId: z.int().positive(), segmentId: z.string().regex(/^\d+$/) }),
    dedupeKey: (payload: { segmentId: string }) => `seg-${payload.segmentId}`,
    concurrency: 2,
  },
  'undo-segment': {
    payload: z.strictObject({ originId: z.int().positive(), segmentId: z.string().regex(/^\d+$/) }),
    dedupeKey: (payload: { segmentId: string }) => `undo-${payload.segmentId}`,
    concurrency: 1,
  },
  'scrub-spool': {
    payload: z.strictObject({}),
    dedupeKey: () => 'scrub',
    concurrency: 1,
  },
  'apply-retention': {
    payload: z.strictObject({}),
    dedupeKey: () => 'retention',
    concurrency: 1,
  },
  'tend-tables': {
    payload: z.strictObject({}),
    dedupeKey: () => 'tables',
    concurrency: 1,
  },
  'roll-up-days': {
    /** `before`: only earlier days, those that a fold under way has left behind. Such a job must not stand in for one of all days. */
    payload: z.strictObject({ originId: z.int().positive(), before: z.iso.date().optional() }),
    dedupeKey: ({ originId, before }: { originId: number; before?: string | undefined }) =>
      before === undefined ? `days-${originId}` : `days-${originId}-left-behind`,
    concurrency: 1,
  },
  'write-report': {
    payload: z.strictObject({ exportId: z.int().positive() }),
    dedupeKey: ({ exportId }: { exportId: number }) => `report-${exportId}`,
    concurrency: 1,
  },
  'run-schedules': {
    payload: z.strictObject({}),
    dedupeKey: () => 'schedules',
    concurrency: 1,
    /** By the clock of the province. */
    repeats: '*/5 * * * *',
  },
  'deliver-post': {
    payload: z.strictObject({}),
    dedupeKey: () => 'post',
    concurrency: 1,
  },
  'roll-up-periods': {
    payload: z.strictObject({}),
    dedupeKey: () => 'periods',
    concurrency: 1,
    /** While logs stream in periods are due every second, and every answer about figures is made anew after them. */
    rest: { times: 3, mostMs: 3_000 },
  },
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>;

export const JOB_NAMES = Object.keys(JOBS) as [JobName, ...JobName[]]; // Object.keys of a constant gives exactly its keys.

/** Cron patterns are read in the province's zone, whatever that of the machine. */
export const REPEAT_ZONE = 'Asia/Ho_Chi_Minh';

/** RELIABILITY section 6: BullMQ's defaults take a minute to notice a dead worker and give up at its second death. */
export const WORKER_SETTINGS = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 20 } as const;
export const JOB_SETTINGS = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: 1_000,
  removeOnFail: 5_000,
} as const;
