import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Coverage by minutes (ADR 25): when the log of an origin was silent on a day, what of a mailbox's day is not certain for that, and the minutes
 * of a unit. Blocks from before do not tell when a log was alive, so everything is folded anew from the spool.
 */
export class CoverageByMinutes1764320000000 implements MigrationInterface {
  readonly name = 'CoverageByMinutes1764320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table origin_day add column silences integer[] not null default '{}'`);
    await runner.query('alter table mailbox_day add column doubt smallint not null default 0');
    await runner.query('create index mailbox_day_doubt_idx on mailbox_day (day) where doubt > 0');
    await runner.query(
      'alter table unit_period add column expected_minutes integer not null default 0, add column covered_minutes integer not null default 0',
    );
    await runner.query(`alter table figure_snapshot add column coverage text not null default 'coverage@1',
      drop constraint figure_snapshot_inputs_key,
      add constraint figure_snapshot_inputs_key unique (directory_revision, calendar_revision, log_revision, parser_version, coverage)`);
    await runner.query('alter table figure_snapshot alter column coverage drop default');
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await foldAnew(runner);
    await runner.query(`delete from figure_snapshot s where exists (select from figure_snapshot o where o.id > s.id
      and (o.directory_revision, o.calendar_revision, o.log_revision, o.parser_version) = (s.directory_revision, s.calendar_revision, s.log_revision, s.parser_version))`);
    await runner.query(`alter table figure_snapshot drop constraint figure_snapshot_inputs_key, drop column coverage,
      add constraint figure_snapshot_inputs_key unique (directory_revision, calendar_revision, log_revision, parser_version)`);
    await runner.query('alter table unit_period drop column expected_minutes, drop column covered_minutes');
    await runner.query('alter table mailbox_day drop column doubt');
    await runner.query('alter table origin_day drop column silences');
  }
}

/** Empties all blocks, lets all segments be folded again, and has all figures of days and periods computed anew. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
    on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  await runner.query(`insert into dirty_period (period_id) select period_id from stored_period order by period_id
    on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`);
  for (const table of ['fact_block', 'provisional_block']) await runner.query(`delete from ${table}`);
  await runner.query(`update segment set state = 'received', error = null, next_off = 0, stored_off = 0, lines = 0, parsed = 0, ignored = 0,
           rejected = 0, oversize = 0, facts = 0, fresh = 0, duplicate = 0, line_bytes = 0, tail_bytes = 0, ignored_kinds = '{}',
           rejected_reasons = '{}', carry = null, damage_byte = null, first_hour = null, last_hour = null, attempt = 0, started_at = null, folded_at = null,
           touched_at = now()
     where state in ('received', 'folding', 'folded', 'failed')`);
}
