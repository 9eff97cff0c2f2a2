import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/** Exports of reports (ADR 32): the queue of what is to be written, and the archive of who had what written when. */
export class ReportExports1764395000000 implements MigrationInterface {
  readonly name = 'ReportExports1764395000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table report_export (
         id integer generated always as identity primary key,
         period_id text not null,
         number integer not null,
         code text not null,
         template text not null,
         agency_id integer,
         agency text,
         formats text[] not null,
         draft jsonb not null,
         state text not null,
         done_count integer not null,
         total_count integer not null,
         file_name text,
         file_size integer,
         content_hash bytea,
         made_by text not null,
         made_at timestamptz not null,
         constraint report_export_state_check check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')))`,
    );
    await protectTable(runner, 'report_export');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table report_export');
  }
}
