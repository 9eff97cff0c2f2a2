import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, type MessageEvent } from '@nestjs/common';
import { catchError, EMPTY, interval, map, merge, Observable, takeUntil, timer } from 'rxjs';

/** So that proxies and browsers do not take a quiet stream for a dead one. */
export const HEARTBEAT_MS = 15_000;
/** A browser comes back by itself, and has to show its session again. */
export const LONGEST_MS = 300_000;

/**
 * Looks again and again: what it finds goes out at once, and from then on whenever it differs from what went out before. The database is
 * asked, so that it does not matter which process does the work.
 * @param pauseAfter how long to wait after a look, ms
 */
export function watchChanges<T>(read: () => Promise<T>, pauseAfter: (found: T) => number): Observable<T> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    const run = async (): Promise<void> => {
      let lastDigest = '';
      while (!abort.signal.aborted) {
        const found = await read();
        const digest = createHash('sha256').update(JSON.stringify(found)).digest('hex');
        if (digest !== lastDigest) subscriber.next(found);
        lastDigest = digest;
        await delay(pauseAfter(found), undefined, { signal: abort.signal });
      }
    };
    run().catch((error: unknown) => {
      if (!abort.signal.aborted) subscriber.error(error);
    });
    return () => abort.abort();
  });
}

const logger = new Logger('EventStream');

/**
 * Values as server-sent events of a name, with heartbeats between them. The stream ends after `LONGEST_MS`, or when no more values can be had,
 * which is logged: the browser then comes back by itself, and is told by an ordinary answer what is wrong.
 */
export function toEvents<T extends object>(type: string, values: Observable<T>): Observable<MessageEvent> {
  const beats = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ type: 'heartbeat', data: {} })));
  return merge(values.pipe(map((data): MessageEvent => ({ type, data }))), beats).pipe(
    takeUntil(timer(LONGEST_MS)),
    catchError((error: unknown) => {
      logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return EMPTY;
    }),
  );
}
