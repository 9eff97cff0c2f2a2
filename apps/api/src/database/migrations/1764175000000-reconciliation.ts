import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Taking a segment back, the hours each segment touches, and the accounts that the directory does not know. */
export class Reconciliation1764175000000 implements MigrationInterface {
  readonly name = 'Reconciliation1764175000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment
      drop constraint segment_state_check,
      add constraint segment_state_check check (state in ('received', 'folding', 'folded', 'failed', 'undoing', 'undone')),
      add column first_hour integer,
      add column last_hour integer`);
    await runner.query('create index on segment (id)');
    await runner.query(`create table unmatched_day (
      origin_id integer not null,
      day date not null,
      kind text not null check (kind in ('login', 'sent', 'received', 'unlisted')),
      address text not null,
      count integer not null,
      primary key (origin_id, day, kind, address))`);
    await runner.query('create index on unmatched_day (day)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unmatched_day');
    await runner.query('drop index segment_id_idx');
    // What was taken back has no facts, as a segment that failed.
    await runner.query(`update segment set state = 'failed' where state in ('undoing', 'undone')`);
    await runner.query(`alter table segment
      drop constraint segment_state_check,
      add constraint segment_state_check check (state in ('received', 'folding', 'folded', 'failed')),
      drop column first_hour,
      drop column last_hour`);
  }
}
