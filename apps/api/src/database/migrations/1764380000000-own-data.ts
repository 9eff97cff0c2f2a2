import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable, unprotectTable } from '../row-security.ts';

/** Officials see which logs tell of their own units (ADR 35). */
export class OwnData1764380000000 implements MigrationInterface {
  readonly name = 'OwnData1764380000000';

  async up(runner: QueryRunner): Promise<void> {
    // Where the table was made by this release, the rule is on it already.
    await unprotectTable(runner, 'served_agency');
    await protectTable(runner, 'served_agency');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy if exists reach_self on served_agency');
  }
}
