import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A second factor of accounts: a time-based code, and recovery codes (ADR 28). */
export class SecondFactor1764335000000 implements MigrationInterface {
  readonly name = 'SecondFactor1764335000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table account
      add column totp_secret bytea,
      add column totp_pending bytea,
      add column totp_step integer,
      add column recovery_hashes bytea[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table account drop column totp_secret, drop column totp_pending, drop column totp_step, drop column recovery_hashes',
    );
  }
}
