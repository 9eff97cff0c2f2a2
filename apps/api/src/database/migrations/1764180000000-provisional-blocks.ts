import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts that came over UDP get blocks of their own (ADR 12). Origins that have such segments are folded anew from the spool, since a
 * block does not tell which of its facts came how.
 */
export class ProvisionalBlocks1764180000000 implements MigrationInterface {
  readonly name = 'ProvisionalBlocks1764180000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table provisional_block (
      origin_id integer not null,
      hour integer not null,
      block bytea not null,
      facts integer not null,
      unconfirmed integer not null default 0,
      primary key (origin_id, hour))`);
    await runner.query(`alter table segment drop constraint segment_origin_id_content_hmac_key,
      add constraint segment_origin_id_content_hmac_is_provisional_key unique (origin_id, content_hmac, is_provisional)`);
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await foldAnew(runner);
    await runner.query('drop table provisional_block');
    // Of the same bytes that came both ways, those by the trusted way stay.
    await runner.query(`delete from segment p using segment t where p.is_provisional and not t.is_provisional
      and p.origin_id = t.origin_id and p.content_hmac = t.content_hmac`);
    await runner.query(`alter table segment drop constraint segment_origin_id_content_hmac_is_provisional_key,
      add constraint segment_origin_id_content_hmac_key unique (origin_id, content_hmac)`);
  }
}

/** Empties the blocks of the origins that have provisional segments, and lets all their segments be folded again. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  const concerned = 'select distinct origin_id from segment where is_provisional';
  await runner.query(`insert into dirty_day (origin_id, day)
    select origin_id, day from origin_day where origin_id in (${concerned}) order by origin_id, day
    on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
  await runner.query(`delete from fact_block where origin_id in (${concerned})`);
  await runner.query(`update segment set state = 'received', error = null, next_off = 0, stored_off = 0, lines = 0, parsed = 0, ignored = 0,
           rejected = 0, oversize = 0, facts = 0, fresh = 0, duplicate = 0, line_bytes = 0, tail_bytes = 0, ignored_kinds = '{}',
           rejected_reasons = '{}', carry = null, damage_byte = null, first_hour = null, last_hour = null, attempt = 0, started_at = null, folded_at = null,
           touched_at = now()
     where state in ('received', 'folding', 'folded', 'failed') and origin_id in (${concerned})`);
}
