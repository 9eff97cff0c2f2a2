import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which hours of a day mailboxes were opened. They are counted as days are computed anew, which all are. */
export class AccessHours1764500000000 implements MigrationInterface {
  readonly name = 'AccessHours1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table origin_day add column access_hours integer[]');
    await runner.query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
      on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table origin_day drop column access_hours');
  }
}
