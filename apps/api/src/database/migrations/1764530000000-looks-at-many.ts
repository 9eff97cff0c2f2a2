import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Officials are shown who listed the people of their agency, which is looked up by its code. */
export class LooksAtMany1764530000000 implements MigrationInterface {
  readonly name = 'LooksAtMany1764530000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index audit_entry_agency_idx on audit_entry (agency)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_entry_agency_idx');
  }
}
