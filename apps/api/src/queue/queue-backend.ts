import type { JobSchedulerTemplateOptions, JobsOptions, PgPool, RepeatOptions } from 'bullmq';
import pg from 'pg';
import type { LocalisedText } from '../config/language.ts';
import { StartUpError } from '../config/start-up-error.ts';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from '../database/error-code.ts';
import { LastingClient } from '../database/lasting-client.ts';
import { JOB_NAMES, WORKER_SETTINGS } from './jobs.ts';

/** Where a job can be that is not done. */
export const JOB_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What BullMQ knows of a job that failed at its last attempt. */
interface FailedJob {
  readonly id?: string | undefined;
  readonly failedReason?: string | undefined;
  readonly attemptsMade: number;
  /** Epoch milliseconds. */
  readonly finishedOn?: number | undefined;
}

/** What the rest of the program needs of BullMQ, whichever store is behind it. */
export interface AnyQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  getFailed(start: number, end: number): Promise<FailedJob[]>;
  /** Puts the failed ones back among those that wait. */
  retryJobs(options: { state: 'failed' }): Promise<void>;
  getJobCounts(...states: JobState[]): Promise<Record<string, number>>;
  /** Adds a job again and again; of an id that is known already only what differs is changed. */
  upsertJobScheduler(
    id: string,
    repeat: Pick<RepeatOptions, 'pattern' | 'tz'>,
    template: { readonly name: string; readonly data: unknown; readonly opts: JobSchedulerTemplateOptions },
  ): Promise<unknown>;
  /** What is known of such an id; nothing, when there is none. */
  getJobScheduler(id: string): Promise<object | null | undefined>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** A job as it is right after it failed. */
export interface FailedRun {
  readonly id?: string | undefined;
  readonly attemptsMade: number;
  /** Epoch milliseconds; absent when it is tried again. */
  readonly finishedOn?: number | undefined;
  readonly opts: Pick<JobsOptions, 'attempts'>;
}

export interface AnyWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: FailedRun | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

type Processor = (job: { data: unknown }) => Promise<void>;

export interface QueueBackend {
  readonly kind: 'postgres' | 'redis' | 'none';
  openQueue(name: string): AnyQueue;
  openWorker(name: string, processor: Processor, concurrency: number): AnyWorker;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The queue's store is not fit for use. */
export class QueueBackendError extends StartUpError {
  override readonly name = 'QueueBackendError';
}

const refuse = (): Promise<never> => Promise.reject(new Error('this process was started without the queue'));

/** Of a process that neither adds jobs nor takes them: connects to nothing, and refuses whatever is asked of it all the same. */
export function closedBackend(): QueueBackend {
  return {
    kind: 'none',
    openQueue: () => ({
      add: refuse,
      upsertJobScheduler: refuse,
      getJobScheduler: refuse,
      getFailed: refuse,
      retryJobs: refuse,
      getJobCounts: refuse,
      on: () => undefined,
      close: async () => undefined,
    }),
    openWorker: () => ({ on: () => undefined, waitUntilReady: refuse, close: async () => undefined }),
    ping: refuse,
    close: async () => undefined,
  };
}

/** A third of what a program loads, and of no use to a command without the queue. */
const loadBullmq = (): Promise<typeof import('bullmq')> => import('bullmq');

/** Of BullMQ's tables. */
export const QUEUE_SCHEMA = 'bullmq';
export const MAX_CLOCK_DIFFERENCE_MS = 5_000;
/** Each worker keeps one for itself, by which it is woken; the others are for whatever is asked. */
const MOST_CONNECTIONS = JOB_NAMES.length + 4;

/**
 * BullMQ in PostgreSQL: the embedded default.
 * Its tables live in the schema `bullmq`; job locks carry this process's clock, so a clock far from the database's is refused.
 * @param prepares false: the tables are taken as they are, for a look that changes nothing
 */
export async function openPostgresBackend(databaseUrl: string, { prepares = true } = {}): Promise<QueueBackend> {
  const { createPostgresBackend, runMigrations, withBackend } = await loadBullmq();
  const pool = new pg.Pool({
    ...{ connectionString: databaseUrl, options: `-c search_path=${QUEUE_SCHEMA}`, keepAlive: true, max: MOST_CONNECTIONS },
    Client: LastingClient,
  });
  // An idle connection that dies is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // Every queue and worker listens for errors of the pool they share.
  pool.setMaxListeners(0);
  try {
    const client = await pool.connect();
    try {
      if (prepares) await runMigrations(client, QUEUE_SCHEMA);
      const { rows } = await client.query<{ now: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as now');
      const difference = Math.abs((rows[0]?.now ?? 0) - Date.now());
      if (difference > MAX_CLOCK_DIFFERENCE_MS) {
        throw new QueueBackendError(START_UP_FAULTS.clocksDiffer(String(Math.round(difference / 1000))));
      }
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const classes = withBackend(createPostgresBackend);
  // BullMQ takes a pg.Pool; its declaration asks for an index signature that the class cannot have.
  const connection = pool as unknown as PgPool;
  return {
    kind: 'postgres',
    openQueue: (name) => new classes.Queue<unknown>(name, { connection }),
    openWorker: (name, processor, concurrency) => new classes.Worker(name, processor, { connection, concurrency, ...WORKER_SETTINGS }),
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
}

/** BullMQ in Redis, for several machines. @throws QueueBackendError when Redis may evict keys: jobs would vanish silently */
export async function openRedisBackend(redisUrl: string): Promise<QueueBackend> {
  const { createRedisBackend, withBackend } = await loadBullmq();
  const { Redis } = await import('ioredis');
  let isReachable = false;
  // The first connection must succeed at once; after that a lost one is made again for as long as it takes.
  const retryStrategy = (times: number): number | null => (isReachable ? Math.min(times * 100, 2_000) : null);
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: 1, lazyConnect: true, disconnectTimeout: 200, retryStrategy });
  // Why a connection fails is told here; `connect` itself only rejects with “closed”.
  let heard: unknown = null;
  producer.on('error', (error) => {
    heard = error;
  });
  try {
    await producer.connect();
    isReachable = true;
    const policy = /^maxmemory_policy:(\S+)/m.exec(await producer.info('memory'))?.[1];
    if (policy !== 'noeviction') {
      throw new QueueBackendError(START_UP_FAULTS.redisMayEvict(policy ?? '?'));
    }
  } catch (error) {
    isReachable = false;
    producer.disconnect();
    if (error instanceof QueueBackendError) throw error;
    throw new QueueBackendError(START_UP_FAULTS.redisUnreachable(reasonOf(heard ?? error)), { cause: error });
  }
  // Workers wait in blocking commands, which must never give up.
  const consumer = producer.duplicate({ maxRetriesPerRequest: null, lazyConnect: false });
  consumer.on('error', () => undefined);
  const classes = withBackend(createRedisBackend);
  return {
    kind: 'redis',
    openQueue: (name) => new classes.Queue<unknown>(name, { connection: producer }),
    openWorker: (name, processor, concurrency) =>
      new classes.Worker(name, processor, { connection: consumer, concurrency, ...WORKER_SETTINGS }),
    ping: async () => void (await producer.ping()),
    close: async () => {
      await Promise.all([producer.quit(), consumer.quit()]).catch(() => {
        producer.disconnect();
        consumer.disconnect();
      });
    },
  };
}

/** Redis puts its own codes before the message: `WRONGPASS invalid username-password pair …`. */
function reasonOf(error: unknown): LocalisedText {
  const message = error instanceof Error ? error.message : String(error);
  return describeReason(errorCodeOf(error) ?? /^[A-Z]+(?= )/.exec(message)?.[0] ?? null, message);
}
