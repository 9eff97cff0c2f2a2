import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standardPeriodsOf, type IsoDate } from '@nhip-thu/metrics';

/**
 * Figures of every kind of period under more definitions, with their bounds and what they were made from; the volume of an agency's day; and
 * the lists by which a change finds the periods that depend on it.
 */
export class PeriodFigures1764240000000 implements MigrationInterface {
  readonly name = 'PeriodFigures1764240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into setting (key, value) values ('log-revision', '0')`);
    await runner.query(`create table figure_snapshot (
      id integer generated always as identity primary key,
      directory_revision integer not null,
      calendar_revision integer not null,
      log_revision integer not null,
      parser_version integer not null,
      constraint figure_snapshot_inputs_key unique (directory_revision, calendar_revision, log_revision, parser_version))`);
    await runner.query(`create table stored_period (
      period_id text primary key,
      from_day date not null,
      to_day date not null,
      first_looked_on date not null)`);
    await runner.query(`create table agency_day (
      agency_id integer not null,
      day date not null,
      sent bigint not null,
      received bigint not null,
      primary key (agency_id, day))`);
    await runner.query('create index on agency_day (day)');
    await runner.query(`create table dirty_agency_day (
      day date primary key,
      gen integer not null default 1,
      marked_at timestamptz not null default now())`);
    await runner.query(`create table served_agency (
      origin_id integer not null,
      agency_id integer not null,
      primary key (origin_id, agency_id))`);
    // What is stored is computed anew: it is a function of what stays.
    await runner.query('delete from unit_period');
    await runner.query(`alter table unit_period drop column from_day, drop column to_day,
      add column lower_count integer not null, add column upper_count integer not null, add column bounded_count integer not null,
      add column snapshot_id integer not null`);
    await runner.query('insert into dirty_agency_day (day) select distinct day from origin_day order by 1');
    const days: { day: IsoDate }[] = await runner.query('select distinct day from origin_day');
    await markPeriods(
      runner,
      days.map(({ day }) => day),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from unit_period');
    await runner.query(`alter table unit_period drop column lower_count, drop column upper_count, drop column bounded_count, drop column snapshot_id,
      add column from_day date not null, add column to_day date not null`);
    await runner.query('drop table served_agency, dirty_agency_day, agency_day, stored_period, figure_snapshot');
    await runner.query(`delete from setting where key = 'log-revision'`);
    const days: { day: IsoDate }[] = await runner.query('select distinct day from origin_day');
    await markPeriods(
      runner,
      days.map(({ day }) => day),
    );
  }
}

async function markPeriods(runner: QueryRunner, days: readonly IsoDate[]): Promise<void> {
  const ids = new Set(days.flatMap((day) => standardPeriodsOf(day).map(({ id }) => id)));
  await runner.query('insert into dirty_period (period_id) select p from unnest($1::text[]) p order by 1 on conflict do nothing', [
    [...ids],
  ]);
}
