import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { readSettings } from './config/settings.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { openInstallation } from './installation.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { StderrLogger } from './stderr-logger.ts';

/** What a command does with the queue: nothing, add jobs for the program to take, or take jobs as well. */
export type QueueUse = 'none' | 'add' | 'work';

export interface CliContext {
  get<T>(type: Type<T>): T;
  close(): Promise<void>;
}

/**
 * The program's services for one command: attaches to the running embedded database or starts it, and with the queue at
 * `work` takes part in the work, so that a command can wait for results whether or not the program runs. Only with `none` may Redis be away.
 */
export async function openCliContext({ queue }: { queue: QueueUse }): Promise<CliContext> {
  const installation = await openInstallation(readSettings(), { usesQueue: queue !== 'none' });
  try {
    const app = await NestFactory.createApplicationContext(AppModule.with(installation.runtime), {
      logger: new StderrLogger(['error', 'fatal']),
      abortOnError: false,
    });
    if (queue === 'work') {
      await app.get(JobWorkers).start();
      await app.get(Reconciler).start();
    }
    return {
      get: (type) => app.get(type),
      close: async () => {
        await app.close();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}
