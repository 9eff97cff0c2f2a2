import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';
import { nhipthu } from '../support/samples.ts';

jest.setTimeout(120_000);

/** What nobody may find in a log. */
const SECRETS = ['an.bi-mat@so-noi-vu.gov.vn', 'mat-khau-tuyet-mat', 'nt_khoa-nguon-bi-mat-0123456789', 'phien-bi-mat-0123456789'];

let database: TestDatabase;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
beforeAll(async () => {
  database = await createTestDatabase();
  data = await makeDataFolder();
});
afterAll(async () => {
  await database.drop();
  await data.remove();
});

/** Everything that comes in from outside, with secrets in all of it, and then a database that quotes what it was given. */
async function assault(address: string): Promise<void> {
  const [mailbox, password, token, session] = SECRETS;
  const secret = { authorization: `Bearer ${token}`, cookie: `nhipthu=${session}` };
  const json = { 'content-type': 'application/json' };
  const lines = `2026-03-02T08:00:00+07:00 mx dovecot: imap-login: Login: user=<${mailbox}>, method=PLAIN\n${mailbox} ${password} \u0000\uFFFF\n`;
  const requests: [string, RequestInit][] = [
    ['/api/v1/session', { method: 'POST', headers: json, body: JSON.stringify({ username: mailbox, password }) }],
    ['/api/v1/session', { method: 'POST', headers: json, body: `{"username": "${mailbox}", "password": ${password}` }],
    [`/api/v1/directory/officials?q=${mailbox}`, { headers: secret }],
    [`/api/v1/${mailbox}/${token}`, { headers: secret }],
    [
      '/api/v1/origins/thu/segments?name=mail.log',
      { method: 'PUT', headers: { authorization: `Basic ${btoa(`${mailbox}:${password}`)}` }, body: lines },
    ],
    [`/api/v1/origins/${mailbox}/segments?name=${password}`, { method: 'PUT', headers: secret, body: lines }],
    ['/metrics', { headers: { authorization: `Bearer ${password}` } }],
    [`/api/v1/session/oidc/callback?code=${token}&state=${session}`, {}],
  ];
  for (const [path, init] of requests) await (await fetch(`${address}${path}`, init)).arrayBuffer();
  // A defect: the tables that answer are gone, and the driver tells the statement; the sign-in names the account.
  await database.dataSource.query('alter table account rename to account_away');
  await (
    await fetch(`${address}/api/v1/session`, { method: 'POST', headers: json, body: JSON.stringify({ username: mailbox, password }) })
  ).arrayBuffer();
  await database.dataSource.query('alter table account_away rename to account');
  // An error of the database that quotes the row.
  await database.dataSource.query(
    `create function refuse_lines() returns trigger language plpgsql as $$ begin raise exception 'no % %', '${mailbox}', 'password=${password}'; end $$`,
  );
  await database.dataSource.query('create trigger refuse before insert on segment for each row execute function refuse_lines()');
}

describe.each(['text', 'json'] as const)('the log as %s', (form) => {
  it('holds no address, password, token or cookie, whatever was sent and whoever quoted it', async () => {
    const environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path, PORT: '0', LOG_LEVEL: 'debug', NHIPTHU_LOG: form };
    const program = startProgram(environment);
    const address = await findAddress(program);
    await assault(address);
    const log = join(data.path, `${SECRETS[0]}.log`);
    await writeFile(log, '2026-03-02T08:00:00+07:00 mx dovecot: x\n');
    const uploaded = await fetch(`${address}/api/v1/origins/thu/segments?name=x`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await makeToken(environment)}` },
      body: await readFile(log),
    });
    expect(uploaded.status).toBe(500);
    await program.end('SIGTERM');
    const output = program.output();
    // It did log: the defects above, with their ids.
    expect(output).toMatch(/errorId=[0-9a-f-]{36}/);
    expect(output).toContain('[address]');
    for (const secret of SECRETS) expect(output.includes(secret)).toBe(false);
    const lines = output.trim().split('\n');
    expect(lines.filter(isLogObject)).toHaveLength(form === 'json' ? lines.length : 0);
    await database.dataSource.query('drop trigger refuse on segment; drop function refuse_lines');
  });
});

/** An object with what every line has. */
function isLogObject(line: string): boolean {
  if (!line.startsWith('{')) return false;
  const { level, time, pid, role, msg } = JSON.parse(line) as Record<string, unknown>;
  return [level, time, role, msg].every((value) => typeof value === 'string') && typeof pid === 'number';
}

/** The token of an origin, as the command shows it. */
async function makeToken(environment: Record<string, string>): Promise<string> {
  const { stdout } = await nhipthu(environment, 'origin', 'token', 'thu');
  return /nt_[\w-]+/.exec(stdout)?.[0] ?? '';
}

function findAddress(program: RunningProgram): Promise<string> {
  return waitFor('the address', () => /http:\/\/127\.0\.0\.1:\d+/.exec(program.output())?.[0], 60_000);
}
