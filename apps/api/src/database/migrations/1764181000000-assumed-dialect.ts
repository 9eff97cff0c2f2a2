import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a segment is read in the dialect of an earlier one, because it is too short to show its own. */
export class AssumedDialect1764181000000 implements MigrationInterface {
  readonly name = 'AssumedDialect1764181000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table segment add column is_dialect_assumed boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    // Who reads such a segment again would not know its dialect; asked for by name it stays as it was read.
    await runner.query('alter table segment drop column is_dialect_assumed');
  }
}
