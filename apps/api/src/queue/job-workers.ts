import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { SchemaTooNewError } from '../database/schema-too-new-error.ts';
import { HANDLES_JOB, JobHandlerError, type JobHandler } from './job-handler.ts';
import { QUEUE_BACKEND } from './job-queue.ts';
import { JobTimes, type JobOutcome } from './job-times.ts';
import { JOB_NAMES, JOBS, type JobName } from './jobs.ts';
import type { AnyWorker, FailedRun, QueueBackend } from './queue-backend.ts';
import { SchemaFence } from './schema-fence.ts';

type AnyHandler = { [Name in JobName]: JobHandler<Name> }[JobName];

const WARN_EVERY_MS = 30_000;

/** Takes jobs out of the queue and hands each to its handler. */
@Injectable()
export class JobWorkers implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWorkers.name);
  private readonly abort = new AbortController();
  private readonly warnedAt = new Map<string, number>();
  /** When a job that rests may begin again. */
  private readonly restsUntil = new Map<JobName, number>();
  private workers: AnyWorker[] = [];
  private closing: Promise<unknown> = Promise.resolve();
  private resolveFenced: (error: SchemaTooNewError) => void = () => undefined;
  /** Settles once a newer program has changed the schema: from then on this process takes no job. */
  readonly fenced = new Promise<SchemaTooNewError>((resolve) => {
    this.resolveFenced = resolve;
  });

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly times: JobTimes,
    private readonly fence: SchemaFence,
  ) {}

  /** @throws JobHandlerError naming every job without a handler and every job with two */
  findHandlers(): Map<JobName, AnyHandler> {
    const found = new Map<JobName, AnyHandler[]>();
    for (const provider of this.discovery.getProviders()) {
      if (!provider.metatype || typeof provider.metatype !== 'function') continue;
      const name = this.reflector.get<JobName | undefined>(HANDLES_JOB, provider.metatype);
      // A class marked @HandlesJob(name) implements JobHandler<name>.
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), provider.instance as AnyHandler]);
    }
    const faults = JOB_NAMES.flatMap((name) => {
      const count = found.get(name)?.length ?? 0;
      return count === 1 ? [] : [`job “${name}” has ${count} handlers`];
    });
    if (faults.length > 0) throw new JobHandlerError(`${faults.join('; ')}; every job needs exactly one class marked @HandlesJob`);
    return new Map([...found].flatMap(([name, [handler]]) => (handler ? [[name, handler]] : [])));
  }

  /** Starts one worker per job. Call once, after the application is initialised. */
  async start(): Promise<void> {
    for (const [name, handler] of this.findHandlers()) {
      const worker = this.backend.openWorker(name, (job) => this.run(name, handler, job.data), JOBS[name].concurrency);
      worker.on('error', (error: Error) => this.warnSeldom(`worker ${name}: ${error.message}`));
      worker.on('failed', (job, error) => this.logger.warn(`job ${name} ${job?.id ?? ''} failed${describeAttempt(job)}: ${error.message}`));
      this.workers.push(worker);
    }
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /** Asks running jobs to stop at the next safe point and waits for them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.abort.abort();
    await Promise.all([this.closing, this.closeAll(this.workers)]);
    this.workers = [];
    await this.times.write();
  }

  /** The jobs that are left are for programs of the new schema; this one's fails, and is tried again by them. */
  private standStill(error: SchemaTooNewError): void {
    const { workers } = this;
    this.workers = [];
    if (workers.length === 0) return;
    this.logger.error(`no more jobs are taken here: ${error.message}`);
    this.resolveFenced(error);
    // Not waited for: each waits for the job in hand, which is this one.
    this.closing = this.closeAll(workers);
  }

  private async closeAll(workers: readonly AnyWorker[]): Promise<void> {
    await Promise.all(workers.map((worker) => worker.close()));
  }

  /** A worker whose store is away asks for it many times a second. */
  private warnSeldom(message: string): void {
    const now = performance.now();
    if (now - (this.warnedAt.get(message) ?? -Infinity) < WARN_EVERY_MS) return;
    this.warnedAt.set(message, now);
    this.logger.warn(message);
  }

  private async run(name: JobName, handler: AnyHandler, data: unknown): Promise<void> {
    const payload = JOBS[name].payload.parse(data);
    // The handler was found under the name whose schema just parsed the payload.
    const taker: { run(payload: unknown, signal: AbortSignal): Promise<void> } = handler;
    await this.endOfRest(name);
    await handler.untilDue?.(this.abort.signal);
    const what = `job ${[name, ...describeIds(payload)].join(' ')}`;
    this.logger.debug(`${what} started`);
    const begun = performance.now();
    const note = (outcome: JobOutcome): void => {
      const took = performance.now() - begun;
      this.noteEnd(name, outcome, took);
      this.logger.debug(`${what} ${outcome} in ${Math.round(took)} ms`);
    };
    try {
      await this.fence.pass(() => taker.run(payload, this.abort.signal));
      note('done');
    } catch (error) {
      if (error instanceof SchemaTooNewError) this.standStill(error);
      else note('failed');
      throw error;
    }
  }

  private async endOfRest(name: JobName): Promise<void> {
    const left = (this.restsUntil.get(name) ?? 0) - performance.now();
    if (left > 0) await delay(left, undefined, { signal: this.abort.signal }).catch(() => undefined);
  }

  private noteEnd(name: JobName, outcome: JobOutcome, took: number): void {
    this.times.note(name, outcome, took / 1000);
    const job = JOBS[name];
    if ('rest' in job) this.restsUntil.set(name, performance.now() + Math.min(job.rest.mostMs, took * job.rest.times));
  }
}

/** `originId=1`, `segmentId=7`: payloads are ids and dates only. */
function describeIds(payload: object): string[] {
  return Object.entries(payload).map(([key, value]) => `${key}=${String(value)}`);
}

/** Which attempt it was, and whether another follows; nothing of a job that is not known any more. */
function describeAttempt(job: FailedRun | undefined): string {
  if (job === undefined) return '';
  const attempts = job.opts.attempts ?? 1;
  return ` at attempt ${job.attemptsMade} of ${attempts}, ${job.finishedOn === undefined ? 'to be tried again' : 'for good'}`;
}
