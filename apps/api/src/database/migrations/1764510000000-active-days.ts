import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On how many days people of a unit were active, added up. Counted as periods are computed anew, which all are: `RULE_VERSIONS` names it. */
export class ActiveDays1764510000000 implements MigrationInterface {
  readonly name = 'ActiveDays1764510000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table unit_period add column active_days bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table unit_period drop column active_days');
  }
}
