import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-in by an identity provider: what is under way, and whose identity opens which account (ADR 34). */
export class IdentityProvider1764432000000 implements MigrationInterface {
  readonly name = 'IdentityProvider1764432000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column oidc_subject text unique');
    await runner.query('alter table session add column is_strong boolean not null default false');
    await runner.query(`create table oidc_attempt (
      key bytea primary key,
      expires_at timestamptz not null,
      return_to text not null,
      nonce text,
      verifier text,
      account_id integer references account (id))`);
    await runner.query('create index on oidc_attempt (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oidc_attempt');
    await runner.query('alter table session drop column is_strong');
    await runner.query('alter table account drop column oidc_subject');
  }
}
