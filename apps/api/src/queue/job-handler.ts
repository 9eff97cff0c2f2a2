import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { JobName, JobPayload } from './jobs.ts';

/** A class that does one kind of job; found by its `@HandlesJob` mark. */
export interface JobHandler<Name extends JobName> {
  /** @param signal aborted when the worker shuts down: stop at the next safe point; what is left stays in the ledger */
  run(payload: JobPayload<Name>, signal: AbortSignal): Promise<void>;
  /** Resolves once it is worth beginning, or at shutdown; calls that come meanwhile are one. The job's time begins after it. */
  untilDue?(signal: AbortSignal): Promise<void>;
}

export const HANDLES_JOB = 'nhip-thu:handles-job';

export function HandlesJob(name: JobName): CustomDecorator {
  return SetMetadata(HANDLES_JOB, name);
}

/** Some job has no handler, or two: the program must not start. */
export class JobHandlerError extends Error {
  override readonly name = 'JobHandlerError';
}
