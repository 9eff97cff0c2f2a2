import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The name of an official without marks and in lower case, by which people are found and put in order. Of letters taken apart only ASCII is left, so
 * that the locale of the database does not matter; đ has no parts.
 */
export class SearchOfficials1764231000000 implements MigrationInterface {
  readonly name = 'SearchOfficials1764231000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function fold_marks(text) returns text language sql immutable parallel safe as
      $$ select lower(translate(regexp_replace(normalize($1, NFD), '[\\u0300-\\u036f]', '', 'g'), 'Đđ', 'dd')) $$`);
    await runner.query(`alter table official add column search text not null default ''`);
    await runner.query('update official set search = fold_marks(full_name)');
    await runner.query(`create function fold_official_name() returns trigger language plpgsql as
      $$ begin new.search := fold_marks(new.full_name); return new; end $$`);
    await runner.query(`create trigger fold_name before insert or update of full_name on official
      for each row execute function fold_official_name()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger fold_name on official');
    await runner.query('drop function fold_official_name');
    await runner.query('alter table official drop column search');
    await runner.query('drop function fold_marks');
  }
}
