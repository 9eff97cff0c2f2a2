import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were removed by age keep their row in the ledger (ADR 36). */
export class Retention1764450000000 implements MigrationInterface {
  readonly name = 'Retention1764450000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table segment add column blob_expired_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table segment drop column blob_expired_at');
  }
}
