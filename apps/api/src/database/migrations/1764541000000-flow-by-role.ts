import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/** Mail by role group. It is counted as days are computed anew, which all are: `RULE_VERSIONS` names it. */
export class FlowByRole1764541000000 implements MigrationInterface {
  readonly name = 'FlowByRole1764541000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table agency_flow_day (
      agency_id integer not null,
      day date not null,
      origin_id integer not null,
      copies integer[] not null,
      told_received integer not null,
      primary key (agency_id, day, origin_id))`);
    await runner.query('create index on agency_flow_day (origin_id, day)');
    await runner.query('create index on agency_flow_day (day)');
    await protectTable(runner, 'agency_flow_day');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table agency_flow_day');
  }
}
