import type pg from 'pg';
import { RestoreUnfinishedError } from './backup-error.ts';

const MARK = /^restore ([0-9a-f]{64})$/;

/**
 * A restoring that has begun and not ended is noted in the database itself, as the comment of its schema, so that nobody takes for an installation what
 * is half of one, and the same restoring may begin again although there is something by now.
 * @param sums of the manifest of the backup
 */
export async function noteRestore(client: pg.Client, sums: string): Promise<void> {
  // No statement of this kind takes parameters; what is put in is checked to be hexadecimal.
  if (!MARK.test(`restore ${sums}`)) throw new Error('the sum of the backup is none');
  await client.query(`comment on schema public is 'restore ${sums}'`);
}

export async function forgetRestore(client: pg.Client): Promise<void> {
  await client.query('comment on schema public is null');
}

/** The sums of the backup that is being restored into this database; null when none is. */
export async function readRestoreNote(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ note: string | null }>(
    `select obj_description(oid, 'pg_namespace') as note from pg_namespace where nspname = 'public'`,
  );
  return MARK.exec(rows[0]?.note ?? '')?.[1] ?? null;
}

/** @throws RestoreUnfinishedError where a restoring was broken off */
export async function refuseHalfRestored(client: pg.Client): Promise<void> {
  if ((await readRestoreNote(client)) !== null) throw new RestoreUnfinishedError();
}
