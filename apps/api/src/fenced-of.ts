import type { INestApplicationContext } from '@nestjs/common';
import { Reconciler } from './ingest/reconciler.ts';
import { JobWorkers } from './queue/job-workers.ts';

/** Settles once a newer program has changed the schema, which looks after the ledger from then on: neither jobs nor the reconciler run here any more. */
export function fencedOf(app: INestApplicationContext): Promise<Error> {
  return app.get(JobWorkers).fenced.then(async (error) => {
    await app.get(Reconciler).beforeApplicationShutdown();
    return error;
  });
}
