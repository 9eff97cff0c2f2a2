import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a session was begun, so that its owner can tell it from others. */
export class SessionNetwork1764295000000 implements MigrationInterface {
  readonly name = 'SessionNetwork1764295000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session add column network text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column network');
  }
}
