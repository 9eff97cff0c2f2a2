import type { MigrationInterface, QueryRunner } from 'typeorm';

const VOLUME = ['sent_internal', 'sent_external', 'sent_mixed', 'recipients', 'internal_recipients'];

/**
 * To whom messages went, and boxes that were logged in to by machines only. Older blocks do not tell of recipients outside, so everything is folded anew
 * from the spool.
 */
export class VolumeAndLiveBoxes1764290000000 implements MigrationInterface {
  readonly name = 'VolumeAndLiveBoxes1764290000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of VOLUME) {
      await runner.query(`alter table mailbox_day add column ${column} integer not null default 0`);
      for (const table of ['agency_day', 'unit_period']) {
        await runner.query(`alter table ${table} add column ${column} bigint not null default 0`);
      }
    }
    await runner.query(
      'alter table unit_period add column logged_in integer not null default 0, add column machine_only integer not null default 0',
    );
    await runner.query(`alter table activity_year add column login_days bytea not null default decode(repeat('00', 46), 'hex')`);
    await runner.query('alter table activity_year alter column login_days drop default');
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await foldAnew(runner);
    await runner.query('alter table activity_year drop column login_days');
    await runner.query('alter table unit_period drop column logged_in, drop column machine_only');
    for (const column of VOLUME) {
      for (const table of ['mailbox_day', 'agency_day', 'unit_period']) await runner.query(`alter table ${table} drop column ${column}`);
    }
  }
}

/** Empties all blocks, and lets all segments be folded again. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
    on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  for (const table of ['fact_block', 'provisional_block']) await runner.query(`delete from ${table}`);
  await runner.query(`update segment set state = 'received', error = null, next_off = 0, stored_off = 0, lines = 0, parsed = 0, ignored = 0,
           rejected = 0, oversize = 0, facts = 0, fresh = 0, duplicate = 0, line_bytes = 0, tail_bytes = 0, ignored_kinds = '{}',
           rejected_reasons = '{}', carry = null, damage_byte = null, first_hour = null, last_hour = null, attempt = 0, started_at = null, folded_at = null,
           touched_at = now()
     where state in ('received', 'folding', 'folded', 'failed')`);
}
