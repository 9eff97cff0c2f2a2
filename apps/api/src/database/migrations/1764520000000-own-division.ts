import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable, unprotectTable } from '../row-security.ts';

/** Officials see the name of the division they are in, as they see that of their agency (ADR 35). */
export class OwnDivision1764520000000 implements MigrationInterface {
  readonly name = 'OwnDivision1764520000000';

  async up(runner: QueryRunner): Promise<void> {
    // Where the table was made by this release, the rule is on it already.
    await unprotectTable(runner, 'division');
    await protectTable(runner, 'division');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy if exists reach_self on division');
  }
}
