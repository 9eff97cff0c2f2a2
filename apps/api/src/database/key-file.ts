import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import type { LocalisedText } from '../config/language.ts';
import { StartUpError } from '../config/start-up-error.ts';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from './error-code.ts';

const KEY_BYTES = 32;

/** A key of the data folder is not the one it was, or no key at all. */
export class KeyFileError extends StartUpError {
  override readonly name = 'KeyFileError';
}

/**
 * A key of 256 random bits in a file (0600) of its own, made when it is first asked for.
 * @throws KeyFileError where the file cannot be read or is of another length: what was hashed or sealed with it fits no other key
 */
export async function readOrMakeKey(path: string): Promise<Buffer> {
  return (await openKeyFile(path)).key;
}

/** @returns the key, and whether this call made it. @throws KeyFileError */
export async function openKeyFile(path: string): Promise<{ readonly key: Buffer; readonly isMade: boolean }> {
  const known = await readKey(path);
  if (known !== null) return { key: known, isMade: false };
  // Written aside and linked into place, so that two processes starting at once end up with one complete key.
  const aside = `${path}.${randomUUID()}`;
  try {
    await writeFile(aside, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
    const isMade = await link(aside, path).then(
      () => true,
      (error: unknown) => {
        if (errorCodeOf(error) !== 'EEXIST') throw error;
        return false;
      },
    );
    const key = await readKey(path);
    if (key === null) throw new KeyFileError(unusable(path, describeReason('ENOENT', '')));
    return { key, isMade };
  } finally {
    await rm(aside, { force: true });
  }
}

/** Null where there is none. */
async function readKey(path: string): Promise<Buffer | null> {
  const key = await readFile(path).catch((error: unknown) => {
    const code = errorCodeOf(error);
    if (code === 'ENOENT') return null;
    throw new KeyFileError(unusable(path, describeReason(code, String(error))), { cause: error });
  });
  if (key === null || key.length === KEY_BYTES) return key;
  throw new KeyFileError(
    unusable(path, { vi: `có ${key.length} byte thay vì ${KEY_BYTES}`, en: `it holds ${key.length} bytes instead of ${KEY_BYTES}` }),
  );
}

function unusable(path: string, reason: LocalisedText): LocalisedText {
  return START_UP_FAULTS.keyUnusable(path, reason);
}
