import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/** What officials are told, who acknowledged it, and what they ask about their data (ADR 35). Nothing of it is changed or removed. */
export class NoticesAndRequests1764382000000 implements MigrationInterface {
  readonly name = 'NoticesAndRequests1764382000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const table of TABLES) {
      await runner.query(
        `create trigger ${table}_unchanged before update or delete on ${table} for each row execute function refuse_change()`,
      );
      await runner.query(`create trigger ${table}_kept before truncate on ${table} for each statement execute function refuse_change()`);
      // A notice is for everybody to read.
      if (table !== 'notice') await protectTable(runner, table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`drop table ${table}`);
  }
}

const TABLES = ['notice', 'notice_acknowledgement', 'data_request', 'data_request_step'];

const UP = [
  `create table notice (
     version integer primary key,
     text_vi text not null,
     text_en text not null,
     published_by text not null,
     published_at timestamptz not null)`,
  `create table notice_acknowledgement (
     version integer not null references notice (version),
     official_id integer not null,
     made_at timestamptz not null,
     primary key (version, official_id))`,
  `create table data_request (
     id integer generated always as identity primary key,
     official_id integer not null,
     kind text not null,
     day date,
     made_on date not null,
     answer_due_on date not null,
     act_due_on date,
     constraint data_request_kind_check check (kind in ('access', 'correction', 'restriction', 'erasure', 'complaint')))`,
  `create table data_request_step (
     data_request_id integer not null references data_request (id),
     number integer not null,
     official_id integer not null,
     act text not null,
     made_by text not null,
     made_at timestamptz not null,
     text text not null,
     effect jsonb,
     primary key (data_request_id, number),
     constraint data_request_step_act_check check (act in ('made', 'answered', 'done', 'refused')))`,
];
