import type { EntityManager } from 'typeorm';

/** First keys of advisory locks; the second key is the origin (0 where all origins meet). */
export const LOCK = {
  fold: 7101,
  rollUpDay: 7102,
  activityYear: 7103,
  rollUpPeriods: 7104,
  audit: 7110,
  namedView: 7111,
  dataRequest: 7112,
  setup: 7113,
  /** Shared by whoever copies the spool, so that no file goes meanwhile. */
  spoolFiles: 7114,
  sealOldFacts: 7115,
  /** Taken by the database's own functions that add and drop months of `mailbox_day`. */
  months: 7116,
} as const;

/** Waits for the lock and holds it until the transaction of `manager` ends. */
export async function holdLock(manager: EntityManager, lock: keyof typeof LOCK, originId = 0): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1, $2)', [LOCK[lock], originId]);
}
