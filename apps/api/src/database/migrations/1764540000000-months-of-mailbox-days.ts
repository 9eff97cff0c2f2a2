import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

const KEY = 'primary key (origin_id, day, mailbox_id)';
const INDEXES = ['create index on mailbox_day (day)', 'create index mailbox_day_doubt_idx on mailbox_day (day) where doubt > 0'];

/**
 * Makes the table of a month where there is none. Filling and attaching it holds nobody up who reads or writes other months, as creating it as a
 * partition would (SHARE UPDATE EXCLUSIVE instead of ACCESS EXCLUSIVE).
 */
const ADD_MONTH = `create function add_mailbox_day_month(day date) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    first_day constant date := date_trunc('month', day);
    part constant text := 'mailbox_day_' || to_char(first_day, 'YYYY_MM');
  begin
    if exists (select from pg_class where relnamespace = 'months'::regnamespace and relname = part) then return; end if;
    perform pg_advisory_xact_lock(7116, 0);
    if exists (select from pg_class where relnamespace = 'months'::regnamespace and relname = part) then return; end if;
    execute format('create table months.%I (like public.mailbox_day including defaults including constraints including indexes)', part);
    execute format('alter table public.mailbox_day attach partition months.%I for values from (%L) to (%L)',
      part, first_day, (first_day + interval '1 month')::date);
  end $$`;

/** Gives the disk back the months that lie wholly before a day and in which nothing is left. Waits two seconds for those who read, not longer: a later call does it. */
const DROP_MONTHS = `create function drop_mailbox_day_months(before date) returns integer language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
  declare
    part text;
    is_left boolean;
    dropped integer := 0;
  begin
    if not pg_try_advisory_xact_lock(7116, 0) then return 0; end if;
    for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = 'public.mailbox_day'::regclass
                   and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before order by 1 loop
      execute format('select exists (select from months.%I)', part) into is_left;
      continue when is_left;
      begin
        execute format('drop table months.%I', part);
        dropped := dropped + 1;
      exception when lock_not_available then return dropped;
      end;
    end loop;
    return dropped;
  end $$`;

/**
 * `mailbox_day`, which grows with every day and person, becomes a table of months: a day's roll-up works in the indexes of its month, and a month that
 * is removed leaves nothing to clean up. The months lie in a schema of their own, in which no role of the program may read: the rules on rows are the whole table's.
 */
export class MonthsOfMailboxDays1764540000000 implements MigrationInterface {
  readonly name = 'MonthsOfMailboxDays1764540000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create schema months');
    await setAside(runner);
    await runner.query(
      `create table mailbox_day (like months.mailbox_day_before including defaults including constraints, ${KEY}) partition by range (day)`,
    );
    for (const index of INDEXES) await runner.query(index);
    await protectTable(runner, 'mailbox_day');
    for (const statement of [ADD_MONTH, DROP_MONTHS]) await runner.query(statement);
    for (const call of ['add_mailbox_day_month(date)', 'drop_mailbox_day_months(date)']) {
      await runner.query(`revoke all on function ${call} from public`);
      await runner.query(`grant execute on function ${call} to nhipthu_system`);
    }
    await runner.query(
      `select add_mailbox_day_month(m) from (select distinct date_trunc('month', day)::date as m from months.mailbox_day_before) x order by m`,
    );
    await bringBack(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await setAside(runner);
    await runner.query(`create table mailbox_day (like months.mailbox_day_before including defaults including constraints, ${KEY})`);
    for (const index of INDEXES) await runner.query(index);
    await protectTable(runner, 'mailbox_day');
    await bringBack(runner);
    await runner.query('drop function add_mailbox_day_month(date), drop_mailbox_day_months(date)');
    await runner.query('drop schema months');
  }
}

/** Out of the way with its indexes, whose names the new table takes. */
async function setAside(runner: QueryRunner): Promise<void> {
  await runner.query('alter table mailbox_day set schema months');
  await runner.query('alter table months.mailbox_day rename to mailbox_day_before');
}

async function bringBack(runner: QueryRunner): Promise<void> {
  await runner.query('insert into mailbox_day select * from months.mailbox_day_before');
  await runner.query('drop table months.mailbox_day_before');
}
