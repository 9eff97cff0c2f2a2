import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The internal clients of an origin, and how many messages count as sent because one of them handed them over (ADR 17). Origins whose blocks came
 * from syslog or Exim are folded anew from the spool, since an older block does not tell who handed a message over.
 */
export class InternalClients1764200000000 implements MigrationInterface {
  readonly name = 'InternalClients1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table origin add column internal_clients text[] not null default '{}'`);
    await runner.query('alter table mailbox_day add column sent_internal_client integer not null default 0');
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into dirty_day (origin_id, day)
      select distinct origin_id, day from mailbox_day where sent_internal_client > 0 order by origin_id, day
      on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
    await foldAnew(runner);
    await runner.query('alter table mailbox_day drop column sent_internal_client');
    await runner.query('alter table origin drop column internal_clients');
  }
}

/** Empties the blocks of the origins concerned, and lets all their segments be folded again. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  const concerned = `select distinct origin_id from segment where dialect like 'syslog-%' or dialect = 'exim'`;
  await runner.query(`insert into dirty_day (origin_id, day)
    select origin_id, day from origin_day where origin_id in (${concerned}) order by origin_id, day
    on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  for (const table of ['fact_block', 'provisional_block']) await runner.query(`delete from ${table} where origin_id in (${concerned})`);
  await runner.query(`update segment set state = 'received', error = null, next_off = 0, stored_off = 0, lines = 0, parsed = 0, ignored = 0,
           rejected = 0, oversize = 0, facts = 0, fresh = 0, duplicate = 0, line_bytes = 0, tail_bytes = 0, ignored_kinds = '{}',
           rejected_reasons = '{}', carry = null, damage_byte = null, first_hour = null, last_hour = null, attempt = 0, started_at = null, folded_at = null,
           touched_at = now()
     where state in ('received', 'folding', 'folded', 'failed') and origin_id in (${concerned})`);
}
