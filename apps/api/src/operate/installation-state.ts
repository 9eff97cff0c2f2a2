import { APPLICATION_NAME } from '../database/data-source.ts';
import { roleOf } from '../database/row-security.ts';
import type { Ask } from '../database/schema-version.ts';

/** What waits to be done, and what went wrong. */
export interface WorkState {
  readonly received: number;
  readonly folding: number;
  readonly undoing: number;
  readonly failed: number;
  /** Since when the oldest of those that are not folded has waited, in seconds; null: none waits. */
  readonly oldestSegmentSeconds: number | null;
  readonly dirtyDays: number;
  readonly dirtyPeriods: number;
  /** Since when the oldest mark of a day or a period has waited, in seconds; null: none waits. */
  readonly oldestMarkSeconds: number | null;
}

const NO_WORK: WorkState = {
  ...{ received: 0, folding: 0, undoing: 0, failed: 0, oldestSegmentSeconds: null },
  ...{ dirtyDays: 0, dirtyPeriods: 0, oldestMarkSeconds: null },
};

export async function readWork(ask: Ask): Promise<WorkState> {
  // Of states that are rare, so that the index on them finds the rows whatever the number of segments.
  const [found] = await ask<WorkState>(`
    with open as (select state, received_at from segment where state in ('received', 'folding', 'undoing', 'failed')),
         mark as (select marked_at from dirty_day union all select marked_at from dirty_period)
    select (select count(*)::int from open where state = 'received') as received,
           (select count(*)::int from open where state = 'folding') as folding,
           (select count(*)::int from open where state = 'undoing') as undoing,
           (select count(*)::int from open where state = 'failed') as failed,
           (select extract(epoch from now() - min(received_at))::float8 from open where state in ('received', 'folding')) as "oldestSegmentSeconds",
           (select count(*)::int from dirty_day) as "dirtyDays",
           (select count(*)::int from dirty_period) as "dirtyPeriods",
           (select extract(epoch from now() - min(marked_at))::float8 from mark) as "oldestMarkSeconds"`);
  return found ?? NO_WORK;
}

/** Files that were missing or not what was handed over when they were last looked at. Reads every segment. */
export async function countFileFaults(ask: Ask): Promise<number> {
  const [found] = await ask<{ count: number }>(
    'select count(*)::int as count from segment where blob_fault is not null and blob_expired_at is null',
  );
  return found?.count ?? 0;
}

/**
 * Letters and calls that were given up within the last seven days, and those that failed several times and are still tried. They name persons, so that
 * a connection that has not said for whom it reads sees none: they are counted in the role of the program's own work.
 * @param ask of one connection, outside a transaction
 */
export async function readPost(ask: Ask): Promise<{ readonly failed: number; readonly late: number }> {
  await ask('begin read only');
  try {
    await ask(`set local role ${roleOf('system')}`);
    const [found] = await ask<{ failed: number; late: number }>(`
      select count(*) filter (where state = 'failed' and ended_at > now() - interval '7 days')::int as failed,
             count(*) filter (where state = 'waiting' and attempt_count >= 3)::int as late
        from post`);
    return found ?? { failed: 0, late: 0 };
  } finally {
    await ask('rollback');
  }
}

/** A log source and when it was last heard of. */
export interface OriginState {
  readonly id: number;
  readonly name: string;
  /** When its newest segment came in; epoch seconds; null: none ever did. */
  readonly receivedAt: number | null;
  /** Of its newest line that is in the figures; epoch seconds. */
  readonly lastLineAt: number | null;
}

export function readOrigins(ask: Ask): Promise<OriginState[]> {
  return ask<OriginState>(`
    select o.id, o.name,
           (select extract(epoch from s.received_at)::float8 from segment s where s.origin_id = o.id order by s.id desc limit 1) as "receivedAt",
           (select extract(epoch from d.last_at)::float8 from origin_day d where d.origin_id = o.id order by d.day desc limit 1) as "lastLineAt"
      from origin o order by o.name`);
}

/** Connections of programs that take jobs. */
export async function countWorkerConnections(ask: Ask): Promise<number> {
  const [found] = await ask<{ count: number }>(
    'select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = $1',
    [APPLICATION_NAME.worker],
  );
  return found?.count ?? 0;
}

/** What the last backup left behind, under the key `backup` of the settings. */
export interface BackupNote {
  /** ISO 8601, of the snapshot. */
  readonly at: string;
  readonly folder: string;
  readonly bytes: number;
}

export const BACKUP_KEY = 'backup';

export async function readLastBackup(ask: Ask): Promise<BackupNote | null> {
  const [found] = await ask<{ value: BackupNote }>('select value from setting where key = $1', [BACKUP_KEY]);
  return found?.value ?? null;
}

/** The day on which the demo's clock stands still; null: the data are real, and time passes. */
export async function readDemoDay(ask: Ask): Promise<string | null> {
  const [found] = await ask<{ today: string }>(`select value->>'today' as today from setting where key = 'demo'`);
  return found?.today ?? null;
}
