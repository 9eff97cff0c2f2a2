import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCodeOf } from './error-code.ts';

const LOCK_STALE_MS = 60_000;
const ASK_AGAIN_MS = 100;

/**
 * Runs the work while no other process does work under the same lock file; a lock left by a killed process goes stale.
 * @throws the signal's reason, when it is aborted while the lock is held by somebody else
 */
export async function withLock<T>(path: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const file = await open(path, 'wx').catch(() => null);
    if (file !== null) {
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    }
    if (await isStale(path)) await rm(path, { force: true });
    else await delay(ASK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const [text, found] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    if (Date.now() - found.mtimeMs > LOCK_STALE_MS) return true;
    if (text === '') return false;
    process.kill(Number(text), 0);
    return false;
  } catch (error) {
    return errorCodeOf(error) === 'ESRCH';
  }
}
