import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is no longer null, false or undefined. @throws after `timeoutMs` */
export async function waitFor<T>(what: string, ask: () => Promise<T> | T, timeoutMs = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await delay(50);
  }
}
