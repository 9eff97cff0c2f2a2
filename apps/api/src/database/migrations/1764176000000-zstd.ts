import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logs packed with zstd. */
export class Zstd1764176000000 implements MigrationInterface {
  readonly name = 'Zstd1764176000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment drop constraint segment_compression_check,
      add constraint segment_compression_check check (compression in ('plain', 'gzip', 'zstd'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment drop constraint segment_compression_check,
      add constraint segment_compression_check check (compression in ('plain', 'gzip'))`);
  }
}
