import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { JobsOptions } from 'bullmq';
import { JOB_NAMES, JOB_SETTINGS, JOBS, REPEAT_ZONE, type JobName, type JobPayload } from './jobs.ts';
import { JOB_STATES, type AnyQueue, type JobState, type QueueBackend } from './queue-backend.ts';

export const QUEUE_BACKEND = Symbol('queue backend');

export interface JobCount {
  readonly job: JobName;
  readonly state: JobState;
  readonly count: number;
}

/** A job that failed at its last attempt. */
export interface JobFailure {
  readonly job: JobName;
  readonly id: string;
  readonly reason: string;
  readonly attempts: number;
  readonly failedAt: Date | null;
}

interface AddOptions {
  readonly isRetry?: boolean;
  /** After so many milliseconds; `name` tells its moment from others. */
  readonly later?: { readonly delayMs: number; readonly name: string };
}

/** When a job comes, and what keeps a second one of it away. */
function orderOf(dedupeKey: string, { isRetry, later }: AddOptions): Pick<JobsOptions, 'delay' | 'deduplication'> {
  if (later !== undefined) return { delay: later.delayMs, deduplication: { id: `${dedupeKey}-${later.name}` } };
  return isRetry === true ? {} : { deduplication: { id: dedupeKey, keepLastIfActive: true } };
}

const REPEATING = JOB_NAMES.flatMap((name) => {
  const job = JOBS[name];
  return 'repeats' in job ? [{ name, pattern: job.repeats }] : [];
});

/** BullMQ's `ErrorCode.SchedulerJobIdCollision`; BullMQ itself is loaded by those only who have a queue. */
const SCHEDULER_COLLISION = -10;
/** So often a scheduler is tried again that another process was just moving on: for longer than clocks may differ. */
const SCHEDULER_TRIES = 60;
const SCHEDULER_PAUSE_MS = 200;

/** The next of what repeats is there, and its scheduler does not know of it yet. */
function isMovedOn(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === SCHEDULER_COLLISION;
}

function schedulerOf(name: JobName): string {
  return `repeat-${name}`;
}

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
   * A `retry` is added in any case: it is there for when that bookkeeping itself was lost. One that is to come `later` stands in nobody's way, and is
   * added once for its moment.
   */
  async add<Name extends JobName>(name: Name, payload: JobPayload<Name>, options: AddOptions = {}): Promise<void> {
    const parsed = JOBS[name].payload.parse(payload);
    // The payload was just parsed by the schema of the same job that the key is made for.
    const dedupeKey = (JOBS[name].dedupeKey as (payload: unknown) => string)(parsed);
    await this.queueOf(name).add(name, parsed, {
      ...JOB_SETTINGS,
      // A kept id would be ignored silently by BullMQ, so ids are never used twice; waiting twins are merged by deduplication.
      jobId: `${dedupeKey}-${randomUUID()}`,
      ...orderOf(dedupeKey, options),
    });
  }

  /** How many jobs of each name are where. @throws when the queue's store does not answer */
  async countJobs(): Promise<JobCount[]> {
    const counts = await Promise.all(
      [...this.queues].map(async ([job, queue]) => {
        const found = await queue.getJobCounts(...JOB_STATES);
        return JOB_STATES.map((state) => ({ job, state, count: found[state] ?? 0 }));
      }),
    );
    return counts.flat();
  }

  /** Where the jobs are. @throws in a process that was started without the queue */
  get store(): 'postgres' | 'redis' {
    if (this.backend.kind === 'none') throw new Error('this process was started without the queue');
    return this.backend.kind;
  }

  /** What BullMQ has open, by the names of the jobs. @throws in a process that was started without the queue */
  get open(): ReadonlyMap<JobName, AnyQueue> {
    if (this.backend.kind === 'none') throw new Error('this process was started without the queue');
    return this.queues;
  }

  /** Jobs that failed for good, at most so many of each name. */
  async listFailures(limit: number): Promise<JobFailure[]> {
    const failures = await Promise.all(
      [...this.queues].map(async ([job, queue]) =>
        (await queue.getFailed(0, limit - 1)).map(({ id = '', failedReason = '', attemptsMade, finishedOn }) => ({
          ...{ job, id, reason: failedReason, attempts: attemptsMade },
          failedAt: finishedOn === undefined ? null : new Date(finishedOn),
        })),
      ),
    );
    return failures.flat();
  }

  retryFailed(job: JobName): Promise<void> {
    return this.queueOf(job).retryJobs({ state: 'failed' });
  }

  /**
   * Has every job that repeats added by its pattern. However many processes say so, each time it is added once: the queue's store keeps one scheduler
   * of each id.
   */
  async startRepeating(): Promise<void> {
    for (const { name, pattern } of REPEATING) await this.repeat(name, pattern);
  }

  /** Starts again what an emptied store has forgotten; what is there is left alone, so that no time that has just come is lost. */
  async keepRepeating(): Promise<void> {
    for (const { name, pattern } of REPEATING)
      if (!(await this.queueOf(name).getJobScheduler(schedulerOf(name)))) await this.repeat(name, pattern);
  }

  /** A worker that has just taken what was due adds the next itself; whoever comes between these two is refused, and is not a moment later. */
  private async repeat(name: JobName, pattern: string): Promise<void> {
    const template = { name, data: {}, opts: JOB_SETTINGS };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.queueOf(name).upsertJobScheduler(schedulerOf(name), { pattern, tz: REPEAT_ZONE }, template);
        return;
      } catch (error) {
        if (attempt === SCHEDULER_TRIES || !isMovedOn(error)) throw error;
        await delay(SCHEDULER_PAUSE_MS);
      }
    }
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
