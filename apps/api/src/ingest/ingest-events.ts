import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { MessageEvent } from '@nestjs/common';
import type { IngestReply } from '@nhip-thu/metrics';
import { Observable } from 'rxjs';

const BUSY_POLL_MS = 500;
const IDLE_POLL_MS = 2000;
const HEARTBEAT_MS = 15_000;

/**
 * The ingest status as server-sent events: one at once, then one whenever it changed, at most two a second, and a
 * heartbeat when nothing happens. The database is asked, so that it does not matter which process does the work.
 */
export function observeIngest(readStatus: () => Promise<IngestReply>): Observable<MessageEvent> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    const run = async (): Promise<void> => {
      let lastDigest = '';
      let lastSentAt = 0;
      while (!abort.signal.aborted) {
        const status = await readStatus();
        const digest = createHash('sha256').update(JSON.stringify(status)).digest('hex');
        if (digest !== lastDigest) {
          subscriber.next({ type: 'ingest', data: status });
          lastSentAt = Date.now();
        } else if (Date.now() - lastSentAt > HEARTBEAT_MS) {
          subscriber.next({ type: 'heartbeat', data: {} });
          lastSentAt = Date.now();
        }
        lastDigest = digest;
        await delay(isBusy(status) ? BUSY_POLL_MS : IDLE_POLL_MS, undefined, { signal: abort.signal });
      }
    };
    run().catch((error: unknown) => {
      if (!abort.signal.aborted) subscriber.error(error);
    });
    return () => abort.abort();
  });
}

function isBusy(status: IngestReply): boolean {
  return (
    status.dirtyDays + status.dirtyPeriods > 0 ||
    status.segments.some((segment) => ['received', 'folding', 'undoing'].includes(segment.state))
  );
}
