/** `GET /api/v1/operation/queues`: what is in the queue, for whoever keeps the servers running. */
export interface QueuesReply {
  /** Where the queue is. */
  readonly store: 'postgres' | 'redis';
  /** One a job there is. */
  readonly queues: readonly QueueReply[];
  /** Jobs that failed for good, newest first; at most 20 of each. */
  readonly failures: readonly JobFailureReply[];
}

export interface QueueReply {
  /** Name of the job. */
  readonly job: string;
  readonly waiting: number;
  readonly active: number;
  /** Waits for its next attempt. */
  readonly delayed: number;
  readonly failed: number;
}

/** A job that failed at its last attempt. */
export interface JobFailureReply {
  readonly job: string;
  readonly id: string;
  /** What the program said, in English, without addresses and secrets. */
  readonly reason: string;
  readonly attempts: number;
  /** ISO 8601; null when it was not noted. */
  readonly failedAt: string | null;
}
