import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell is the same engine without windows, which draws in three quarters of the time. */
const SHELL_FIRST = ['chromium-headless-shell', 'chromium', 'google-chrome'];
const WHOLE_FIRST = ['chromium', 'google-chrome', 'chromium-headless-shell'];

/**
 * The program of NHIPTHU_CHROMIUM, else the first on the PATH.
 * @param {{ isWhole?: boolean }} options `isWhole`: the one that people look at pages with
 * @returns {string} its path
 * @throws where there is none
 */
export function findChromium({ isWhole = false } = {}) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = isWhole ? WHOLE_FIRST : SHELL_FIRST;
  const candidates = [process.env.NHIPTHU_CHROMIUM, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
  const found = candidates.find((path) => path !== undefined && isExecutable(path));
  if (found === undefined) throw new Error('no Chromium: apt-get install chromium, or name its program in NHIPTHU_CHROMIUM');
  return found;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
