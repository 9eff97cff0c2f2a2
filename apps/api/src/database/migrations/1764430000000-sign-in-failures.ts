import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed attempts at signing in, counted for all processes at once (ADR 34). */
export class SignInFailures1764430000000 implements MigrationInterface {
  readonly name = 'SignInFailures1764430000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table sign_in_failure (
      key bytea primary key,
      failures integer not null,
      failed_at timestamptz not null,
      blocked_until timestamptz not null)`);
    await runner.query('create index on sign_in_failure (failed_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_failure');
  }
}
