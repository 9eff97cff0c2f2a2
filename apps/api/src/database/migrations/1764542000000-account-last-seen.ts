import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an account was used last, also after its sessions have ended: until now from the sessions that are left and the sign-ins of the audit log. */
export class AccountLastSeen1764542000000 implements MigrationInterface {
  readonly name = 'AccountLastSeen1764542000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column last_seen_at timestamptz');
    await runner.query(`update account a set last_seen_at = greatest(
        (select max(s.last_seen_at) from session s where s.account_id = a.id),
        (select signed_in.at from (select actor, max(at) as at from audit_entry where action = 'session.started' group by actor) signed_in
          where signed_in.actor = a.username and signed_in.at >= a.created_at))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column last_seen_at');
  }
}
