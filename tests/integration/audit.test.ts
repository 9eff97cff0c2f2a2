import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditEntryReply, AuditReply, AuditVerificationReply, OwnSessionsReply, Problem } from '@nhip-thu/metrics';
import pg from 'pg';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { AuditLog } from '../../apps/api/src/access/audit/audit-log.ts';
import { AuditRepository } from '../../apps/api/src/access/audit/audit.repository.ts';
import { commandActor } from '../../apps/api/src/access/audit/command-actor.ts';
import { buildOpenApiDocument } from '../../apps/api/src/http/api-docs.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { nhipthu } from '../support/samples.ts';

const WRITER = fileURLToPath(new URL('../support/write-audit.mjs', import.meta.url));
const PASSWORD = 'mat-khau-cua-vai-tro';

let running: RunningApp;
let audit: AuditLog;
let auditor: string;

async function signIn(username: string, password = PASSWORD): Promise<{ status: number; cookie: string }> {
  const answer = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return { status: answer.status, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

async function asAuditor<T>(path: string): Promise<T> {
  const answer = await fetch(`${running.address}/api/v1/${path}`, { headers: { cookie: auditor } });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

/** What was written last, newest first. */
async function lastEntries(count: number): Promise<Partial<AuditEntryReply>[]> {
  return running.database.dataSource.query(
    `select kind, actor, role, action, subject, official_id as "officialId", agency, reason, network from audit_entry order by id desc limit $1`,
    [count],
  );
}

const countEntries = async (): Promise<number> => {
  const [row] = await running.database.dataSource.query<{ count: number }[]>('select count(*)::int as count from audit_entry');
  return row!.count;
};

/** What only a superuser of the database can do. */
async function tamper(statement: string): Promise<void> {
  const db = running.database.dataSource;
  await db.query('alter table audit_entry disable trigger user');
  await db.query(statement);
  await db.query('alter table audit_entry enable trigger user');
}

beforeAll(async () => {
  running = await startApp();
  audit = running.app.get(AuditLog);
  const db = running.database.dataSource;
  await db.query(`insert into agency (id, code, name) values (1, 'snv', 'Sở Nội vụ')`);
  await db.query(`insert into official (id, full_name) values (7, '=Lò Văn A')`);
  await db.query(`insert into membership (official_id, agency_id) values (7, 1)`);
  const accounts = running.app.get(AccountService);
  await accounts.ensureAccount({ username: 'kiemtoan', displayName: 'K', role: 'auditor', password: PASSWORD });
  await accounts.ensureAccount({ username: 'lanhdao', displayName: 'L', role: 'leadership', password: PASSWORD });
  auditor = (await signIn('kiemtoan')).cookie;
}, 120_000);

afterAll(() => running.close());

describe('what is written down', () => {
  it('signing in and out, and who was not let in; a name that is none of ours is not repeated', async () => {
    const { cookie } = await signIn('lanhdao');
    await fetch(`${running.address}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
    expect((await signIn('lanhdao', 'mật khẩu sai rồi')).status).toBe(401);
    expect((await signIn('mật khẩu gõ nhầm ô')).status).toBe(401);
    const of = { kind: 'session', actor: 'lanhdao', role: 'leadership', network: '127.0.0' };
    expect(await lastEntries(4)).toMatchObject([
      { kind: 'session', actor: null, role: null, action: 'session.failed' },
      { ...of, action: 'session.failed' },
      { ...of, action: 'session.ended' },
      { ...of, action: 'session.started' },
    ]);
  });

  it('looking at a person, before the answer, with whom; of a list the unit, and not the words searched for', async () => {
    await running.fetch('/api/v1/directory/officials/7');
    await running.fetch('/api/v1/directory/officials?cq=snv&q=b%C3%AD%20m%E1%BA%ADt');
    expect(await lastEntries(2)).toEqual([
      {
        ...{ kind: 'read', actor: 'thu', role: 'home-affairs', action: 'directory.read', reason: null, network: '127.0.0' },
        ...{ subject: 'GET /api/v1/directory/officials?cq=snv', officialId: null, agency: 'snv' },
      },
      {
        ...{ kind: 'read', actor: 'thu', role: 'home-affairs', action: 'directory.read', reason: null, network: '127.0.0' },
        ...{ subject: 'GET /api/v1/directory/officials/7', officialId: 7, agency: null },
      },
    ]);
  });

  it('a list without an agency as that of the account’s own, or of all', async () => {
    const accounts = running.app.get(AccountService);
    await accounts.ensureAccount({ username: 'coquan', displayName: 'C', role: 'agency', password: PASSWORD, agencyId: 1 });
    const { cookie } = await signIn('coquan');
    await fetch(`${running.address}/api/v1/directory/officials`, { headers: { cookie } });
    await running.fetch('/api/v1/directory/officials');
    expect(await lastEntries(2)).toMatchObject([
      { actor: 'thu', subject: 'GET /api/v1/directory/officials', officialId: null, agency: '*' },
      { actor: 'coquan', subject: 'GET /api/v1/directory/officials', officialId: null, agency: 'snv' },
    ]);
  });

  it('what a command takes of whom, and who made a change by a command, in the log and in the journal', async () => {
    const run = (...words: string[]) => nhipthu({ DATABASE_URL: running.database.url, NHIPTHU_DATA: running.dataFolder }, ...words);
    const span = ['--from', '2026-07-13', '--to', '2026-07-14'];
    expect(await run('export', 'mailbox-days', ...span, '--reason', 'Thanh tra')).toMatchObject({ code: 0 });
    expect(await run('adoption', '--unmasked', ...span)).toMatchObject({ code: 0 });
    expect(await run('directory', 'rename', 'snv', 'Sở Nội vụ mới', '--on', '2026-07-01', '--basis', 'QĐ 9')).toMatchObject({ code: 0 });
    const of = { kind: 'command', actor: commandActor(), role: null, network: null };
    expect(await lastEntries(3)).toEqual([
      { ...of, action: 'directory rename', subject: 'directory snv, 2026-07-01', officialId: null, agency: 'snv', reason: 'QĐ 9' },
      {
        ...of,
        action: 'adoption --unmasked',
        subject: 'counts of units 2026-07-13..2026-07-14',
        officialId: null,
        agency: '*',
        reason: null,
      },
      {
        ...of,
        ...{
          action: 'export mailbox-days',
          subject: 'mailbox-days 2026-07-13..2026-07-14',
          officialId: null,
          agency: '*',
          reason: 'Thanh tra',
        },
      },
    ]);
    const journal = await running.database.dataSource.query(
      'select made_by as "madeBy" from directory_change_set order by id desc limit 1',
    );
    expect(journal).toEqual([{ madeBy: commandActor() }]);
    const { stdout } = await run('--lang', 'en', 'audit', 'touched', '--actor', commandActor());
    expect(stdout).toMatch(/\(everybody\) +all agencies +export mailbox-days .*mailbox-days 2026-07-13\.\.2026-07-14; Thanh tra/);
    expect(stdout).toMatch(/\(everybody\) +all agencies +adoption --unmasked .*counts of units 2026-07-13\.\.2026-07-14; no reason given/);
    expect(stdout).toMatch(/\(a list of many\) +snv +directory rename /);
  }, 60_000);

  it('the session in which it was done, by which it is asked whose data that session touched', async () => {
    const { cookie } = await signIn('lanhdao');
    await fetch(`${running.address}/api/v1/directory/officials/7`, { headers: { cookie } });
    await running.fetch('/api/v1/directory/officials/7');
    await running.fetch('/api/v1/directory/officials?cq=snv');
    const own = (await (await running.fetch('/api/v1/session/all')).json()) as OwnSessionsReply;
    const session = own.sessions.find(({ isThis }) => isThis)!.id;
    const { entries } = await asAuditor<AuditReply>(`audit?session=${session}`);
    expect(new Set(entries.map(({ actor, session: of }) => `${actor} ${of}`))).toEqual(new Set([`thu ${session}`]));
    expect(entries.at(-1)?.action).toBe('session.started');
    expect((await asAuditor<AuditReply>(`audit?session=${session.slice(0, 8)}`)).entries).toHaveLength(entries.length);
    const touched = await running.app.get(AuditRepository).listTouched({ from: null, to: null, actor: null, session });
    const rows = touched.map(({ officialId, officialName, agency, action }) => [officialId, officialName, agency, action]);
    expect(rows).toEqual([
      [7, '=Lò Văn A', null, 'directory.read'],
      [null, null, 'snv', 'directory.read'],
      [null, null, '*', 'directory.read'],
    ]);
    // Of the other session it is known that it was turned away.
    const [refused] = (await asAuditor<AuditReply>('audit?actor=lanhdao&kind=refused')).entries;
    expect(refused?.session).toMatch(/^[0-9a-f]{16}$/);
    expect(refused?.session).not.toBe(session);
  });

  it('every change, with its reason, also one that the rules then refuse', async () => {
    const answer = await running.fetch('/api/v1/calendar/entries', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'Nghỉ \0 bão' }),
    });
    expect(answer.status).toBe(400);
    const asked = { actor: 'thu', action: 'calendar.write', subject: 'POST /api/v1/calendar/entries' };
    const entries = await lastEntries(2);
    expect(new Map(entries.map(({ kind, reason }) => [kind, reason]))).toEqual(
      new Map([
        ['change', 'Nghỉ � bão'],
        ['refused', 'invalid-input'],
      ]),
    );
    for (const entry of entries) expect(entry).toMatchObject(asked);
  });

  it('who asked for what they may not', async () => {
    const { cookie } = await signIn('lanhdao');
    expect((await fetch(`${running.address}/api/v1/directory/officials/7`, { headers: { cookie } })).status).toBe(403);
    expect(await lastEntries(1)).toMatchObject([
      { kind: 'refused', actor: 'lanhdao', role: 'leadership', subject: 'GET /api/v1/directory/officials/7' },
    ]);
  });

  it('of the routes that only read, exactly those that show persons or hand out a report', async () => {
    const { paths } = buildOpenApiDocument(running.app);
    const written: string[] = [];
    for (const [path, operations] of Object.entries(paths)) {
      if (operations.get === undefined || path.endsWith('/events')) continue;
      const before = await countEntries();
      const filled = path.replace(/\{\w+\}/, '7');
      // Whichever of the two may.
      for (const headers of [undefined, { cookie: auditor }]) {
        const answer = await (headers ? fetch(`${running.address}${filled}`, { headers }) : running.fetch(filled));
        await answer.arrayBuffer();
        if (answer.status !== 403) break;
      }
      const [entry] = await lastEntries(1);
      if ((await countEntries()) > before && entry?.kind === 'read') written.push(path.replace('/api/v1', ''));
    }
    expect(written.toSorted()).toEqual([
      '/audit',
      '/audit/csv',
      // A named view is written where it is read: named-views.test.
      '/data-requests',
      '/directory/changes',
      '/directory/officials',
      '/directory/officials/{id}',
      '/directory/previews/{id}/rows',
      '/directory/unknown-addresses',
      '/explanations',
      '/explanations/{id}',
      '/explanations/{id}/evidence/{evidenceId}',
      '/ingest/unmatched',
      '/paper/unattributed',
      '/reports/{id}/file',
    ]);
  });
});

describe('the log as an auditor reads it', () => {
  it('newest first, page by page, each entry once, and by person, kind, actor and day', async () => {
    for (let count = 0; count < 130; count += 1) await audit.write({ kind: 'command', actor: 'cli:thu', action: 'trang' });
    const first = await asAuditor<AuditReply>('audit?actor=cli%3Athu');
    const second = await asAuditor<AuditReply>(`audit?actor=cli%3Athu&before=${first.nextBefore}`);
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect([first.entries.length, second.entries.length, second.nextBefore, new Set(ids).size]).toEqual([100, 30, null, 130]);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    const seen = await asAuditor<AuditReply>('audit?official=7&kind=read');
    expect(seen.entries.length).toBeGreaterThan(0);
    expect(seen.entries.every(({ officialId, officialName }) => officialId === 7 && officialName === '=Lò Văn A')).toBe(true);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    expect((await asAuditor<AuditReply>(`audit?from=${today}&to=${today}`)).entries.length).toBe(100);
    expect((await asAuditor<AuditReply>('audit?to=2020-01-01')).entries).toEqual([]);
  });

  it('a span that ends before it begins is refused at its last day, as a file too', async () => {
    for (const path of ['audit', 'audit/csv']) {
      const answer = await fetch(`${running.address}/api/v1/${path}?from=2026-12-20&to=2026-01-01`, { headers: { cookie: auditor } });
      const { errors } = (await answer.json()) as Problem;
      expect([path, answer.status, errors?.map((each) => each.path)]).toEqual([path, 400, ['to']]);
    }
  });

  it('as CSV that no spreadsheet runs, all of it', async () => {
    const answer = await fetch(`${running.address}/api/v1/audit/csv?official=7`, { headers: { cookie: auditor } });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('nhat-ky-truy-cap.csv');
    const text = await answer.text();
    const { entries } = await asAuditor<AuditReply>('audit?official=7');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?id,at,kind,actor,role,action,subject,officialId,officialName,agency,reason,network,session$/);
    expect(lines.length - 1).toBe(entries.length);
    expect(text).toContain(",'=Lò Văn A,");
    expect(lines.slice(1).every((line) => /^\d+,[^,]+T[\d:]+\.\d{3}\+07:00,/.test(line))).toBe(true);
  });
});

describe('the chain', () => {
  beforeEach(async () => {
    await tamper('delete from audit_entry');
    await rm(join(running.dataFolder, 'audit-heads.txt'), { force: true });
  });

  async function fill(count: number): Promise<void> {
    for (let made = 1; made <= count; made += 1) await audit.write({ kind: 'command', actor: 'thu', action: 'x', subject: String(made) });
  }

  it('is one chain although four processes add to it at the same time', async () => {
    const run = promisify(execFile);
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((actor) => run(process.execPath, [WRITER, running.database.url, running.dataFolder, actor, '40'])),
    );
    await fill(1);
    const { head, broken } = await audit.verify();
    expect([head.id, broken]).toEqual([161, null]);
    const turns = await running.database.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from audit_entry e join audit_entry f on f.id = e.id + 1 where e.actor <> f.actor`,
    );
    // They did take turns, else this shows nothing.
    expect(turns[0]!.count).toBeGreaterThan(4);
  }, 60_000);

  it('is one chain although many requests of one process add to it at the same time', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => audit.write({ kind: 'command', actor: 'thu', action: 'x', subject: String(index) })),
    );
    expect(await audit.verify()).toMatchObject({ head: { id: 30 }, broken: null });
  });

  it.each([
    ['changed', `update audit_entry set actor = 'x' where id = 5`, { id: 5, fault: 'altered' }],
    ['taken out', 'delete from audit_entry where id = 5', { id: 5, fault: 'missing' }],
    ['taken out at the start', 'delete from audit_entry where id = 1', { id: 1, fault: 'missing' }],
    [
      'put in',
      `update audit_entry set id = -id where id > 5; update audit_entry set id = 1 - id where id < 0;
       insert into audit_entry select 6, at, kind, 'x', role, action, subject, official_id, agency, reason, network, hash from audit_entry where id = 5`,
      { id: 6, fault: 'altered' },
    ],
  ])('shows an entry that was %s', async (_what, statement, broken) => {
    await fill(9);
    expect((await audit.verify()).broken).toBeNull();
    await tamper(statement);
    expect((await audit.verify()).broken).toEqual(broken);
    const reply = await asAuditor<AuditVerificationReply>('audit/verification');
    expect([reply.broken, reply.entryCount]).toEqual([broken, broken.id - 1]);
  });

  it('shows a tail that was cut off to whoever noted a head, and by the heads beside the key', async () => {
    await fill(6);
    const noted = await audit.head();
    await fill(3);
    await tamper('delete from audit_entry where id > 4');
    expect((await audit.verify()).broken).toBeNull();
    expect((await audit.verify([noted])).broken).toEqual({ id: 5, fault: 'cut-off' });
    await audit.noteHead();
    await tamper('delete from audit_entry where id > 2');
    expect((await audit.verify()).broken).toEqual({ id: 3, fault: 'cut-off' });
  });

  it('is kept by the database itself: neither the program nor the owner of the table changes or removes an entry', async () => {
    await fill(2);
    const client = new pg.Client({ connectionString: running.database.url });
    await client.connect();
    try {
      for (const [role, migrates] of [
        ['nhipthu_system', ''],
        ['nhipthu_province', ''],
        ['none', 'yes'],
      ]) {
        await client.query(`select set_config('role', $1, false), set_config('nhipthu.migrates', $2, false)`, [role, migrates]);
        for (const statement of [`update audit_entry set actor = 'x'`, 'delete from audit_entry', 'truncate audit_entry']) {
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        }
      }
      // Who erases a name may put a pseudonym in its place, and nothing else.
      await client.query(`select set_config('nhipthu.erases', 'yes', false)`);
      const others = [
        `actor = 'x'`,
        `subject = 'x'`,
        `reason = 'da-xoa-1'`,
        `official_id = 1`,
        `hash = ''`,
        `digests = null`,
        'at = now()',
      ];
      for (const change of others) await expect(client.query(`update audit_entry set ${change}`)).rejects.toMatchObject({ code: '42501' });
      for (const statement of ['delete from audit_entry', 'truncate audit_entry'])
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
    expect((await audit.verify()).head.id).toBe(2);
  });
});
