import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable, unprotectTable } from '../row-security.ts';

/** Names of people who have left can be erased (ADR 40): when that was done, and what the logs of before need to be read again. */
export class Erasure1764460000000 implements MigrationInterface {
  readonly name = 'Erasure1764460000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table official add column erased_on date');
    await runner.query(`create table erased_address (
      pseudonym text primary key,
      sealed bytea not null,
      erased_on date not null)`);
    await protectTable(runner, 'erased_address');
    // What a person wrote in a request is theirs: the owner of the tables may take it out, and nothing else.
    await runner.query(`create function refuse_change_but_erasure() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and current_setting('nhipthu.erases', true) = 'yes'
           and to_jsonb(new) - '{text,made_by}'::text[] = to_jsonb(old) - '{text,made_by}'::text[] then
          return new;
        end if;
        raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
      end $$`);
    await replaceTrigger(runner, 'refuse_change_but_erasure');
    await runner.query('alter table audit_entry add column digests bytea, add column session text');
    await runner.query('create index audit_entry_session_idx on audit_entry (session)');
    await runner.query(`create or replace function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and current_setting('nhipthu.erases', true) = 'yes' then return null; end if;
        raise exception 'the audit log is only added to' using errcode = '42501';
      end $$`);
    await runner.query(`create function refuse_audit_change_but_erasure() returns trigger language plpgsql as $$
      begin
        if old.digests is not null and to_jsonb(new) - '{actor,subject}'::text[] = to_jsonb(old) - '{actor,subject}'::text[]
           and (new.actor is not distinct from old.actor or new.actor like 'da-xoa-%')
           and (new.subject is not distinct from old.subject or new.subject like 'da-xoa-%') then
          return new;
        end if;
        raise exception 'the audit log is only added to' using errcode = '42501';
      end $$`);
    await runner.query(`create trigger audit_entry_keeps_deeds before update on audit_entry
      for each row execute function refuse_audit_change_but_erasure()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger audit_entry_keeps_deeds on audit_entry');
    await runner.query('drop function refuse_audit_change_but_erasure');
    await runner.query(`create or replace function refuse_audit_change() returns trigger language plpgsql as $$
      begin raise exception 'the audit log is only added to' using errcode = '42501'; end $$`);
    await runner.query('alter table audit_entry drop column digests, drop column session');
    await replaceTrigger(runner, 'refuse_change');
    await runner.query('drop function refuse_change_but_erasure');
    await unprotectTable(runner, 'erased_address');
    await runner.query('drop table erased_address');
    await runner.query('alter table official drop column erased_on');
  }
}

async function replaceTrigger(runner: QueryRunner, name: 'refuse_change' | 'refuse_change_but_erasure'): Promise<void> {
  await runner.query('drop trigger data_request_step_unchanged on data_request_step');
  await runner.query(`create trigger data_request_step_unchanged before update or delete on data_request_step
    for each row execute function ${name}()`);
}
