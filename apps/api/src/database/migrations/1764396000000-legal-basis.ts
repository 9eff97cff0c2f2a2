import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each log source rests on (ADR 35). */
export class LegalBasis1764396000000 implements MigrationInterface {
  readonly name = 'LegalBasis1764396000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table origin add column legal_basis jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table origin drop column legal_basis');
  }
}
