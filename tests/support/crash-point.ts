import type { FailpointName } from '../../apps/api/src/config/failpoint.ts';

/** Thrown where a process would have been killed. */
export class CrashError extends Error {
  override readonly name = 'CrashError';
}

let armed: { name: FailpointName; left: number } | null = null;

/** The next time (or the `hit`th) that this place is passed, everything above it is given up. */
export function armCrash(name: FailpointName, hit = 1): void {
  armed = { name, left: hit };
}

export function disarmCrash(): void {
  armed = null;
}

/**
 * Stands in for `failpoint` where thousands of crashes have to fit into seconds: it throws, which rolls the transaction back and ends the
 * work, but lets `finally` run and buffers be flushed. The same points with a real `kill -9` are in failpoints.test.ts and chaos.test.ts.
 */
export function failpoint(name: FailpointName): void {
  if (armed === null || armed.name !== name) return;
  armed.left -= 1;
  if (armed.left > 0) return;
  armed = null;
  throw new CrashError(name);
}
