import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EVERY_AGENCY } from '@nhip-thu/metrics';
import { readSettings } from '../../config/settings.ts';
import { MIGRATION_NAMES } from '../../database/data-source.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { openDatabase } from '../../database/open-database.ts';
import { readSchemaVersion, type SchemaVersion } from '../../database/schema-version.ts';
import { withClient } from '../../database/with-client.ts';
import { EXIT } from '../../installation.ts';
import { holdSchema, writeBackup, type BackupResult } from '../../operate/backup/write-backup.ts';
import { requireDataFolder } from '../../require-installation.ts';
import { BACKUP_TEXT } from '../backup-text.ts';
import { formatBytes } from '../format-amount.ts';
import { formatMoment } from '../format-moment.ts';
import type { Shell } from '../shell.ts';
import { InterruptedError, UsageError } from '../usage-fault.ts';

export interface BackupOptions {
  readonly out: string;
  readonly keys?: string;
}

/** `nhipthu backup --out DIR [--keys DIR]`: exit code 5 when files that the ledger tells of were missing already. */
export async function runBackup(shell: Shell, options: BackupOptions, program: string): Promise<number> {
  const out = resolve(options.out);
  const keysOut = options.keys === undefined ? null : resolve(options.keys);
  await refuseFilled('--out', out);
  if (keysOut !== null) await refuseFilled('--keys', keysOut);
  const settings = readSettings();
  const dataFolder = await requireDataFolder(settings);
  const { signal } = shell.io;
  await writeDown(shell, settings.databaseUrl, dataFolder, out);
  // As it is: a backup before an upgrade must not be the upgrade.
  const database = await openDatabase(settings.databaseUrl, dataFolder, signal);
  try {
    const place = { databaseUrl: database.url, dataFolder, out, keysOut, program };
    const result = await writeBackup(place, signal).catch((error: unknown) => {
      throw signal.aborted ? new InterruptedError(shell.text.again) : error;
    });
    printResult(shell, result, keysOut !== null);
    return result.manifest.missing.length > 0 ? EXIT.someInputRejected : EXIT.done;
  } finally {
    await database.close();
  }
}

/** That everything was copied is a deed for the audit log, which only a program of the same schema can write. */
async function writeDown(shell: Shell, databaseUrl: string | null, dataFolder: string, out: string): Promise<void> {
  const database = await openDatabase(databaseUrl, dataFolder, shell.io.signal);
  let version: SchemaVersion;
  try {
    version = await withClient(database.url, async (_client, ask) => {
      await holdSchema(ask);
      return readSchemaVersion(ask, MIGRATION_NAMES);
    });
  } finally {
    await database.close();
  }
  if (version.missing.length + version.unknown.length > 0) return;
  const touched = { agency: EVERY_AGENCY, subject: `everything, to ${out}` };
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again, touched }, async () => undefined);
}

function printResult(shell: Shell, { manifest, folder, keysFolder, bytes, isOnSameDisk }: BackupResult, isApart: boolean): void {
  const { at, tables, files, missing, keys } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (shell.isJson) {
    const counts = { tables: tables.length, rows, files: files.count, missing: missing.length, keys: keys.length };
    shell.printJson({ folder, keysFolder, at, bytes, ...counts, isOnSameDisk, schema: manifest.migrations.at(-1) ?? null });
    return;
  }
  const text = BACKUP_TEXT[shell.language];
  shell.print(text.written(folder, formatMoment(at), formatBytes(bytes, shell.language)));
  shell.print(text.contents(shell.formatCount(tables.length), shell.formatCount(rows), shell.formatCount(files.count)));
  shell.print(isApart ? text.keysApart(keysFolder) : text.keysInside(keysFolder));
  if (isOnSameDisk) shell.print(text.sameDisk);
  if (missing.length > 0) shell.print(text.missing(shell.formatCount(missing.length)));
  shell.print(text.unencrypted);
}

/** @throws UsageError when there is something in the folder, or none can be there */
async function refuseFilled(argument: string, folder: string): Promise<void> {
  const names = await listNames(folder).catch((error: unknown) => {
    const expected = errorCodeOf(error);
    if (expected === null) throw error;
    throw new UsageError([{ argument, code: 'unusable-folder', found: folder, expected }], { cause: error });
  });
  if (names !== null && names.length > 0) throw new UsageError([{ argument, code: 'folder-filled', found: folder }]);
}

/** Null: there is no such folder. */
async function listNames(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
