import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GUIDE_PICTURES } from './guide-pictures.mjs';

const run = promisify(execFile);
const KEPT = {
  ...{ 'overview-light': 'overview-light', 'overview-dark': 'overview-dark', 'overview-mobile': 'overview-mobile-top' },
  ingest: 'ingest-top',
  ...Object.fromEntries(GUIDE_PICTURES.map((name) => [name, name])),
};

/** Copies the pictures that the README and the guides show; with pngquant on the PATH they become a third of their size. */
export async function keepImages(from, to) {
  await mkdir(to, { recursive: true });
  for (const [name, picture] of Object.entries(KEPT)) {
    const [source, target] = [join(from, `${picture}.png`), join(to, `${name}.png`)];
    // `--only` leaves some out.
    if (!existsSync(source)) continue;
    try {
      await run('pngquant', ['--force', '--strip', '--speed', '1', '--quality', '80-98', '--output', target, source]);
    } catch {
      await copyFile(source, target);
    }
    console.log(`kept ${target}`);
  }
}
