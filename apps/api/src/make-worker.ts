import { NestFactory } from '@nestjs/core';
import type { Application } from './application.ts';
import type { Runtime } from './config/settings.module.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { levelsFrom, StderrLogger } from './stderr-logger.ts';
import { WorkerModule } from './worker.module.ts';

/** A process that only takes jobs. It has no page, so no account either. */
export async function makeWorker(runtime: Runtime): Promise<Application> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(runtime), {
    logger: new StderrLogger(levelsFrom(runtime.settings.logLevel)),
    abortOnError: false,
  });
  return {
    serve: async () => null,
    startWork: async () => {
      await app.get(JobWorkers).start();
      await app.get(Reconciler).start();
    },
    prepareAccounts: async () => ({ account: null, roles: [] }),
    close: () => app.close(),
  };
}
