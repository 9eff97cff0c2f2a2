import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf } from '../../database/error-code.ts';

const STAR = '*';
const ANY_ONE = '?';

/** What a pattern leads to now: paths that exist, and folders that could not be read, by their error code. */
export interface PatternMatches {
  readonly paths: readonly string[];
  readonly unreadableFolders: ReadonlyMap<string, string>;
}

/** Expands an absolute path with `*` and `?` in any of its parts. A part without them is taken as it stands, whether or not it exists. */
export async function expandPattern(pattern: string): Promise<PatternMatches> {
  const unreadableFolders = new Map<string, string>();
  let paths = ['/'];
  for (const part of pattern.split('/').filter((piece) => piece !== '')) {
    if (!part.includes(STAR) && !part.includes(ANY_ONE)) {
      paths = paths.map((path) => join(path, part));
      continue;
    }
    const next: string[] = [];
    for (const folder of paths) {
      const names = await readNames(folder, unreadableFolders);
      next.push(...names.filter((name) => matchesPart(name, part)).map((name) => join(folder, name)));
    }
    paths = next;
  }
  return { paths: paths.toSorted(), unreadableFolders };
}

async function readNames(folder: string, unreadable: Map<string, string>): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === null) throw error;
    // A file beside the folders that a middle * stands for has nothing in it.
    if (code !== 'ENOTDIR') unreadable.set(folder, code);
    return [];
  }
}

/** As a shell does: a name that begins with a dot has to be asked for with a dot. Linear but for the length of the pattern. */
export function matchesPart(name: string, part: string): boolean {
  if (name.startsWith('.') && !part.startsWith('.')) return false;
  let at = 0;
  let afterStar = -1;
  let retryFrom = 0;
  let index = 0;
  while (index < name.length) {
    if (part[at] === STAR) {
      at += 1;
      afterStar = at;
      retryFrom = index;
    } else if (at < part.length && (part[at] === ANY_ONE || part[at] === name[index])) {
      at += 1;
      index += 1;
    } else if (afterStar >= 0) {
      at = afterStar;
      retryFrom += 1;
      index = retryFrom;
    } else return false;
  }
  while (part[at] === STAR) at += 1;
  return at === part.length;
}
