import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bits of many days are set in one go: a row of `activity_year` is then written once for a batch of days. */
export class CopyBits1764190000000 implements MigrationInterface {
  readonly name = 'CopyBits1764190000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function copy_bits(target bytea, source bytea, positions int[]) returns bytea
      language plpgsql immutable strict parallel safe as $$
      declare
        position int;
      begin
        foreach position in array positions loop
          target := set_bit(target, position, get_bit(source, position));
        end loop;
        return target;
      end $$`);
    await runner.query(`comment on function copy_bits is 'target with the bits of source at these positions, counted from 0'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function copy_bits(bytea, bytea, int[])');
  }
}
