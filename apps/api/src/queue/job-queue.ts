import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { JOB_NAMES, JOB_SETTINGS, JOBS, type JobName, type JobPayload } from './jobs.ts';
import type { AnyQueue, QueueBackend } from './queue-backend.ts';

export const QUEUE_BACKEND = Symbol('queue backend');

/** Puts jobs into the queue. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly logger = new Logger(JobQueue.name);
  private readonly queues = new Map<JobName, AnyQueue>();

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {
    for (const name of JOB_NAMES) {
      const queue = backend.openQueue(name);
      queue.on('error', (error: Error) => this.logger.warn(`queue ${name}: ${error.message}`));
      this.queues.set(name, queue);
    }
  }

  /**
   * Adds a job. Two calls may lead to one run or two: jobs are idempotent, so only work is at stake.
   * While a job of the same dedupe key waits, no second one is added; while one runs, one more is kept for afterwards.
   * A `retry` is added in any case: it is there for when that bookkeeping itself was lost.
   */
  async add<Name extends JobName>(name: Name, payload: JobPayload<Name>, options: { isRetry?: boolean } = {}): Promise<void> {
    const parsed = JOBS[name].payload.parse(payload);
    // The payload was just parsed by the schema of the same job that the key is made for.
    const dedupeKey = (JOBS[name].dedupeKey as (payload: unknown) => string)(parsed);
    await this.queueOf(name).add(name, parsed, {
      ...JOB_SETTINGS,
      // A kept id would be ignored silently by BullMQ, so ids are never used twice; waiting twins are merged by deduplication.
      jobId: `${dedupeKey}-${randomUUID()}`,
      ...(options.isRetry ? {} : { deduplication: { id: dedupeKey, keepLastIfActive: true } }),
    });
  }

  /** @throws when the queue's store does not answer */
  ping(): Promise<void> {
    return this.backend.ping();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private queueOf(name: JobName): AnyQueue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`no queue is open for ${name}`);
    return queue;
  }
}
