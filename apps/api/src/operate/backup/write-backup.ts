import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { errorCodeOf } from '../../database/error-code.ts';
import { MIGRATION_LOCK, MIGRATION_NAMES } from '../../database/data-source.ts';
import { LastingClient } from '../../database/lasting-client.ts';
import { LOCK } from '../../database/locks.ts';
import { readSchemaVersion, type Ask } from '../../database/schema-version.ts';
import { BACKUP_KEY, type BackupNote } from '../installation-state.ts';
import { copySummed, forEachOf, KEY_NAME, LAYOUT, listKeptFiles, type FileSum } from './backup-layout.ts';
import { SchemaChangingError, UnknownSchemaError } from './backup-error.ts';
import { sealManifest, type BackupTable, type Manifest } from './manifest.ts';
import { becomeOwner, copyOut, listMonths, listTables, readSequences, UNKEPT_TABLES, type TableShape } from './table-copy.ts';

export interface BackupPlace {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** New, or empty. */
  readonly out: string;
  /** Null = in the backup itself. */
  readonly keysOut: string | null;
  readonly program: string;
}

export interface BackupResult {
  readonly manifest: Manifest;
  readonly folder: string;
  readonly keysFolder: string;
  readonly bytes: number;
  /** Whether it lies on the same disk as the data, with which it would be lost. */
  readonly isOnSameDisk: boolean;
}

/**
 * Writes a backup while the program works: the database as of one moment, then every file of the data folder. Files are in the spool before the ledger
 * tells of them, and none is removed meanwhile, so the ledger of that moment finds all of its files; those that came later are entered again when
 * the restored program starts. Nothing is under its final name before it is whole.
 * @throws UnknownSchemaError, SchemaChangingError; what the disk or the database throws, and then nothing is left behind
 */
export async function writeBackup(place: BackupPlace, signal?: AbortSignal): Promise<BackupResult> {
  const { out, keysOut, dataFolder } = place;
  const partial = `${out}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const client: pg.Client = new LastingClient({ connectionString: place.databaseUrl, application_name: 'nhip-thu-backup' });
  try {
    await client.connect();
    await becomeOwner(client);
    // Before the snapshot: files that the ledger of the snapshot tells of must not go until they are copied.
    await client.query('select pg_advisory_lock_shared($1, 0)', [LOCK.spoolFiles]);
    const sums = new Map<string, FileSum>();
    // No schema changes under the snapshot. Files do not depend on it: whoever waits to change it need not wait for them.
    await holdSchema(async <Row>(statement: string, values: unknown[] = []) => (await client.query(statement, values)).rows as Row[]);
    const database = await writeTables(client, partial, sums, signal);
    await client.query('select pg_advisory_unlock_shared($1)', [MIGRATION_LOCK]);
    await writeFiles(dataFolder, partial, sums, signal);
    const keysFolder = keysOut ?? join(partial, LAYOUT.keys);
    const keys = await writeKeys(dataFolder, keysFolder);
    const missing = database.blobs.filter((name) => !sums.has(`${LAYOUT.files}/spool/${name.slice(0, 2)}/${name}`));
    const files = [...sums].filter(([path]) => path.startsWith(`${LAYOUT.files}/`)).map(([, sum]) => sum.bytes);
    const listed = [...sums].map(([path, { sha256 }]) => `${sha256}  ${path}\n`).join('');
    await writeFile(join(partial, LAYOUT.sums), listed, { mode: 0o600, flush: true });
    const manifest: Manifest = {
      ...{ format: 1, program: place.program, at: database.at, migrations: [...database.migrations] },
      ...{ tables: database.tables, sequences: database.sequences, months: [...database.months] },
      files: { count: files.length, bytes: files.reduce((sum, bytes) => sum + bytes, 0) },
      ...{ missing, keys, sums: createHash('sha256').update(listed).digest('hex') },
    };
    await writeFile(join(partial, LAYOUT.manifest), sealManifest(manifest), { mode: 0o600, flush: true });
    signal?.throwIfAborted();
    await rename(partial, out);
    await syncFolder(dirname(out));
    const bytes = [...sums.values()].reduce((sum, each) => sum + each.bytes, 0);
    await noteBackup(client, { at: database.at, folder: out, bytes });
    const [outDisk, dataDisk] = await Promise.all([stat(out), stat(dataFolder)]);
    return { manifest, folder: out, keysFolder: keysOut ?? join(out, LAYOUT.keys), bytes, isOnSameDisk: outDisk.dev === dataDisk.dev };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A program that starts holds the schema for a moment, to see that it is up to date; whoever upgrades it holds it longer. */
const SCHEMA_WAIT_SECONDS = 15;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Keeps the schema as it is while the connection lasts.
 * @throws SchemaChangingError where somebody changes it, or waits to: that may take longer than anybody waits for a backup
 */
export async function holdSchema(ask: Ask): Promise<void> {
  await ask(`set lock_timeout = '${SCHEMA_WAIT_SECONDS}s'`);
  try {
    await ask('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
  } catch (error) {
    throw errorCodeOf(error) === LOCK_NOT_AVAILABLE ? new SchemaChangingError() : error;
  }
  await ask('set lock_timeout = 0');
}

interface WrittenTables extends Pick<Manifest, 'at' | 'sequences'> {
  readonly migrations: readonly string[];
  readonly tables: BackupTable[];
  readonly months: readonly string[];
  readonly blobs: readonly string[];
}

/** One snapshot of all tables. */
async function writeTables(client: pg.Client, folder: string, sums: Map<string, FileSum>, signal?: AbortSignal): Promise<WrittenTables> {
  await client.query('begin isolation level repeatable read read only');
  // The caller says what rows its statement gives.
  const ask = async <Row>(statement: string): Promise<Row[]> => (await client.query(statement)).rows as Row[];
  const { newest, unknown, applied } = await readSchemaVersion(ask, MIGRATION_NAMES);
  if (newest === null || unknown.length > 0) throw new UnknownSchemaError(newest);
  const { rows: times } = await client.query<{ at: Date }>('select now() as at');
  const shapes = await listTables(client);
  const blobs = await listBlobs(client, shapes);
  const tables: BackupTable[] = [];
  for (const table of shapes.filter(({ name }) => !UNKEPT_TABLES.includes(name))) {
    const path = tablePath(table.name);
    const { rows, ...sum } = await copyOut(client, table, join(folder, path), signal);
    sums.set(path, sum);
    tables.push({ name: table.name, columns: [...table.columns], rows });
  }
  const sequences = await readSequences(client);
  const months = await listMonths(client);
  await client.query('commit');
  return { at: (times[0]?.at ?? new Date()).toISOString(), migrations: applied, tables, sequences, months, blobs };
}

/** Names in the spool of the files that the ledger tells of. */
async function listBlobs(client: pg.Client, shapes: readonly TableShape[]): Promise<string[]> {
  // A schema of earlier times, before an upgrade, knows of no removal by age.
  const isRemovable = shapes.some(({ name, columns }) => name === 'segment' && columns.includes('blob_expired_at'));
  const { rows } = await client.query<{ name: string }>(
    `select distinct encode(content_hmac, 'hex') as name from segment ${isRemovable ? 'where blob_expired_at is null' : ''}`,
  );
  return rows.map(({ name }) => name);
}

export function tablePath(table: string): string {
  return `${LAYOUT.tables}/${table}.copy.gz`;
}

async function writeFiles(dataFolder: string, folder: string, sums: Map<string, FileSum>, signal?: AbortSignal): Promise<void> {
  await forEachOf(listKeptFiles(dataFolder), async (path) => {
    try {
      sums.set(`${LAYOUT.files}/${path}`, await copySummed(join(dataFolder, path), join(folder, LAYOUT.files, path), signal));
    } catch (error) {
      // A temporary file that has its final name by now; of files the ledger tells of, `missing` has the list.
      if (errorCodeOf(error) !== 'ENOENT') throw error;
    }
  });
}

async function writeKeys(dataFolder: string, folder: string): Promise<Manifest['keys']> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(dataFolder)).filter((name) => KEY_NAME.test(name)).toSorted();
  const keys: Manifest['keys'] = [];
  for (const name of names) {
    const bytes = await readFile(join(dataFolder, name));
    const path = join(folder, name);
    await rm(path, { force: true });
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx', flush: true });
    keys.push({ name, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return keys;
}

async function noteBackup(client: pg.Client, note: BackupNote): Promise<void> {
  await client.query('insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', [
    ...[BACKUP_KEY, JSON.stringify(note)],
  ]);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
