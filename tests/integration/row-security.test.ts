import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { APPEND_ONLY_TABLES, REACH_ROLES, ROW_RULES, WORK_ROLE } from '../../apps/api/src/database/row-security.ts';
import { RowSecurityError, testRowSecurity } from '../../apps/api/src/database/test-row-security.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/**
 * How many of two rows each role sees, written by hand: one row is of agency 1 and its official An, the other of agency 2 and its official Bình.
 * The agency is the first, the official is An. S system, P province (home affairs, auditor), D directory (mail administrator), G aggregate
 * (leadership), A agency, O official, N nobody: a connection that has not said for whom it reads.
 */
const TABLE = `
                        S P D G A O N
  agency                2 2 2 2 1 2 0
  division              2 2 2 2 1 0 0
  membership            2 2 2 0 1 1 0
  official              2 2 2 0 1 1 0
  absence               2 2 2 0 1 1 0
  mailbox               2 2 2 0 1 1 0
  mailbox_assignment    2 2 2 0 1 1 0
  alias                 2 2 2 0 0 0 0
  agency_domain         2 2 2 0 1 0 0
  directory_change_set  2 2 2 0 0 0 0
  directory_change      2 2 2 0 0 0 0
  directory_preview     2 2 2 0 0 0 0
  directory_preview_row 2 2 2 0 0 0 0
  unmatched_day         2 2 2 0 0 0 0
  foreign_address       2 2 2 0 0 0 0
  mailbox_day           2 0 0 0 0 1 0
  activity_year         2 0 0 0 0 1 0
  unit_period           2 2 0 2 1 0 0
  agency_day            2 2 0 2 1 0 0
  served_agency         2 2 0 2 1 0 0
  paper_submission      2 2 0 2 1 0 0
  paper_register        2 2 0 2 1 0 0
  paper_ream            2 2 0 2 1 0 0
  paper_lock            2 2 0 2 1 0 0
  paper_baseline        2 2 0 2 1 0 0
  print_mapping         2 2 0 2 1 0 0
  audit_entry           2 2 2 0 0 1 0
  frozen_part           2 2 0 2 1 0 0
  explanation           2 2 0 0 1 0 0
  explanation_step      2 2 0 0 1 0 0
  explanation_evidence  2 2 0 0 1 0 0
`;
const ROLES = [...REACH_ROLES, null];
const ROWS = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [table = '', ...counts] = line.trim().split(/\s+/);
    return { table, expected: counts.map(Number) };
  });

/** One row of each of the two, given their number. */
const FILL: Readonly<Record<string, string>> = {
  agency: `insert into agency (id, code, name) values ($1, $1::int, 'x')`,
  division: `insert into division (id, agency_id, name) values ($1, $1, 'x')`,
  official: `insert into official (id, full_name) values ($1, 'x')`,
  membership: `insert into membership (official_id, agency_id) values ($1, $1)`,
  absence: `insert into absence (official_id, kind, reason, valid_from) values ($1, 'leave', 'x', '2026-01-01')`,
  mailbox: `insert into mailbox (id, address) values ($1, $1::int)`,
  mailbox_assignment: `insert into mailbox_assignment (mailbox_id, official_id, kind) values ($1, $1, 'personal')`,
  foreign_address: `insert into foreign_address (address, reason) values ($1::int, '')`,
  alias: `insert into alias (address, targets) values ($1::int, '{}')`,
  agency_domain: `insert into agency_domain (domain, agency_id) values ($1::int, $1)`,
  directory_change_set: `insert into directory_change_set (id, kind, title, made_by) values ($1, 'edit', '', '')`,
  directory_change: `insert into directory_change (set_id, table_name, row_id) values ($1, '', 1)`,
  unmatched_day: `insert into unmatched_day (origin_id, day, kind, address, count) values ($1, '2026-01-01', 'unlisted', '', 1)`,
  mailbox_day: `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points)
    values (1, '2026-01-01', $1, 1, 1, 1, 1, 1, 1, 1)`,
  activity_year: `insert into activity_year (agency_id, official_id, year, access_days, sending_days, login_days, session_ends)
    values ($1, $1, 2026, '', '', '', '')`,
  unit_period: `insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, lower_count, upper_count, bounded_count,
    working_days, covered_days, sent, received, snapshot_id) values ($1, 'x', 'du-2@1', 'as-is', 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1)`,
  agency_day: `insert into agency_day (agency_id, day, sent, received) values ($1, '2026-01-01', 1, 1)`,
  served_agency: `insert into served_agency (origin_id, agency_id) values (1, $1)`,
  paper_submission: `insert into paper_submission (agency_id, ledger, period_id, version, import_id) values ($1, 'registers', 'x', 1, 1)`,
  paper_register: `insert into paper_register (agency_id, submission_id, document_type, paper, "both", electronic) values ($1, 1, '', 1, 1, 1)`,
  paper_ream: `insert into paper_ream (agency_id, submission_id, opening, bought, closing) values ($1, 1, 1, 1, 1)`,
  paper_lock: `insert into paper_lock (agency_id, period_id, locked_by) values ($1, 'x', 'x')`,
  paper_baseline: `insert into paper_baseline (agency_id, period_ids, basis, approved_by, approved_on, made_by) values ($1, '{}', '', '', '2026-01-01', '')`,
  print_mapping: `insert into print_mapping (kind, name, agency_id, made_by) values ('queue', $1::int, $1, '')`,
  audit_entry: `insert into audit_entry (id, at, kind, action, official_id, hash) values ($1::int, now(), 'read', '', $1::int, decode(repeat('00', 32), 'hex'))`,
  frozen_part: `insert into frozen_part (frozen_period_id, position, agency_id, content) values (1, $1, $1, '')`,
  explanation: `insert into explanation (agency_id, period_id, metric, opened_by) values ($1, 'x', 'du-2@1', 'agency')`,
  explanation_step: `insert into explanation_step (explanation_id, number, agency_id, act, side, text, made_by, made_at)
    values ($1, 1, $1, 'answered', 'agency', '', '', now())`,
  explanation_evidence: `insert into explanation_evidence (explanation_id, agency_id, name, type, size, content_hash, made_by, made_at)
    values ($1, $1, '', 'pdf', 1, '', '', now())`,
  directory_preview: `insert into directory_preview (id, kind, title, made_by, revision, entries, counts)
    values (('00000000-0000-4000-8000-00000000000' || $1::int)::uuid, 'import', '', '', 1, '{}', '{}')`,
  directory_preview_row: `insert into directory_preview_row (preview_id, seq, change)
    values (('00000000-0000-4000-8000-00000000000' || $1::int)::uuid, 1, '{}')`,
};

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  const db = database.dataSource;
  await db.query(
    `insert into paper_import (id, ledger, source, name, content_digest, made_by) values (1, 'registers', 'form', '', '', 'x')`,
  );
  await db.query(
    `insert into frozen_period (period_id, number, code, content_hash, head, frozen_by, frozen_at) values ('x', 0, 'x', '', '', '', now())`,
  );
  for (const statement of Object.values(FILL)) for (const number of [1, 2]) await db.query(statement, [number]);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
}, 120_000);

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function workAs(role: (typeof ROLES)[number]): Promise<void> {
  await client.query(
    `select set_config('role', $1, false), set_config('nhipthu.agencies', $2, false), set_config('nhipthu.official', $3, false)`,
    [role === null ? 'none' : `nhipthu_${role}`, role === 'agency' ? '{1}' : '', role === 'self' ? '1' : ''],
  );
}

describe('row-level security', () => {
  it('has a rule, and a row of this matrix, for every table that says of which unit, person or mailbox a row is', async () => {
    const rows = await database.dataSource.query<{ table: string }[]>(`
      select distinct table_name as table from information_schema.columns where table_schema = 'public'
         and column_name in ('agency_id', 'official_id', 'mailbox_id', 'address', 'full_name', 'before')`);
    // Accounts are asked about before anybody is known; lists of what is to be counted again hold numbers alone; calendars and targets are for all to see.
    const open = new Set(['account', 'target', 'dirty_official', 'dirty_period', 'calendar_entry', 'session_hours']);
    const tables = rows.map(({ table }) => table).filter((table) => !open.has(table));
    expect(Object.keys(ROW_RULES)).toEqual(expect.arrayContaining(tables));
    expect(ROWS.map(({ table }) => table).toSorted()).toEqual(Object.keys(ROW_RULES).toSorted());
    expect(ROWS.every(({ expected }) => expected.length === ROLES.length)).toBe(true);
  });

  it.each(ROWS)('$table', async ({ table, expected }) => {
    const seen: number[] = [];
    for (const role of ROLES) {
      await workAs(role);
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      seen.push(rows[0]!.count);
    }
    expect(seen).toEqual(expected);
  });

  it('lets an agency write its own rows, and none of another', async () => {
    await workAs('agency');
    await client.query(`insert into paper_lock (agency_id, period_id, locked_by) values (1, 'own', 'x')`);
    await expect(client.query(`insert into paper_lock (agency_id, period_id, locked_by) values (2, 'own', 'x')`)).rejects.toThrow(
      'row-level security',
    );
    await expect(client.query(`update unit_period set agency_id = 2`)).rejects.toThrow('row-level security');
    expect((await client.query(`delete from unit_period where agency_id = 2`)).rowCount).toBe(0);
  });
});

describe('the test at the start', () => {
  it('passes on a database as we make it', async () => {
    await expect(testRowSecurity(database.url)).resolves.toBeUndefined();
  });

  it('refuses a superuser', async () => {
    const url = database.url.replace(/\/\/[^:]*:/, '//postgres:');
    await expect(testRowSecurity(url)).rejects.toThrow(RowSecurityError);
    await expect(testRowSecurity(url)).rejects.toThrow('“postgres”');
  });

  it.each(Object.keys(ROW_RULES))('refuses to go on when %s has lost its rule', async (table) => {
    await database.dataSource.query(`alter table ${table} no force row level security`);
    await expect(testRowSecurity(database.url)).rejects.toThrow(table);
    await database.dataSource.query(`alter table ${table} force row level security`);
    await database.dataSource.query(`create policy hole on ${table} using (true)`);
    await expect(testRowSecurity(database.url)).rejects.toThrow(table);
    await database.dataSource.query(`drop policy hole on ${table}`);
    await expect(testRowSecurity(database.url)).resolves.toBeUndefined();
  });

  it.each(APPEND_ONLY_TABLES)('refuses to go on when rows of %s could be changed', async (table) => {
    await database.dataSource.query(`grant update on ${table} to ${WORK_ROLE}`);
    await expect(testRowSecurity(database.url)).rejects.toThrow(table);
    await database.dataSource.query(`revoke update on ${table} from ${WORK_ROLE}`);
    await expect(testRowSecurity(database.url)).resolves.toBeUndefined();
  });
});
