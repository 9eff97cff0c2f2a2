import { setPriority } from 'node:os';

/** Of a hundred parts of a busy processor about 90 stay for a thread of normal priority, 10 for one of this. */
const NICE = 10;

/**
 * Lets threads that answer requests go first on a busy machine: logs that are folded a little later do no harm, a page that waits does. On Linux it holds
 * for the calling thread and those it starts; elsewhere for the process, so only there where a process does nothing else.
 */
export function yieldToPages(isOwnProcess: boolean): void {
  if (process.platform !== 'linux' && !isOwnProcess) return;
  try {
    setPriority(0, NICE);
  } catch {
    // Not allowed here, as in some sandboxes: it then shares as before.
  }
}
