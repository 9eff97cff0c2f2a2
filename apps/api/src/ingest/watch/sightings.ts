import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WatchEntry } from '../../config/watch-list.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { expandPattern } from './file-pattern.ts';
import type { FileKey } from './watched-file.repository.ts';

/** A regular file that a pattern leads to. */
export interface Sighting extends FileKey {
  readonly path: string;
  readonly state: FileState;
}

/** What changes when a file does. */
export interface FileState {
  readonly size: number;
  readonly modifiedNs: bigint;
}

export interface Sightings {
  readonly files: readonly Sighting[];
  /** Files and folders that patterns lead to but that cannot be looked at, with the error code. */
  readonly faults: readonly { readonly originName: string; readonly path: string; readonly code: string }[];
}

/** Looks up what the patterns lead to now; links are followed, folders and devices passed over. */
export async function findSightings(entries: readonly WatchEntry[]): Promise<Sightings> {
  const files: Sighting[] = [];
  const faults: { originName: string; path: string; code: string }[] = [];
  for (const { originName, pattern } of entries) {
    const { paths, unreadableFolders } = await expandPattern(pattern);
    for (const [path, code] of unreadableFolders) faults.push({ originName, path, code });
    for (const path of paths) {
      const found = await identify(path);
      if (typeof found === 'string') faults.push({ originName, path, code: found });
      else if (found !== null) files.push({ originName, path, ...found });
    }
  }
  // What is not there yet is no fault.
  return { files, faults: faults.filter(({ code }) => code !== 'ENOENT') };
}

/** Where in the folder of `path` the file with this identity is now, or null: a file that was renamed while nobody looked. */
export async function findRenamed({ device, inode, path }: FileKey & { readonly path: string }): Promise<string | null> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const found = await identify(join(folder, name));
    if (found !== null && typeof found !== 'string' && found.device === device && found.inode === inode) return join(folder, name);
  }
  return null;
}

/** Device and inode of a regular file, null for anything else, an error code when it cannot be told. */
async function identify(path: string): Promise<{ device: string; inode: string; state: FileState } | string | null> {
  try {
    const found = await stat(path, { bigint: true });
    if (!found.isFile()) return null;
    return { device: String(found.dev), inode: String(found.ino), state: { size: Number(found.size), modifiedNs: found.mtimeNs } };
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === null) throw error;
    return code;
  }
}
