import { constants } from 'node:fs';
import { access, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { FULL_LIMITS, isBeyond, LOW_LIMITS, readDiskSpace } from '../../database/disk-space.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { finderOf, type InstallationCheck } from './installation-check.ts';

/** Files that nobody but the program may read. */
const SECRET = /\.key$|\.secret$|\.token$|^setup-token\.txt$/;
const OTHERS = 0o077;

/** The data folder, its secrets and its disk; only the first of them where there is no folder. */
export async function checkFolder(folder: string): Promise<InstallationCheck[]> {
  const find = finderOf('folder');
  const reason = await findReason(folder);
  if (reason === 'ENOENT') return [find('bad', 'folder-missing', { folder })];
  if (reason !== null) return [find('bad', 'folder-unwritable', { folder, reason })];
  return [find('ok', 'fine', { folder }), await checkSecrets(folder), await checkSpace(folder)];
}

/** Code of what keeps the program from writing there, spool included; null: nothing does. */
async function findReason(folder: string): Promise<string | null> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const spool = join(folder, 'spool');
    // Rights do not tell of a disk that takes nothing: something is written, in the spool where there is one.
    const place = (await isThere(spool)) ? spool : folder;
    const trial = join(place, `.doctor-${randomUUID()}`);
    await writeFile(trial, 'x', { mode: 0o600, flush: true });
    await rm(trial);
    return null;
  } catch (error) {
    return errorCodeOf(error) ?? String(error);
  }
}

async function checkSecrets(folder: string): Promise<InstallationCheck> {
  const find = finderOf('secrets');
  const names = (await readdir(folder)).filter((name) => SECRET.test(name)).toSorted();
  const modes = await Promise.all(names.map(async (name) => ({ name, mode: (await stat(join(folder, name))).mode })));
  const open = modes.filter(({ mode }) => (mode & OTHERS) !== 0).map(({ name }) => name);
  if (open.length > 0) return find('bad', 'secrets-open', { files: open.map((name) => join(folder, name)).join(' ') });
  if (!names.includes('spool.key') && (await isThere(join(folder, 'spool')))) return find('bad', 'spool-key-missing', { folder });
  return find('ok', 'fine', { count: names.length });
}

async function checkSpace(folder: string): Promise<InstallationCheck> {
  const find = finderOf('space');
  const space = await readDiskSpace(folder);
  const values = { free: space.availableBytes, total: space.totalBytes };
  if (isBeyond(space, FULL_LIMITS)) return find('bad', 'space-full', values);
  return isBeyond(space, LOW_LIMITS) ? find('warn', 'space-low', values) : find('ok', 'fine', values);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
