import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { errorCodeOf } from './error-code.ts';

const KEY_BYTES = 32;

/** A key of 256 random bits in a file (0600) of its own, made when it is first asked for. */
export async function readOrMakeKey(path: string): Promise<Buffer> {
  const known = await readFile(path).catch(() => null);
  if (known !== null && known.length === KEY_BYTES) return known;
  // Written aside and linked into place, so that two processes starting at once end up with one complete key.
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
  await link(aside, path).catch((error: unknown) => {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  });
  await rm(aside);
  return readFile(path);
}
