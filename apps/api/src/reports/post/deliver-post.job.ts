import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import type { JobPayload } from '../../queue/jobs.ts';
import { PostRepository } from './post.repository.ts';
import { PostService } from './post.service.ts';

/** What is due later is sent after the next look at schedules. */
const SOON_MS = 5 * 60_000;
/** So that what is due at a moment is due when the job comes. */
const SLACK_MS = 100;

/** Sends what is in the outbox, and comes again when what was not taken is to be tried again. */
@Injectable()
@HandlesJob('deliver-post')
export class DeliverPostJob implements JobHandler<'deliver-post'> {
  constructor(
    private readonly post: PostService,
    private readonly posts: PostRepository,
    private readonly queue: JobQueue,
  ) {}

  async run(_payload: JobPayload<'deliver-post'>, signal: AbortSignal): Promise<void> {
    await this.post.deliver(signal);
    if (signal.aborted) return;
    const next = await this.posts.findNext();
    if (next === null || next.waitMs > SOON_MS) return;
    await this.queue.add('deliver-post', {}, { later: { delayMs: next.waitMs + SLACK_MS, name: String(next.dueAt.getTime()) } });
  }
}
