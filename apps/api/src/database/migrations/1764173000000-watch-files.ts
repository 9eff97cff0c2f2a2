import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checkpoints of the log files that the program follows by itself. */
export class WatchFiles1764173000000 implements MigrationInterface {
  readonly name = 'WatchFiles1764173000000';

  async up(runner: QueryRunner): Promise<void> {
    // Origin by name, since a file can be watched before its first byte makes the origin.
    await runner.query(`create table watched_file (
      origin_name text not null,
      device text not null,
      inode text not null,
      path text not null,
      head_bytes integer not null,
      head_hash bytea not null,
      next_off bigint not null,
      overlap_off bigint not null,
      overlap_hash bytea not null,
      seen_at timestamptz not null default now(),
      primary key (origin_name, device, inode))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table watched_file');
  }
}
