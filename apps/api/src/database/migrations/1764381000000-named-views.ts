import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/** Named views of an agency's people: asked for, approved by a second person, read, revoked (ADR 35). Nothing of it is changed or removed. */
export class NamedViews1764381000000 implements MigrationInterface {
  readonly name = 'NamedViews1764381000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const table of TABLES) {
      await runner.query(
        `create trigger ${table}_unchanged before update or delete on ${table} for each row execute function refuse_change()`,
      );
      await runner.query(`create trigger ${table}_kept before truncate on ${table} for each statement execute function refuse_change()`);
      await protectTable(runner, table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`drop table ${table}`);
  }
}

const TABLES = ['named_view', 'named_view_step'];

const UP = [
  `create table named_view (
     id integer generated always as identity primary key,
     agency_id integer not null,
     period_id text not null,
     from_day date not null,
     to_day date not null,
     purpose text not null,
     basis text not null,
     days integer not null,
     asked_by text not null,
     asker_official integer,
     constraint named_view_days_check check (days between 1 and 30))`,
  `create table named_view_step (
     named_view_id integer not null references named_view (id),
     number integer not null,
     act text not null,
     made_by text not null,
     made_at timestamptz not null,
     text text,
     primary key (named_view_id, number),
     constraint named_view_step_act_check check (act in ('asked', 'approved', 'refused', 'revoked', 'read')))`,
];
