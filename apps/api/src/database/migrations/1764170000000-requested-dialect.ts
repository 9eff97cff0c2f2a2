import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever hands a log over may name its format; `dialect` stays the one it was read in. */
export class RequestedDialect1764170000000 implements MigrationInterface {
  readonly name = 'RequestedDialect1764170000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment add column requested_dialect text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment drop column requested_dialect`);
  }
}
