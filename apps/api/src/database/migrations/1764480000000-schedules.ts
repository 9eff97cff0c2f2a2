import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

async function createNotifications(runner: QueryRunner): Promise<void> {
  await runner.query(
    `create table notification (
       id integer generated always as identity primary key,
       dedupe_key text not null unique,
       content jsonb not null,
       roles text[] not null,
       agency_id integer,
       made_at timestamptz not null)`,
  );
  await runner.query(
    `create table notification_read (
       account_id integer not null references account,
       notification_id integer not null references notification,
       read_at timestamptz not null,
       primary key (account_id, notification_id))`,
  );
}

/** Schedules, what came of them, what people are told, and what is sent (ADR 39). */
export class Schedules1764480000000 implements MigrationInterface {
  readonly name = 'Schedules1764480000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table schedule (
         id integer generated always as identity primary key,
         kind text not null,
         template text,
         formats text[] not null,
         cadence text not null,
         day smallint,
         hour smallint,
         starts_on date not null,
         recipients text[] not null,
         made_by text not null,
         made_at timestamptz not null,
         removed_by text,
         removed_at timestamptz,
         constraint schedule_kind_check check (kind in ('report', 'digest', 'registers', 'alerts')),
         constraint schedule_cadence_check check (cadence in ('monthly', 'weekly', 'at-once')),
         constraint schedule_day_check check (day is not null or cadence = 'at-once'),
         constraint schedule_template_check check (template is not null or kind <> 'report'))`,
    );
    await runner.query(
      `create table schedule_run (
         id integer generated always as identity primary key,
         schedule_id integer not null references schedule,
         period_id text not null,
         due_at timestamptz not null,
         state text not null,
         export_id integer references report_export,
         unique (schedule_id, period_id),
         constraint schedule_run_state_check check (state in ('waiting', 'done', 'missed', 'failed')))`,
    );
    await createNotifications(runner);
    await runner.query(
      `create table post (
         id integer generated always as identity primary key,
         dedupe_key text not null unique,
         channel text not null,
         schedule_id integer references schedule,
         username text,
         agency_id integer,
         url text,
         content jsonb not null,
         export_id integer references report_export,
         state text not null,
         attempt_count integer not null,
         due_at timestamptz not null,
         fault text,
         made_at timestamptz not null,
         ended_at timestamptz,
         constraint post_channel_check check (channel in ('mail', 'webhook')),
         constraint post_username_check check (username is not null or agency_id is not null or url is not null),
         constraint post_state_check check (state in ('waiting', 'sent', 'failed', 'skipped')))`,
    );
    await runner.query(`create index post_due_at_idx on post (due_at) where state = 'waiting'`);
    for (const table of ['schedule', 'schedule_run', 'notification', 'post']) await protectTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['post', 'notification_read', 'notification', 'schedule_run', 'schedule'])
      await runner.query(`drop table ${table}`);
  }
}
