import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StartUpError } from '../config/start-up-error.ts';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from './error-code.ts';

/** The folder for spool, keys and the embedded database cannot be used. */
export class DataFolderError extends StartUpError {
  override readonly name = 'DataFolderError';
}

const SYSTEM_FOLDER = '/var/lib/nhip-thu';
const OTHERS_MAY_PASS = 0o001;

/**
 * Chooses and creates the data folder: the given one; else `data` in the working folder; else, for root when other users cannot
 * reach that (the embedded database never runs as root), /var/lib/nhip-thu.
 * @throws DataFolderError saying what is wrong with which folder, and what to do
 */
export async function prepareDataFolder(given: string | null, subfolder: string | null): Promise<string> {
  const chosen = await chooseDataFolder(given);
  const folder = subfolder === null ? chosen : join(chosen, subfolder);
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = describeReason(errorCodeOf(error), String(error));
    throw new DataFolderError(START_UP_FAULTS.dataFolderNotWritable(folder, reason), { cause: error });
  }
  if (isRoot()) await letOthersPass(folder);
  return folder;
}

/** The folder that `prepareDataFolder` makes and uses, whether or not it is there. */
export async function chooseDataFolder(given: string | null): Promise<string> {
  const base = resolve(given ?? 'data');
  return given === null && isRoot() && !(await canOthersReach(dirname(base))) ? SYSTEM_FOLDER : base;
}

function isRoot(): boolean {
  return userInfo().uid === 0;
}

/**
 * Makes the folder and those above it. Node's own recursive mkdir never ends where a folder that exists takes no entries (/proc), and on a
 * read-only file system reports that the folder is missing rather than why it cannot be made.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === 'EEXIST' && (await isFolder(folder))) return;
    if (code !== 'ENOENT' || (await isFolder(dirname(folder)))) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** True when there is nothing at the path; what may not be looked at may be there. */
export function isAbsent(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error) ?? ''),
  );
}

/** True when a user without rights may walk down to the folder; only then can a server under another user live in it. */
export async function canOthersReach(folder: string): Promise<boolean> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const mode = await stat(path).then(
      (found) => found.mode,
      () => OTHERS_MAY_PASS,
    );
    if ((mode & OTHERS_MAY_PASS) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function letOthersPass(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & OTHERS_MAY_PASS) === 0) await chmod(folder, (mode & 0o7777) | OTHERS_MAY_PASS);
}

/** A folder as a person would write it, with `~` for their home. */
export function shortenPath(path: string): string {
  const home = homedir();
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
