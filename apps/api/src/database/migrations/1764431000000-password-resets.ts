import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links for a new password, sent to an address of the account (ADR 34). */
export class PasswordResets1764431000000 implements MigrationInterface {
  readonly name = 'PasswordResets1764431000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column email text');
    await runner.query(`create table password_reset (
      token_hash bytea primary key,
      account_id integer not null references account (id),
      expires_at timestamptz not null)`);
    await runner.query('create index on password_reset (account_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table password_reset');
    await runner.query('alter table account drop column email');
  }
}
