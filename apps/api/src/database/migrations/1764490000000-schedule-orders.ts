import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a run's report was ordered: after a fault that may pass it is ordered again, so many times and no more. */
export class ScheduleOrders1764490000000 implements MigrationInterface {
  readonly name = 'ScheduleOrders1764490000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table schedule_run add column order_count integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table schedule_run drop column order_count');
  }
}
