import type { QueryRunner } from 'typeorm';
import type { Reach } from './reach.ts';

/** Roles of the database that see rows; a table names those that see any of its own, and which. */
export const REACH_ROLES = ['system', 'province', 'directory', 'aggregate', 'agency', 'self'] as const;
type ReachRole = (typeof REACH_ROLES)[number];

/** What all of them may do with tables; which rows is another matter. */
export const WORK_ROLE = 'nhipthu_work';

/** The role in which a kind of work is done; `none` is the one that logged in, which sees nothing. */
export function roleOf(kind: Reach['kind']): string {
  return kind === 'nobody' || kind === 'migration' ? 'none' : `nhipthu_${kind}`;
}

const AGENCIES = `(select nullif(current_setting('nhipthu.agencies', true), ''))::integer[]`;
const OFFICIAL = `(select nullif(current_setting('nhipthu.official', true), ''))::integer`;

/** The rows a role sees and may write: `all`, or those that meet a condition. A role that is not named sees none; `system` sees all of every table. */
type RowRule = Readonly<Partial<Record<Exclude<ReachRole, 'system'>, string>>>;

const ALL = 'true';
const DIRECTORY: RowRule = { province: ALL, directory: ALL };
const ofUnits = (column = 'agency_id'): RowRule => ({ province: ALL, aggregate: ALL, agency: `${column} = any (${AGENCIES})` });
const BETWEEN_BOTH: RowRule = { province: ALL, agency: `agency_id = any (${AGENCIES})` };
const OF_PERSON: RowRule = { province: ALL, self: `official_id = ${OFFICIAL}` };
/** Rows of a named view that is visible itself. */
const WHOSE_VIEW = 'named_view_id in (select v.id from named_view v)';
/**
 * Rows of an official that hold while the official is visible. Who is visible at all is looked up once for a statement (a hashed subplan); only their rows are held
 * against the days of their memberships, which by itself would read all members of the agency for each row.
 */
const whileMember = (table: string): string => `(official_id in (select m.official_id from membership m)
  and exists (select from membership m where m.official_id = ${table}.official_id
    and daterange(m.valid_from, m.valid_to) && daterange(${table}.valid_from, ${table}.valid_to)))`;

/** Who sees which rows of the tables of units and persons. */
export const ROW_RULES: Readonly<Record<string, RowRule>> = {
  // The name of an agency is no secret, but whoever speaks for one agency is answered about that one.
  agency: { ...DIRECTORY, aggregate: ALL, self: ALL, agency: `id = any (${AGENCIES})` },
  // Members know the name of their own.
  division: {
    ...DIRECTORY,
    aggregate: ALL,
    agency: `agency_id = any (${AGENCIES})`,
    self: 'id in (select m.division_id from membership m)',
  },
  membership: { ...DIRECTORY, agency: `agency_id = any (${AGENCIES})`, self: `official_id = ${OFFICIAL}` },
  official: { ...DIRECTORY, agency: 'id in (select m.official_id from membership m)', self: `id = ${OFFICIAL}` },
  absence: { ...DIRECTORY, agency: whileMember('absence'), self: `official_id = ${OFFICIAL}` },
  mailbox_assignment: {
    ...DIRECTORY,
    agency: `(official_id is null and agency_id = any (${AGENCIES})) or ${whileMember('mailbox_assignment')}`,
    self: `official_id = ${OFFICIAL}`,
  },
  mailbox: {
    ...DIRECTORY,
    agency: 'id in (select a.mailbox_id from mailbox_assignment a)',
    self: 'id in (select a.mailbox_id from mailbox_assignment a)',
  },
  alias: DIRECTORY,
  agency_domain: { ...DIRECTORY, agency: `agency_id = any (${AGENCIES})` },
  directory_change_set: DIRECTORY,
  directory_change: DIRECTORY,
  directory_preview: DIRECTORY,
  directory_preview_row: DIRECTORY,
  unmatched_day: DIRECTORY,
  foreign_address: DIRECTORY,
  // What a person did on a day: the program counts it, the person may see it, and nobody else sees it by being who they are.
  mailbox_day: {
    self: `exists (select from mailbox_assignment a where a.mailbox_id = mailbox_day.mailbox_id
      and a.valid_from <= mailbox_day.day and (a.valid_to is null or mailbox_day.day < a.valid_to))`,
  },
  // What a pseudonym stood for is for the program alone.
  erased_address: {},
  activity_year: { self: `official_id = ${OFFICIAL}` },
  unit_period: ofUnits(),
  agency_day: ofUnits(),
  agency_flow_day: ofUnits(),
  // Which logs tell of one's own unit decides what is known of oneself.
  served_agency: { ...ofUnits(), self: 'agency_id in (select m.agency_id from membership m)' },
  paper_submission: ofUnits(),
  paper_register: ofUnits(),
  paper_ream: ofUnits(),
  paper_lock: ofUnits(),
  paper_baseline: { ...ofUnits(), agency: `agency_id is null or agency_id = any (${AGENCIES})` },
  print_mapping: ofUnits(),
  // Everybody's deeds are written by the program; who looked at a person is for that person to see.
  audit_entry: { ...DIRECTORY, self: `official_id = ${OFFICIAL}` },
  // The province's own part is of no agency.
  frozen_part: ofUnits(),
  // The province's reports are of no agency.
  report_export: ofUnits(),
  frozen_roster: ofUnits(),
  // Who has what sent, and what was: Home Affairs and the audit.
  schedule: { province: ALL },
  schedule_run: { province: ALL },
  post: { province: ALL },
  // By role and, of an agency, by unit; a caller of another role does not even see that there is something.
  notification: {
    province: `roles && array['home-affairs', 'auditor']`,
    directory: `'mail-administrator' = any (roles)`,
    aggregate: `'leadership' = any (roles)`,
    agency: `'agency' = any (roles) and agency_id = any (${AGENCIES})`,
  },
  // Between Home Affairs and the agency: it may speak of persons.
  explanation: BETWEEN_BOTH,
  explanation_step: BETWEEN_BOTH,
  explanation_evidence: BETWEEN_BOTH,
  // Who asked to see whom by name: for both sides, and for the people who were in the agency in that period.
  named_view: {
    ...BETWEEN_BOTH,
    self: `exists (select from membership m where m.agency_id = named_view.agency_id
      and daterange(m.valid_from, m.valid_to) && daterange(named_view.from_day, named_view.to_day, '[]'))`,
  },
  // What a person asks is between them and Home Affairs.
  notice_acknowledgement: OF_PERSON,
  data_request: OF_PERSON,
  data_request_step: OF_PERSON,
  named_view_step: { province: ALL, agency: WHOSE_VIEW, self: WHOSE_VIEW },
};

/** Tables to which rows are added and that is all: no role of the program may change or remove one. */
export const APPEND_ONLY_TABLES = [
  'audit_entry',
  'frozen_period',
  'frozen_part',
  'frozen_roster',
  'explanation',
  'explanation_step',
  'explanation_evidence',
  'named_view',
  'named_view_step',
  'notice',
  'notice_acknowledgement',
  'data_request',
  'data_request_step',
] as const;

/** Puts the rule of `ROW_RULES` on a table, for its owner too, who sees rows in a migration alone. */
export async function protectTable(runner: QueryRunner, table: string): Promise<void> {
  const rule = ROW_RULES[table];
  if (rule === undefined) throw new Error(`no row rule for ${table}`);
  await runner.query(`alter table ${table} enable row level security, force row level security`);
  await runner.query(`create policy reach_migration on ${table} to current_user
    using ((select current_setting('nhipthu.migrates', true)) = 'yes') with check ((select current_setting('nhipthu.migrates', true)) = 'yes')`);
  for (const [role, condition] of Object.entries({ system: ALL, ...rule })) {
    await runner.query(`create policy reach_${role} on ${table} to nhipthu_${role} using (${condition}) with check (${condition})`);
  }
}

/** Takes the rule off again. */
export async function unprotectTable(runner: QueryRunner, table: string): Promise<void> {
  for (const role of ['migration', ...REACH_ROLES]) await runner.query(`drop policy if exists reach_${role} on ${table}`);
  await runner.query(`alter table ${table} no force row level security, disable row level security`);
}
