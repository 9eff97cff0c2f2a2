import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { failpoint } from '../../config/failpoint.ts';
import { LastingClient } from '../../database/lasting-client.ts';
import { migrate } from '../../database/data-source.ts';
import { RestoreFailedError } from './backup-error.ts';
import { forgetRestore, noteRestore, readRestoreNote } from './restore-mark.ts';
import { copySummed, forEachOf, KEY_NAME, LAYOUT, walk } from './backup-layout.ts';
import type { RestoreFault, SoundBackup } from './check-backup.ts';
import { addMonths, becomeOwner, copyIn, listTables, setSequence } from './table-copy.ts';
import { tablePath } from './write-backup.ts';

/** Where a backup is to be restored to. */
export interface RestorePlace {
  readonly databaseUrl: string;
  readonly dataFolder: string;
}

/** Tables any row of which makes an installation one that is in use. */
const TELLING_TABLES = ['account', 'official', 'agency', 'origin', 'segment', 'paper_import', 'frozen_period'] as const;

/** What of the place is in the way: data there are not overwritten, nor is a database that somebody works in. */
export async function findObstacles(place: RestorePlace, backup: SoundBackup): Promise<RestoreFault[]> {
  const faults = await findFileObstacles(place.dataFolder, backup);
  await withOwner(place.databaseUrl, async (client) => {
    const { rows: others } = await client.query<{ name: string }>(
      `select distinct coalesce(nullif(application_name, ''), usename::text) as name from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid() order by 1`,
    );
    if (others.length > 0) faults.push({ code: 'database-in-use', where: others.map(({ name }) => name).join(', ') });
    const begun = await readRestoreNote(client);
    if (begun === backup.manifest.sums) return;
    if (begun !== null) faults.push({ code: 'restore-unfinished', where: begun.slice(0, 12) });
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const names = tables.map(({ name }) => name);
    const isOurs = names.includes('migration');
    if (!isOurs && names.length > 0) faults.push({ code: 'database-not-empty', where: names.toSorted().join(', ') });
    for (const name of isOurs ? TELLING_TABLES.filter((each) => names.includes(each)) : []) {
      const { rows } = await client.query(`select from ${name} limit 1`);
      if (rows.length > 0) faults.push({ code: 'database-not-empty', where: name });
    }
  });
  return faults;
}

/** What a restoring that was broken off left behind is no obstacle. */
export async function findFileObstacles(dataFolder: string, { sums }: SoundBackup): Promise<RestoreFault[]> {
  const spool = join(dataFolder, 'spool');
  const isThere = await stat(spool).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  for await (const path of walk(dataFolder, 'spool'))
    if (!sums.has(`${LAYOUT.files}/${path}`)) return [{ code: 'spool-not-empty', where: join(dataFolder, path) }];
  return [];
}

/**
 * Puts a backup into an empty installation: files first, then keys, then the database in one transaction, at the schema it had; then the schema is
 * brought up to date. Broken off anywhere, nothing starts on what is there, and the same restoring begins again.
 * @throws RestoreFailedError; what the disk or the database throws
 */
export async function restoreBackup(place: RestorePlace, backup: SoundBackup, signal?: AbortSignal): Promise<void> {
  const { sums } = backup.manifest;
  await withOwner(place.databaseUrl, (client) => noteRestore(client, sums));
  await placeFiles(place.dataFolder, backup, signal);
  await placeKeys(place.dataFolder, backup);
  failpoint('restore.files-placed');
  const newest = backup.manifest.migrations.at(-1) ?? '';
  await withOwner(place.databaseUrl, async (client) => {
    // The start of an installation made these; there is nothing of anybody's in them.
    await client.query('begin');
    await client.query('drop schema if exists bullmq cascade');
    await client.query('drop schema public cascade');
    await client.query('drop schema if exists months cascade');
    await client.query('create schema public');
    await noteRestore(client, sums);
    await client.query('commit');
  });
  await migrate(place.databaseUrl, newest);
  await withOwner(place.databaseUrl, (client) => fillTables(client, backup, signal));
  failpoint('restore.filled');
  await migrate(place.databaseUrl);
  await withOwner(place.databaseUrl, forgetRestore);
}

async function placeFiles(dataFolder: string, { folder, sums }: SoundBackup, signal?: AbortSignal): Promise<void> {
  const prefix = `${LAYOUT.files}/`;
  const paths = [...sums].filter(([path]) => path.startsWith(prefix));
  await forEachOf(paths, async ([path, expected]) => {
    const { sha256 } = await copySummed(join(folder, path), join(dataFolder, path.slice(prefix.length)), signal);
    if (sha256 !== expected) throw new RestoreFailedError(join(folder, path));
  });
}

/** Keys that an earlier start of the empty installation made go: nothing was ever protected by them. */
async function placeKeys(dataFolder: string, { keysFolder, manifest }: SoundBackup): Promise<void> {
  const made = (await readdir(dataFolder)).filter((name) => KEY_NAME.test(name));
  for (const name of made) await rm(join(dataFolder, name));
  for (const { name } of manifest.keys) {
    const bytes = await readFile(join(keysFolder, name));
    await writeFile(join(dataFolder, name), bytes, { mode: 0o600, flag: 'wx', flush: true });
  }
}

async function fillTables(client: pg.Client, { folder, manifest }: SoundBackup, signal?: AbortSignal): Promise<void> {
  const all = (await listTables(client)).map(({ name }) => name);
  const { rows: guarded } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  await client.query('begin');
  // COPY takes no rows where rules on rows bind the one who copies, and rows that come back are no change of the directory.
  for (const { name } of guarded) await client.query(`alter table ${name} no force row level security`);
  for (const { name } of manifest.tables) await client.query(`alter table ${name} disable trigger user`);
  // Migrations leave rows of their own behind.
  await client.query(`truncate ${all.filter((name) => name !== 'migration').join(', ')}`);
  await addMonths(client, manifest.months ?? []);
  for (const table of manifest.tables) {
    const rows = await copyIn(client, table, join(folder, tablePath(table.name)), signal);
    if (rows !== table.rows) throw new RestoreFailedError(table.name);
  }
  // Whoever restores, or tries whether it can be done, sends nothing that was on its way when the backup was made: most of it has arrived long since.
  if (manifest.tables.some(({ name }) => name === 'post'))
    await client.query(`update post set state = 'skipped', fault = 'restored', ended_at = now() where state = 'waiting'`);
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  for (const { name } of manifest.tables) await client.query(`alter table ${name} enable trigger user`);
  for (const { name } of guarded) await client.query(`alter table ${name} force row level security`);
  await client.query('commit');
  await client.query('analyze');
}

async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client: pg.Client = new LastingClient({ connectionString: url, application_name: 'restore' });
  try {
    await client.connect();
    await becomeOwner(client);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
