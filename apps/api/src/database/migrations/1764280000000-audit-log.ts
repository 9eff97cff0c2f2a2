import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/** The audit log. The trigger stops the owner of the table too, who could change rows without being granted it (ADR 27). */
export class AuditLog1764280000000 implements MigrationInterface {
  readonly name = 'AuditLog1764280000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table audit_entry (
      id bigint primary key,
      at timestamptz(3) not null,
      kind text not null check (kind in ('read', 'change', 'session', 'account', 'refused', 'command')),
      actor text,
      role text,
      action text not null,
      subject text,
      official_id integer,
      agency text,
      reason text,
      network text,
      hash bytea not null)`);
    await runner.query('create index audit_entry_at_idx on audit_entry (at)');
    await runner.query('create index audit_entry_official_id_id_idx on audit_entry (official_id, id)');
    await protectTable(runner, 'audit_entry');
    await runner.query(`create function refuse_audit_change() returns trigger language plpgsql as $$
      begin raise exception 'the audit log is only added to' using errcode = '42501'; end $$`);
    await runner.query(`create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
      for each statement execute function refuse_audit_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_entry');
    await runner.query('drop function refuse_audit_change()');
  }
}
