import type { EntityManager } from 'typeorm';

/** First keys of transaction-level advisory locks; the second key is the origin (0 where all origins meet). */
export const LOCK = { fold: 7101, rollUpDay: 7102, activityYear: 7103, rollUpPeriods: 7104, audit: 7110 } as const;

/** Waits for the lock and holds it until the transaction of `manager` ends. */
export async function holdLock(manager: EntityManager, lock: keyof typeof LOCK, originId = 0): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1, $2)', [LOCK[lock], originId]);
}
