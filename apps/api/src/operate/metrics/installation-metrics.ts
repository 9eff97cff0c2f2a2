import { Injectable, Logger } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import { readDiskSpace } from '../../database/disk-space.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import { JobTimes, JOB_TIME_ENDS, type JobTimeRow } from '../../queue/job-times.ts';
import type { MetricFamily, MetricSample } from './metric-family.ts';
import { INSTALLATION_METRICS, type InstallationMetric } from './metric-list.ts';
import { MetricsRepository, type InstallationReading } from './metrics.repository.ts';

/** Whoever asks more often is told the same again. */
const KEEP_MS = 5_000;
/** Prometheus itself waits for ten seconds. */
const PATIENCE_MS = 6_000;

/** Reads the installation as a whole for monitoring. What does not answer is told as such; the rest is told all the same. */
@Injectable()
export class InstallationMetrics {
  private readonly logger = new Logger(InstallationMetrics.name);
  private kept: { readonly at: number; readonly families: Promise<MetricFamily[]> } | null = null;

  constructor(
    private readonly repository: MetricsRepository,
    private readonly queue: JobQueue,
    private readonly times: JobTimes,
    private readonly runtime: Runtime,
  ) {}

  read(): Promise<MetricFamily[]> {
    const now = performance.now();
    if (this.kept === null || now - this.kept.at > KEEP_MS) this.kept = { at: now, families: this.collect() };
    return this.kept.families;
  }

  private async collect(): Promise<MetricFamily[]> {
    const [installation, jobs, times, disk] = await Promise.all([
      this.attempt('database', this.repository.read()),
      this.attempt('queue', this.queue.countJobs()),
      this.attempt('times of jobs', this.times.list()),
      this.attempt('disk', readDiskSpace(this.runtime.dataFolder)),
    ]);
    const families = [
      family('nhipthu_database_up', [{ value: installation === null ? 0 : 1 }]),
      family('nhipthu_queue_up', [{ value: jobs === null ? 0 : 1 }]),
    ];
    if (installation !== null) families.push(...describeInstallation(installation), ...describeOrigins(installation));
    if (jobs !== null) {
      families.push(
        family(
          'nhipthu_queue_jobs',
          jobs.map(({ job, state, count }) => ({ value: count, labels: { job, state } })),
        ),
      );
    }
    if (times !== null) families.push(family('nhipthu_job_duration_seconds', describeTimes(times)));
    if (disk !== null) {
      families.push(family('nhipthu_disk_free_bytes', [{ value: disk.availableBytes }]));
      families.push(family('nhipthu_disk_size_bytes', [{ value: disk.totalBytes }]));
    }
    return families;
  }

  /** Null when it fails or takes too long: monitoring is there for just that. */
  private async attempt<T>(what: string, work: Promise<T>): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    });
    try {
      return await Promise.race([work, patience]);
    } catch (error) {
      this.logger.warn(`metrics: ${what}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

function family(name: InstallationMetric, samples: readonly MetricSample[]): MetricFamily {
  return { name, ...INSTALLATION_METRICS[name], samples };
}

function single(name: InstallationMetric, value: number | null): MetricFamily[] {
  return value === null ? [] : [family(name, [{ value }])];
}

function describeInstallation({ schema, work, backup, ...reading }: InstallationReading): MetricFamily[] {
  const isCurrent = schema.missing.length + schema.unknown.length === 0;
  const states = (['received', 'folding', 'undoing', 'failed'] as const).map((state) => ({ value: work[state], labels: { state } }));
  return [
    ...single('nhipthu_schema_current', isCurrent ? 1 : 0),
    ...single('nhipthu_database_size_bytes', reading.databaseBytes),
    family('nhipthu_segments', states),
    ...single('nhipthu_segment_oldest_seconds', work.oldestSegmentSeconds ?? 0),
    ...single('nhipthu_worker_connections', reading.workerConnections),
    ...single('nhipthu_dirty_days', work.dirtyDays),
    ...single('nhipthu_dirty_periods', work.dirtyPeriods),
    ...single('nhipthu_dirty_oldest_seconds', work.oldestMarkSeconds ?? 0),
    ...single('nhipthu_roll_up_age_seconds', reading.rollUpAge),
    ...single('nhipthu_backup_age_seconds', backup === null ? null : ageOf(Date.parse(backup.at) / 1000)),
  ];
}

function describeOrigins({ origins, lines, gaps }: InstallationReading): MetricFamily[] {
  const ages = (pick: 'receivedAt' | 'lastLineAt'): MetricSample[] =>
    origins.flatMap((origin) => {
      const at = origin[pick];
      return at === null ? [] : [{ value: ageOf(at), labels: { origin: origin.name } }];
    });
  return [
    family(
      'nhipthu_lines_total',
      lines.map(({ lines: value, ...labels }) => ({ value, labels })),
    ),
    family('nhipthu_origin_segment_age_seconds', ages('receivedAt')),
    family('nhipthu_origin_line_age_seconds', ages('lastLineAt')),
    family(
      'nhipthu_coverage_gap_seconds',
      gaps.map(({ origin, seconds }) => ({ value: seconds, labels: { origin } })),
    ),
  ];
}

function ageOf(epochSecond: number): number {
  return Math.max(0, Date.now() / 1000 - epochSecond);
}

/** A histogram's classes add up: each also has what the shorter ones have. */
function describeTimes(rows: readonly JobTimeRow[]): MetricSample[] {
  const groups = new Map(
    rows.map((row) => [`${row.job} ${row.outcome}`, rows.filter((each) => each.job === row.job && each.outcome === row.outcome)]),
  );
  return [...groups.values()].flatMap((group) => {
    const labels = { job: group[0]?.job ?? '', outcome: group[0]?.outcome ?? '' };
    const sumOf = (pick: 'runs' | 'seconds', end = Infinity): number =>
      group.filter(({ upTo }) => upTo <= end).reduce((sum, row) => sum + row[pick], 0);
    return [
      ...JOB_TIME_ENDS.map((end) => ({
        ...{ value: sumOf('runs', end), suffix: '_bucket' },
        labels: { ...labels, le: end === Infinity ? '+Inf' : String(end) },
      })),
      { value: sumOf('seconds'), labels, suffix: '_sum' },
      { value: sumOf('runs'), labels, suffix: '_count' },
    ];
  });
}
