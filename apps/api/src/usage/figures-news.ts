import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FiguresNewsReply } from '@nhip-thu/metrics';
import { delay, shareReplay, type Observable } from 'rxjs';
import { watchChanges } from '../http/event-stream.ts';
import { LAG_MS } from '../http/reply-cache.ts';
import { UsageRepository } from './usage.repository.ts';

const PAUSE_MS = 2000;

/** Whether figures changed: one look at the database for everybody who follows them in this process, and none while nobody does. */
@Injectable()
export class FiguresNews {
  readonly revisions: Observable<FiguresNewsReply>;

  constructor(usage: UsageRepository) {
    this.revisions = watchChanges(
      async () => ({ revision: shorten(await usage.readRevisionText()) }),
      () => PAUSE_MS,
    ).pipe(
      // Whoever asks as soon as they hear of it must be given the new figures.
      delay(LAG_MS),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
  }
}

/** What revisions are made of is nobody's business. */
function shorten(revision: string): string {
  return createHash('sha256').update(revision).digest('base64url').slice(0, 16);
}
