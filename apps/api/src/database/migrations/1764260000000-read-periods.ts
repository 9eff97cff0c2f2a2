import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the overview asks at every look: when figures were last computed, and how much mail of internal clients an agency's day holds. */
export class ReadPeriods1764260000000 implements MigrationInterface {
  readonly name = 'ReadPeriods1764260000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table stored_period add column computed_at timestamptz not null default now()');
    await runner.query('alter table agency_day add column sent_internal_client bigint not null default 0');
    await runner.query(`insert into dirty_agency_day (day) select distinct day from mailbox_day where sent_internal_client > 0 order by 1
      on conflict (day) do update set gen = dirty_agency_day.gen + 1, marked_at = now()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agency_day drop column sent_internal_client');
    await runner.query('alter table stored_period drop column computed_at');
  }
}
