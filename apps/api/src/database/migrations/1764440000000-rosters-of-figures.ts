import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/** Of whom each figure speaks and over which days, so that none is told beside one of other people (ADR 31). */
export class RostersOfFigures1764440000000 implements MigrationInterface {
  readonly name = 'RostersOfFigures1764440000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table unit_period
      add column roster text not null default '',
      add column looked_from date,
      add column is_linked boolean not null default false,
      add column are_boxes_linked boolean not null default false`);
    await runner.query(`create table frozen_roster (
      frozen_period_id integer not null references frozen_period (id),
      agency_id integer not null,
      definition text not null,
      period_id text not null,
      roster text not null,
      looked_from date not null,
      to_day date not null,
      is_pooled boolean not null,
      primary key (frozen_period_id, agency_id, definition))`);
    await protectTable(runner, 'frozen_roster');
    await runner.query(
      'create trigger frozen_roster_unchanged before update or delete on frozen_roster for each row execute function refuse_change()',
    );
    await runner.query(
      'create trigger frozen_roster_kept before truncate on frozen_roster for each statement execute function refuse_change()',
    );
    // Whose people and days are not known yet: every figure is computed again.
    await runner.query(`insert into dirty_period (period_id) select period_id from stored_period order by period_id
      on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table frozen_roster');
    await runner.query(
      'alter table unit_period drop column roster, drop column looked_from, drop column is_linked, drop column are_boxes_linked',
    );
  }
}
