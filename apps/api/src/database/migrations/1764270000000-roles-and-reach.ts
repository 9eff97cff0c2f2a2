import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable, unprotectTable } from '../row-security.ts';

const PROTECTED = [
  ...['agency', 'division', 'membership', 'official', 'absence', 'mailbox_assignment', 'mailbox', 'alias', 'agency_domain'],
  ...[
    'directory_change_set',
    'directory_change',
    'directory_preview',
    'directory_preview_row',
    'unmatched_day',
    'foreign_address',
    'mailbox_day',
    'activity_year',
  ],
  ...['unit_period', 'agency_day', 'served_agency'],
  ...['paper_submission', 'paper_register', 'paper_ream', 'paper_lock', 'paper_baseline', 'print_mapping'],
];

/** An agency and every agency that was merged into it, directly or by way of another; none for null. */
const UNITS_OF_AGENCY = `create function units_of_agency(agency integer) returns integer[] language sql stable as $$
  with recursive unit(id) as (
    select agency where agency is not null
    union select s.from_agency_id from succession s join unit u on s.to_agency_id = u.id and s.kind = 'merge')
  select coalesce(array_agg(id order by id), '{}') from unit $$`;

/** Whose account it is: the agency it speaks for or the official it belongs to; and rows that only those see who may (ADR 22, 23). */
export class RolesAndReach1764270000000 implements MigrationInterface {
  readonly name = 'RolesAndReach1764270000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table account
      add column agency_id integer,
      add column official_id integer,
      add column disabled_at timestamptz,
      add constraint account_role_check check (role in ('leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor')),
      add constraint account_agency_id_check check (agency_id is not null or role <> 'agency'),
      add constraint account_official_id_check check (official_id is not null or role <> 'official')`);
    await runner.query(UNITS_OF_AGENCY);
    for (const table of PROTECTED) await protectTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of PROTECTED.toReversed()) await unprotectTable(runner, table);
    await runner.query('drop function units_of_agency');
    await runner.query(
      `alter table account drop constraint account_role_check, drop column agency_id, drop column official_id, drop column disabled_at`,
    );
  }
}
