import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a file could not be read on, and what a look at the stored bytes found. */
export class DamageAndScrub1764177000000 implements MigrationInterface {
  readonly name = 'DamageAndScrub1764177000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table segment add column damage_byte bigint, add column blob_checked_at timestamptz, add column blob_fault text,
      add constraint segment_blob_fault_check check (blob_fault in ('missing', 'changed', 'wrong-size'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table segment drop column blob_fault, drop column blob_checked_at, drop column damage_byte');
  }
}
