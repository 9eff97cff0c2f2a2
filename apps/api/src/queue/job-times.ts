import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { JobName } from './jobs.ts';

export const JOB_OUTCOMES = ['done', 'failed'] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

/** Upper ends of the classes of times, in seconds. */
export const JOB_TIME_ENDS: readonly number[] = [0.05, 0.25, 1, 5, 30, 120, 600, Infinity];

/** What was counted is written at most so often: a job that does nothing is over in a millisecond. */
const WRITE_EVERY_MS = 5_000;

/** Runs of one class of times. */
export interface JobTimeRow {
  readonly job: string;
  readonly outcome: JobOutcome;
  readonly upTo: number;
  readonly runs: number;
  readonly seconds: number;
}

/**
 * Counts how long jobs took, in the database, so that whoever asks any api process hears of all workers (ADR 37). A worker that is killed loses its last
 * seconds of counting, and nothing else.
 */
@Injectable()
export class JobTimes {
  private readonly logger = new Logger(JobTimes.name);
  private counted = new Map<string, JobTimeRow>();
  private timer: NodeJS.Timeout | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  note(job: JobName, outcome: JobOutcome, seconds: number): void {
    const upTo = JOB_TIME_ENDS.find((end) => seconds <= end) ?? Infinity;
    this.keep({ job, outcome, upTo, runs: 1, seconds });
  }

  private keep(row: JobTimeRow): void {
    const key = `${row.job} ${row.outcome} ${row.upTo}`;
    const before = this.counted.get(key);
    this.counted.set(key, { ...row, runs: (before?.runs ?? 0) + row.runs, seconds: (before?.seconds ?? 0) + row.seconds });
    this.timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  list(): Promise<JobTimeRow[]> {
    return this.dataSource.sql<JobTimeRow[]>`
      select job, outcome, up_to as "upTo", runs::float8 as runs, seconds from job_time order by job, outcome, up_to`;
  }

  /** What cannot be written now is written with what comes next. */
  async write(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const rows = [...this.counted.values()];
    if (rows.length === 0) return;
    this.counted = new Map();
    try {
      // In one order, so that two workers cannot wait for each other.
      await this.dataSource.query(
        `insert into job_time (job, outcome, up_to, runs, seconds)
         select * from unnest($1::text[], $2::text[], $3::float8[], $4::bigint[], $5::float8[]) as x(job, outcome, up_to, runs, seconds)
          order by job, outcome, up_to
         on conflict (job, outcome, up_to) do update set runs = job_time.runs + excluded.runs, seconds = job_time.seconds + excluded.seconds`,
        [
          ...[rows.map(({ job }) => job), rows.map(({ outcome }) => outcome), rows.map(({ upTo }) => upTo)],
          ...[rows.map(({ runs }) => runs), rows.map(({ seconds }) => seconds)],
        ],
      );
    } catch (error) {
      for (const row of rows) this.keep(row);
      this.logger.debug(`times of jobs were not written: ${String(error)}`);
    }
  }
}
