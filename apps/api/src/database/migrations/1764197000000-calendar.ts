import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CALENDAR_SEED, SESSION_HOURS } from '../../calendar/calendar-seed.ts';

const JOURNAL = `
  reason text not null,
  entered_by text not null,
  entered_at timestamptz not null default now(),
  withdrawn_reason text,
  withdrawn_by text,
  withdrawn_at timestamptz`;

const SEED_REASON = 'Lịch có sẵn khi cài đặt';

/** The calendar as tables that can be changed, filled with the holidays of 2024 to 2027 and the session hours the program had so far. */
export class Calendar1764197000000 implements MigrationInterface {
  readonly name = 'Calendar1764197000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table calendar_entry (
      id integer generated always as identity primary key,
      day date not null,
      kind text not null check (kind in ('holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure')),
      agency_id integer references agency (id),
      source text not null,
      is_tentative boolean not null default false, ${JOURNAL})`);
    await runner.query('create index on calendar_entry (day)');
    await runner.query(`create table session_hours (
      id integer generated always as identity primary key,
      agency_id integer references agency (id),
      valid_from date not null,
      valid_to date,
      season_from text not null,
      season_to text not null,
      sessions jsonb not null,
      source text not null,
      is_tentative boolean not null default false, ${JOURNAL})`);
    // Day roll-ups hold this row while they read the calendar; a change raises it.
    await runner.query(`insert into setting (key, value) values ('calendar-revision', '0')`);
    for (const { day, kind, source, isTentative } of CALENDAR_SEED) {
      await runner.query(
        `insert into calendar_entry (day, kind, source, is_tentative, reason, entered_by) values ($1, $2, $3, $4, $5, 'nhip-thu')`,
        [day, kind, source, isTentative, SEED_REASON],
      );
    }
    for (const { validFrom, from, to, sessions, source } of SESSION_HOURS) {
      await runner.query(
        `insert into session_hours (valid_from, season_from, season_to, sessions, source, is_tentative, reason, entered_by)
         values ($1, $2, $3, $4, $5, true, $6, 'nhip-thu')`,
        [validFrom, from, to, JSON.stringify(sessions), source, SEED_REASON],
      );
    }
    await computeOtherYearsAgain(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session_hours, calendar_entry');
    await runner.query(`delete from setting where key = 'calendar-revision'`);
    await computeOtherYearsAgain(runner);
  }
}

/** Up to now every year but 2026 had no holidays. */
async function computeOtherYearsAgain(runner: QueryRunner): Promise<void> {
  await runner.query(`insert into dirty_day (origin_id, day)
    select origin_id, day from origin_day where extract(year from day) in (2024, 2025, 2027) order by origin_id, day
    on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  // How many days a source was expected on reaches from its first day into every later period.
  await runner.query('insert into dirty_period (period_id) select distinct period_id from unit_period order by 1 on conflict do nothing');
}
