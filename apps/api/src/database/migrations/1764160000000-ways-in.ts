import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways in besides files by hand: tokens of origins, and what the ledger has to say of a slice that came over the wire. */
export class WaysIn1764160000000 implements MigrationInterface {
  readonly name = 'WaysIn1764160000000';

  async up(runner: QueryRunner): Promise<void> {
    // By name, since a token can be handed out before the first byte makes its origin.
    await runner.query(`create table origin_token (
      id integer generated always as identity primary key,
      origin_name text not null,
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      revoked_at timestamptz)`);
    await runner.query(`create index on origin_token (origin_name)`);
    await runner.query(`alter table segment
      add column is_provisional boolean not null default false,
      add column lines_cut integer not null default 0,
      add column lines_lost integer not null default 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment drop column is_provisional, drop column lines_cut, drop column lines_lost`);
    await runner.query(`drop table origin_token`);
  }
}
