import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What workers count for monitoring: times of jobs, and lines by what became of them. */
export class Monitoring1764470000000 implements MigrationInterface {
  readonly name = 'Monitoring1764470000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table job_time (
      job text not null,
      outcome text not null,
      up_to double precision not null,
      runs bigint not null,
      seconds double precision not null,
      primary key (job, outcome, up_to))`);
    await runner.query(`create table line_tally (
      origin_id integer not null,
      outcome text not null,
      reason text not null,
      lines bigint not null,
      primary key (origin_id, outcome, reason))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table line_tally');
    await runner.query('drop table job_time');
  }
}
