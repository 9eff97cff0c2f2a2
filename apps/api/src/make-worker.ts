import { NestFactory } from '@nestjs/core';
import type { Application } from './application.ts';
import { yieldToPages } from './config/yield-to-pages.ts';
import type { Runtime } from './config/settings.module.ts';
import { fencedOf } from './fenced-of.ts';
import { Reconciler } from './ingest/reconciler.ts';
import { JobWorkers } from './queue/job-workers.ts';
import { makeLogger } from './log/make-logger.ts';
import { WorkerModule } from './worker.module.ts';

/** A process that only takes jobs. It has no page, so no account either. */
export async function makeWorker(runtime: Runtime): Promise<Application> {
  yieldToPages(true);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(runtime), {
    logger: await makeLogger(runtime.settings),
    abortOnError: false,
  });
  return {
    serve: async () => null,
    startWork: async () => {
      await app.get(JobWorkers).start();
      await app.get(Reconciler).start();
    },
    fenced: fencedOf(app),
    prepareAccounts: async () => ({ account: null, roles: [], setupToken: null }),
    close: () => app.close(),
  };
}
