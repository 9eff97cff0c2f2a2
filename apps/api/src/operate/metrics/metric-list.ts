/** Every metric that is read from the installation as a whole, whichever process is asked. Ages and times are in seconds. */
export const INSTALLATION_METRICS = {
  nhipthu_database_up: { type: 'gauge', help: '1 when the database answers; without it there is none of the metrics below' },
  nhipthu_schema_current: { type: 'gauge', help: '1 when the schema of the database is the one this program knows' },
  nhipthu_database_size_bytes: { type: 'gauge', help: 'Size of the database' },
  nhipthu_disk_free_bytes: { type: 'gauge', help: 'Space that is left on the disk of the data folder' },
  nhipthu_disk_size_bytes: { type: 'gauge', help: 'Size of the disk of the data folder' },
  nhipthu_lines_total: { type: 'counter', help: 'Log lines folded, by origin, outcome (parsed, ignored, rejected, oversize) and reason' },
  nhipthu_origin_segment_age_seconds: { type: 'gauge', help: 'Since the newest segment of an origin came in' },
  nhipthu_origin_line_age_seconds: { type: 'gauge', help: 'Since the newest line of an origin that is in the figures' },
  nhipthu_coverage_gap_seconds: {
    type: 'gauge',
    help: 'Of yesterday, the time in which an origin logged nothing for more than 15 minutes',
  },
  nhipthu_segments: { type: 'gauge', help: 'Segments that are not done, by state (received, folding, undoing, failed)' },
  nhipthu_segment_oldest_seconds: { type: 'gauge', help: 'Since when the oldest segment that is not folded has waited; 0: none waits' },
  nhipthu_queue_up: { type: 'gauge', help: "1 when the queue's store answers" },
  nhipthu_queue_jobs: { type: 'gauge', help: 'Jobs in the queue, by job and state (waiting, active, delayed, failed)' },
  nhipthu_job_duration_seconds: { type: 'histogram', help: 'Times of jobs of all workers, by job and outcome (done, failed)' },
  nhipthu_worker_connections: { type: 'gauge', help: 'Connections to the database of processes that take jobs; 0: nobody works' },
  nhipthu_dirty_days: { type: 'gauge', help: 'Days that wait for their roll-up' },
  nhipthu_dirty_periods: { type: 'gauge', help: 'Periods that wait for their roll-up and publication' },
  nhipthu_dirty_oldest_seconds: { type: 'gauge', help: 'Since when the oldest of these has waited; 0: none waits' },
  nhipthu_roll_up_age_seconds: { type: 'gauge', help: 'Since figures of a period were last computed' },
  nhipthu_backup_age_seconds: { type: 'gauge', help: 'Since the last backup; absent: there never was one' },
} as const satisfies Readonly<Record<string, { readonly type: 'gauge' | 'counter' | 'histogram'; readonly help: string }>>;

export type InstallationMetric = keyof typeof INSTALLATION_METRICS;
