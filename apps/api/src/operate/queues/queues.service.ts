import { Injectable } from '@nestjs/common';
import type { JobFailureReply, QueuesReply } from '@nhip-thu/metrics';
import { redactText } from '../../log/redact-text.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import { JOB_NAMES, type JobName } from '../../queue/jobs.ts';

/** Shown of each job. */
const SHOWN_FAILURES = 20;
/** A reason may be a statement of the database. */
const LONGEST_REASON = 300;

/** What is in the queue. */
@Injectable()
export class QueuesService {
  constructor(private readonly queue: JobQueue) {}

  async read(): Promise<QueuesReply> {
    const [counts, failures] = await Promise.all([this.queue.countJobs(), this.queue.listFailures(SHOWN_FAILURES)]);
    const queues = JOB_NAMES.map((job) => {
      const of = (state: string): number => counts.find((each) => each.job === job && each.state === state)?.count ?? 0;
      return { job, waiting: of('waiting'), active: of('active'), delayed: of('delayed'), failed: of('failed') };
    });
    return {
      store: this.queue.store,
      queues,
      failures: failures.map(toReply).toSorted((a, b) => (b.failedAt ?? '').localeCompare(a.failedAt ?? '')),
    };
  }

  retry(job: JobName): Promise<void> {
    return this.queue.retryFailed(job);
  }
}

function toReply({ job, id, reason, attempts, failedAt }: Awaited<ReturnType<JobQueue['listFailures']>>[number]): JobFailureReply {
  return { job, id, reason: redactText(reason).slice(0, LONGEST_REASON), attempts, failedAt: failedAt?.toISOString() ?? null };
}
