import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATION_NAMES } from '../../database/data-source.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { forEachOf, LAYOUT, sumFile } from './backup-layout.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { tablePath } from './write-backup.ts';

export type RestoreFaultCode =
  | 'no-backup'
  | 'manifest-damaged'
  | 'newer-program'
  | 'list-damaged'
  | 'file-missing'
  | 'file-damaged'
  | 'file-unreadable'
  | 'key-missing'
  | 'key-wrong'
  | 'database-in-use'
  | 'database-not-empty'
  | 'restore-unfinished'
  | 'spool-not-empty';

/** Why a backup cannot be restored, and where that was found. */
export interface RestoreFault {
  readonly code: RestoreFaultCode;
  /** A path, or the name of a table. */
  readonly where: string;
}

/** A backup whose every file was read and is what was written. */
export interface SoundBackup {
  readonly folder: string;
  readonly keysFolder: string;
  readonly manifest: Manifest;
  /** Paths relative to the backup, with the SHA-256 of each. */
  readonly sums: ReadonlyMap<string, string>;
}

const SUM_LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/**
 * Reads a whole backup.
 * @returns the faults found: of the first kind that keeps the next from being looked for, all
 */
export async function checkBackup(folder: string, keysFolder: string, signal?: AbortSignal): Promise<SoundBackup | RestoreFault[]> {
  const manifest = await readContents(folder);
  if ('code' in manifest) return [manifest];
  if (!manifest.migrations.every((name, at) => MIGRATION_NAMES[at] === name))
    return [{ code: 'newer-program', where: manifest.migrations.at(-1) ?? '' }];
  const list = await readFile(join(folder, LAYOUT.sums)).catch(() => Buffer.alloc(0));
  if (hash(list) !== manifest.sums) return [{ code: 'list-damaged', where: join(folder, LAYOUT.sums) }];
  const sums = parseSums(list.toString('utf8'));
  const faults = [...(await checkFiles(folder, manifest, sums, signal)), ...(await checkKeys(keysFolder, manifest))];
  return faults.length > 0 ? faults : { folder, keysFolder, manifest, sums };
}

async function readContents(folder: string): Promise<Manifest | RestoreFault> {
  const where = join(folder, LAYOUT.manifest);
  let text: string;
  try {
    text = await readFile(where, 'utf8');
  } catch (error) {
    return { code: errorCodeOf(error) === 'ENOENT' || errorCodeOf(error) === 'ENOTDIR' ? 'no-backup' : 'file-unreadable', where };
  }
  const manifest = readManifest(text);
  if (manifest === null) return { code: 'manifest-damaged', where };
  return manifest === 'newer' ? { code: 'newer-program', where } : manifest;
}

/** Paths that lead out of the backup are not ours. */
function parseSums(list: string): Map<string, string> {
  const lines = list.split('\n').map((line) => SUM_LINE.exec(line));
  const sums = lines.flatMap((found) => (found === null ? [] : [[found[2] ?? '', found[1] ?? ''] as const]));
  return new Map(sums.filter(([path]) => !path.split('/').includes('..')));
}

async function checkFiles(
  folder: string,
  manifest: Manifest,
  sums: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<RestoreFault[]> {
  const faults: RestoreFault[] = manifest.tables
    .map(({ name }) => tablePath(name))
    .filter((path) => !sums.has(path))
    .map((path) => ({ code: 'file-missing', where: join(folder, path) }));
  await forEachOf(sums, async ([path, expected]) => {
    const where = join(folder, path);
    try {
      const { sha256 } = await sumFile(where, signal);
      if (sha256 !== expected) faults.push({ code: 'file-damaged', where });
    } catch (error) {
      signal?.throwIfAborted();
      faults.push({ code: errorCodeOf(error) === 'ENOENT' ? 'file-missing' : 'file-unreadable', where });
    }
  });
  return faults.toSorted((a, b) => (a.where < b.where ? -1 : 1));
}

async function checkKeys(folder: string, { keys }: Manifest): Promise<RestoreFault[]> {
  const faults: RestoreFault[] = [];
  for (const { name, sha256 } of keys) {
    const where = join(folder, name);
    const bytes = await readFile(where).catch(() => null);
    if (bytes === null) faults.push({ code: (await isThere(where)) ? 'file-unreadable' : 'key-missing', where });
    else if (hash(bytes) !== sha256) faults.push({ code: 'key-wrong', where });
  }
  return faults;
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
