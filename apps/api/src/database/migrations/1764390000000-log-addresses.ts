import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many addresses the logs of a day name, and by what the directory knows them. They are counted as days are computed anew, which all are. */
export class LogAddresses1764390000000 implements MigrationInterface {
  readonly name = 'LogAddresses1764390000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table origin_day
      add column addresses integer,
      add column matched_addresses integer not null default 0,
      add column alias_addresses integer not null default 0,
      add column unlisted_addresses integer not null default 0`);
    await runner.query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
      on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table origin_day
      drop column addresses, drop column matched_addresses, drop column alias_addresses, drop column unlisted_addresses`);
  }
}
