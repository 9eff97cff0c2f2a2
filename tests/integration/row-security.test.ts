import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { errorCodeOf } from '../../apps/api/src/database/error-code.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { APPEND_ONLY_TABLES, REACH_ROLES, ROW_RULES, WORK_ROLE } from '../../apps/api/src/database/row-security.ts';
import { RowSecurityError, testRowSecurity } from '../../apps/api/src/database/test-row-security.ts';
import { withClient } from '../../apps/api/src/database/with-client.ts';
import { addMonths } from '../support/add-months.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/**
 * How many of two rows each role sees, written by hand: one row is of agency 1 and its official An, the other of agency 2 and its official Bình.
 * The agency is the first, the official is An. S system, P province (home affairs, auditor), D directory (mail administrator), G aggregate
 * (leadership), A agency, O official, N nobody: a connection that has not said for whom it reads.
 */
const TABLE = `
                        S P D G A O N
  agency                2 2 2 2 1 2 0
  division              2 2 2 2 1 1 0
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
  erased_address        2 0 0 0 0 0 0
  mailbox_day           2 0 0 0 0 1 0
  activity_year         2 0 0 0 0 1 0
  unit_period           2 2 0 2 1 0 0
  agency_day            2 2 0 2 1 0 0
  agency_flow_day       2 2 0 2 1 0 0
  served_agency         2 2 0 2 1 1 0
  paper_submission      2 2 0 2 1 0 0
  paper_register        2 2 0 2 1 0 0
  paper_ream            2 2 0 2 1 0 0
  paper_lock            2 2 0 2 1 0 0
  paper_baseline        2 2 0 2 1 0 0
  print_mapping         2 2 0 2 1 0 0
  audit_entry           2 2 2 0 0 1 0
  frozen_part           2 2 0 2 1 0 0
  report_export         2 2 0 2 1 0 0
  frozen_roster         2 2 0 2 1 0 0
  explanation           2 2 0 0 1 0 0
  explanation_step      2 2 0 0 1 0 0
  explanation_evidence  2 2 0 0 1 0 0
  named_view            2 2 0 0 1 1 0
  named_view_step       2 2 0 0 1 1 0
  notice_acknowledgement 2 2 0 0 0 1 0
  data_request          2 2 0 0 0 1 0
  data_request_step     2 2 0 0 0 1 0
  schedule              2 2 0 0 0 0 0
  schedule_run          2 2 0 0 0 0 0
  notification          2 2 2 2 1 0 0
  post                  2 2 0 0 0 0 0
`;
const ROLES = [...REACH_ROLES, null];
type Row = (typeof ROWS)[number];
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
  membership: `insert into membership (official_id, agency_id, division_id) values ($1, $1, $1)`,
  absence: `insert into absence (official_id, kind, reason, valid_from) values ($1, 'leave', 'x', '2026-01-01')`,
  mailbox: `insert into mailbox (id, address) values ($1, $1::int)`,
  mailbox_assignment: `insert into mailbox_assignment (mailbox_id, official_id, kind) values ($1, $1, 'personal')`,
  foreign_address: `insert into foreign_address (address, reason) values ($1::int, '')`,
  alias: `insert into alias (address, targets) values ($1::int, '{}')`,
  agency_domain: `insert into agency_domain (domain, agency_id) values ($1::int, $1)`,
  directory_change_set: `insert into directory_change_set (id, kind, title, made_by) values ($1, 'edit', '', '')`,
  directory_change: `insert into directory_change (set_id, table_name, row_id) values ($1, '', 1)`,
  unmatched_day: `insert into unmatched_day (origin_id, day, kind, address, count) values ($1, '2026-01-01', 'unlisted', '', 1)`,
  erased_address: `insert into erased_address (pseudonym, sealed, erased_on) values ($1::int, '', '2026-01-01')`,
  mailbox_day: `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points)
    values (1, '2026-01-01', $1, 1, 1, 1, 1, 1, 1, 1)`,
  activity_year: `insert into activity_year (agency_id, official_id, year, access_days, sending_days, login_days, session_ends)
    values ($1, $1, 2026, '', '', '', '')`,
  unit_period: `insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, lower_count, upper_count, bounded_count,
    working_days, covered_days, sent, received, snapshot_id) values ($1, 'x', 'du-2@1', 'as-is', 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1)`,
  agency_day: `insert into agency_day (agency_id, day, sent, received) values ($1, '2026-01-01', 1, 1)`,
  agency_flow_day: `insert into agency_flow_day (agency_id, day, origin_id, copies, told_received) values ($1, '2026-01-01', 1, '{}', 1)`,
  served_agency: `insert into served_agency (origin_id, agency_id) values (1, $1)`,
  paper_submission: `insert into paper_submission (agency_id, ledger, period_id, version, import_id) values ($1, 'registers', 'x', 1, 1)`,
  paper_register: `insert into paper_register (agency_id, submission_id, document_type, paper, "both", electronic) values ($1, 1, '', 1, 1, 1)`,
  paper_ream: `insert into paper_ream (agency_id, submission_id, opening, bought, closing) values ($1, 1, 1, 1, 1)`,
  paper_lock: `insert into paper_lock (agency_id, period_id, locked_by) values ($1, 'x', 'x')`,
  paper_baseline: `insert into paper_baseline (agency_id, period_ids, basis, approved_by, approved_on, made_by) values ($1, '{}', '', '', '2026-01-01', '')`,
  print_mapping: `insert into print_mapping (kind, name, agency_id, made_by) values ('queue', $1::int, $1, '')`,
  audit_entry: `insert into audit_entry (id, at, kind, action, official_id, hash) values ($1::int, now(), 'read', '', $1::int, decode(repeat('00', 32), 'hex'))`,
  frozen_part: `insert into frozen_part (frozen_period_id, position, agency_id, content) values (1, $1, $1, '')`,
  report_export: `insert into report_export (period_id, number, code, template, agency_id, formats, draft, state, done_count, total_count, made_by, made_at)
    values ('x', 0, '', 'agency', $1, '{pdf}', '{}', 'waiting', 0, 1, '', now())`,
  frozen_roster: `insert into frozen_roster (frozen_period_id, agency_id, definition, period_id, roster, looked_from, to_day, is_pooled)
    values (1, $1, '', '', '', '2026-01-01', '2026-01-01', false)`,
  explanation: `insert into explanation (agency_id, period_id, metric, opened_by) values ($1, 'x', 'du-2@1', 'agency')`,
  explanation_step: `insert into explanation_step (explanation_id, number, agency_id, act, side, text, made_by, made_at)
    values ($1, 1, $1, 'answered', 'agency', '', '', now())`,
  explanation_evidence: `insert into explanation_evidence (explanation_id, agency_id, name, type, size, content_hash, made_by, made_at)
    values ($1, $1, '', 'pdf', 1, '', '', now())`,
  named_view: `insert into named_view (agency_id, period_id, from_day, to_day, purpose, basis, days, asked_by)
    values ($1, 'x', '2026-01-01', '2026-01-31', '', '', 7, '')`,
  named_view_step: `insert into named_view_step (named_view_id, number, act, made_by, made_at) values ($1, 1, 'asked', '', now())`,
  notice_acknowledgement: `insert into notice_acknowledgement (version, official_id, made_at) values (1, $1, now())`,
  data_request: `insert into data_request (official_id, kind, made_on, answer_due_on) values ($1, 'access', '2026-01-01', '2026-01-05')`,
  data_request_step: `insert into data_request_step (data_request_id, number, official_id, act, made_by, made_at, text)
    values ($1, 1, $1, 'made', '', now(), '')`,
  schedule: `insert into schedule (kind, formats, cadence, starts_on, recipients, made_by, made_at)
    select 'alerts', '{}', 'at-once', '2026-01-01', array[$1::int::text], '', now()`,
  schedule_run: `insert into schedule_run (schedule_id, period_id, due_at, state) values ($1, 'x', now(), 'waiting')`,
  notification: `insert into notification (dedupe_key, content, roles, agency_id, made_at)
    values ($1::int::text, '{}', '{leadership,home-affairs,agency,mail-administrator,auditor}', $1, now())`,
  post: `insert into post (dedupe_key, channel, agency_id, content, state, attempt_count, due_at, made_at)
    values ($1::int::text, 'mail', $1, '{}', 'waiting', 0, now(), now())`,
  directory_preview: `insert into directory_preview (id, kind, title, made_by, revision, entries, counts)
    values (('00000000-0000-4000-8000-00000000000' || $1::int)::uuid, 'import', '', '', 1, '{}', '{}')`,
  directory_preview_row: `insert into directory_preview_row (preview_id, seq, change)
    values (('00000000-0000-4000-8000-00000000000' || $1::int)::uuid, 1, '{}')`,
};

let database: TestDatabase;
let client: pg.Client;
/** Where the first row of each table stands: that of agency 1 and official An. */
const firstRows = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const db = database.dataSource;
  await db.query(
    `insert into paper_import (id, ledger, source, name, content_digest, made_by) values (1, 'registers', 'form', '', '', 'x')`,
  );
  await db.query(
    `insert into frozen_period (period_id, number, code, content_hash, head, frozen_by, frozen_at) values ('x', 0, 'x', '', '', '', now())`,
  );
  await db.query(`insert into notice (version, text_vi, text_en, published_by, published_at) values (1, '', '', '', now())`);
  await addMonths(db, ['2026-01-01']);
  for (const [table, statement] of Object.entries(FILL)) {
    for (const number of [1, 2]) {
      const [row] = await db.query<{ ctid: string }[]>(`${statement} returning ctid`, [number]);
      if (number === 1) firstRows.set(table, row!.ctid);
    }
  }
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

/** How many rows of a table each role sees. */
async function seenOf(table: string): Promise<number[]> {
  const seen: number[] = [];
  for (const role of ROLES) {
    await workAs(role);
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    seen.push(rows[0]!.count);
  }
  return seen;
}

const MAY_NOT = '42501';
const IS_REFERRED_TO = '23503';

/** How many rows a statement touches, or the code of its refusal; nothing of it remains. */
async function tryAs(role: (typeof ROLES)[number], statement: string): Promise<number | string> {
  await workAs(role);
  await client.query('begin');
  try {
    const { rowCount } = await client.query(statement);
    // What is checked at the end is checked now.
    await client.query('set constraints all immediate');
    return rowCount ?? 0;
  } catch (error) {
    return errorCodeOf(error) ?? String(error);
  } finally {
    await client.query('rollback');
  }
}

let cells = 0;

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

  it('a month of days is read by nobody but as part of its table', async () => {
    expect(await tryAs(null, 'select from months.mailbox_day_2026_01')).toBe(2);
    for (const role of ROLES) {
      if (role === null) continue;
      for (const statement of ['select from months.mailbox_day_2026_01', `select add_mailbox_day_month('2001-01-01')`]) {
        const isAllowed = role === 'system' && statement.includes('add_');
        expect([role, statement, await tryAs(role, statement)]).toEqual([role, statement, isAllowed ? 1 : MAY_NOT]);
      }
    }
  });

  it('shows an agency what held while somebody was with it, and looks its members up once for a statement, not for each row', async () => {
    await workAs('system');
    await client.query('begin');
    try {
      await client.query(`insert into official (id, full_name) values (3, 'x')`);
      await client.query(`insert into membership (official_id, agency_id, valid_from, valid_to) values (3, 1, '2026-02-01', '2026-03-01')`);
      await client.query(`insert into absence (official_id, kind, reason, valid_from, valid_to)
        values (3, 'leave', 'before', '2026-01-01', '2026-02-01'), (3, 'leave', 'within', '2026-02-10', '2026-02-12'), (3, 'leave', 'after', '2026-03-01', null)`);
      await client.query(`select set_config('role', 'nhipthu_agency', true), set_config('nhipthu.agencies', '{1}', true)`);
      const { rows } = await client.query('select reason from absence where official_id = 3');
      expect(rows).toEqual([{ reason: 'within' }]);
      for (const table of ['absence', 'mailbox_assignment']) {
        const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(`explain select from ${table}`);
        expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/official_id = \(hashed SubPlan/);
      }
    } finally {
      await client.query('rollback');
    }
  });

  it.each(ROWS)('$table', async ({ table, expected }) => {
    expect(await seenOf(table)).toEqual(expected);
    for (const [at, role] of ROLES.entries()) {
      await workAs(role);
      const { rows } = await client.query<{ ctid: string }>(`select ctid from ${table}`);
      // Whoever sees one sees their own.
      const own = rows.filter(({ ctid }) => ctid === firstRows.get(table));
      expect([own.length, rows.length]).toEqual([Math.min(1, expected[at]!), expected[at]]);
      cells += 2;
    }
  });

  it.each(ROWS)('$table: what is not seen is neither changed nor removed', async ({ table, expected }) => {
    const [{ column }] = (
      await client.query<{ column: string }>(
        `select column_name as column from information_schema.columns
          where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER' limit 1`,
        [table],
      )
    ).rows as [{ column: string }];
    const isAppendOnly = (APPEND_ONLY_TABLES as readonly string[]).includes(table);
    for (const [at, role] of ROLES.entries()) {
      const seen = expected[at]!;
      const changed = await tryAs(role, `update ${table} set "${column}" = "${column}"`);
      const removed = await tryAs(role, `delete from ${table}`);
      // The login itself owns the tables: it may not either, or finds no row in them.
      const isRefused = isAppendOnly && (role !== null || changed === MAY_NOT);
      const [onChange, onRemoval] = isRefused ? [MAY_NOT, MAY_NOT] : [seen, seen];
      // What others refer to stays for that reason.
      const isKept = seen > 0 && removed === IS_REFERRED_TO;
      expect([role, changed, removed]).toEqual([role, onChange, isKept ? removed : onRemoval]);
      cells += 4;
    }
  });

  it('notices every policy that lets too many or too few in, and every table without any', async () => {
    const survivors: string[] = [];
    let mutants = 0;
    const mutate = async (name: string, { table, expected }: Row, [change, restore]: readonly [string, string]): Promise<void> => {
      await database.dataSource.query(change);
      mutants += 1;
      if ((await seenOf(table)).join() === expected.join()) survivors.push(name);
      await database.dataSource.query(restore);
    };
    for (const row of ROWS) {
      const { table, expected } = row;
      const policies = await database.dataSource.query<{ name: string; qual: string }[]>(
        `select policyname as name, qual from pg_policies where tablename = $1`,
        [table],
      );
      for (const [at, role] of REACH_ROLES.entries()) {
        const hole = [`create policy hole on ${table} to nhipthu_${role} using (true)`, `drop policy hole on ${table}`] as const;
        if (expected[at]! < 2) await mutate(`${table}: ${role} sees all`, row, hole);
        const own = policies.find(({ name }) => name === `reach_${role}`);
        if (own === undefined) continue;
        const shut = (qual: string): string => `alter policy ${own.name} on ${table} using (${qual})`;
        await mutate(`${table}: ${role} sees nothing`, row, [shut('false'), shut(own.qual)]);
      }
      const withoutAny = ['disable', 'enable'].map((word) => `alter table ${table} ${word} row level security`);
      await mutate(`${table}: no row-level security`, row, [withoutAny[0]!, withoutAny[1]!]);
    }
    noteFigure('mutants of row-level security: a policy opened, shut, a table without any', `${mutants}, ${survivors.length} not noticed`);
    expect(survivors).toEqual([]);
    expect(mutants).toBeGreaterThan(3 * ROWS.length);
  }, 120_000);

  it('asserts every cell of the matrix', () => {
    noteFigure('cells of row-level security: tables × roles × own and other × read, change, remove', cells);
    expect(cells).toBe(ROWS.length * ROLES.length * 6);
  });

  it('lets an agency write its own rows, and none of another', async () => {
    await workAs('agency');
    await client.query(`insert into paper_lock (agency_id, period_id, locked_by) values (1, 'own', 'x')`);
    await expect(client.query(`insert into paper_lock (agency_id, period_id, locked_by) values (2, 'own', 'x')`)).rejects.toThrow(
      'row-level security',
    );
    for (const [agencyId, outcome] of [
      [1, 1],
      [2, MAY_NOT],
    ] as const) {
      const written: unknown[] = [];
      for (const write of [
        `insert into paper_submission (id, agency_id, ledger, period_id, version, import_id) values (9${agencyId}, ${agencyId}, 'registers', 'own', 1, 1)`,
        `insert into paper_register (agency_id, submission_id, document_type, paper, "both", electronic) values (${agencyId}, 9${agencyId}, '', 1, 1, 1)`,
        `insert into paper_ream (agency_id, submission_id, opening, bought, closing) values (${agencyId}, 9${agencyId}, 1, 1, 1)`,
      ])
        written.push(await client.query(write).then(({ rowCount }) => rowCount, errorCodeOf));
      expect([agencyId, written]).toEqual([agencyId, [outcome, outcome, outcome]]);
    }
    await expect(client.query(`update paper_submission set agency_id = 2 where period_id = 'own'`)).rejects.toThrow('row-level security');
    await expect(client.query(`update unit_period set agency_id = 2`)).rejects.toThrow('row-level security');
    expect((await client.query(`delete from unit_period where agency_id = 2`)).rowCount).toBe(0);
  });
});

describe('the test at the start', () => {
  const test = (url: string): Promise<void> => withClient(url, testRowSecurity);

  it('passes on a database as we make it', async () => {
    await expect(test(database.url)).resolves.toBeUndefined();
  });

  it('refuses a superuser', async () => {
    const url = database.url.replace(/\/\/[^:]*:/, '//postgres:');
    await expect(test(url)).rejects.toThrow(RowSecurityError);
    await expect(test(url)).rejects.toThrow('“postgres”');
  });

  it.each(Object.keys(ROW_RULES))('refuses to go on when %s has lost its rule', async (table) => {
    await database.dataSource.query(`alter table ${table} no force row level security`);
    await expect(test(database.url)).rejects.toThrow(table);
    await database.dataSource.query(`alter table ${table} force row level security`);
    await database.dataSource.query(`create policy hole on ${table} using (true)`);
    await expect(test(database.url)).rejects.toThrow(table);
    await database.dataSource.query(`drop policy hole on ${table}`);
    await expect(test(database.url)).resolves.toBeUndefined();
  });

  it.each(APPEND_ONLY_TABLES)('refuses to go on when rows of %s could be changed', async (table) => {
    await database.dataSource.query(`grant update on ${table} to ${WORK_ROLE}`);
    await expect(test(database.url)).rejects.toThrow(table);
    await database.dataSource.query(`revoke update on ${table} from ${WORK_ROLE}`);
    await expect(test(database.url)).resolves.toBeUndefined();
  });
});
