import 'reflect-metadata';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { failpoint } from './config/failpoint.ts';
import { readSettings } from './config/settings.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { openInstallation } from './installation.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { StderrLogger } from './log/stderr-logger.ts';

/** What a command does with the queue: nothing, add jobs for the program to take, or take jobs as well. */
export type QueueUse = 'none' | 'add' | 'work';

export interface OpenContextOptions {
  readonly queue: QueueUse;
  /** Whether the command may make the installation that it works on, where there is none. */
  readonly mayFound: boolean;
  readonly signal?: AbortSignal;
}

export interface CliContext {
  get<T>(type: Type<T>): T;
  close(): Promise<void>;
}

/**
 * The program's services for one command: attaches to the running embedded database or starts it, and with the queue at
 * `work` takes part in the work, so that a command can wait for results whether or not the program runs. Only with `none` may Redis be away.
 * The signal ends the opening at its next step, and what was opened is closed.
 */
export async function openCliContext({ queue, mayFound, signal }: OpenContextOptions): Promise<CliContext> {
  const installation = await openInstallation(readSettings(), { usesQueue: queue !== 'none', mayFound, signal });
  let app: INestApplicationContext | null = null;
  const close = async (): Promise<void> => {
    await app?.close();
    await installation.close();
  };
  try {
    const made = await NestFactory.createApplicationContext(AppModule.with(installation.runtime), {
      logger: new StderrLogger(['error', 'fatal']),
      abortOnError: false,
    });
    app = made;
    failpoint('start.application-made');
    signal?.throwIfAborted();
    if (queue === 'work') {
      await made.get(JobWorkers).start();
      await made.get(Reconciler).start();
    }
    failpoint('start.working');
    return { get: (type) => made.get(type), close };
  } catch (error) {
    await close();
    throw error;
  }
}
