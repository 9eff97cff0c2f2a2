import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an import or a pull would change, kept until somebody applies it or a day is over. */
export class DirectoryPreviews1764230000000 implements MigrationInterface {
  readonly name = 'DirectoryPreviews1764230000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table directory_preview (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('import', 'pull')),
      title text not null,
      made_by text not null,
      made_at timestamptz not null default now(),
      revision integer not null,
      entries jsonb not null,
      counts jsonb not null)`);
    await runner.query(`create table directory_preview_row (
      preview_id uuid not null references directory_preview (id) on delete cascade,
      seq integer not null,
      change jsonb not null,
      primary key (preview_id, seq))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_preview_row, directory_preview');
  }
}
