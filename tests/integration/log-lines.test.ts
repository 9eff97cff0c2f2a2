import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { nhipthu } from '../support/samples.ts';
import { makeDataFolder, startProgram } from '../support/program.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

const MAILBOX = 'an.nguyen@so-noi-vu.gov.vn';
const FILE = 'mail-cua-an-nguyen.log';
const BYTES = `2026-03-02T08:00:00+07:00 mx dovecot: imap-login: Login: user=<${MAILBOX}>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1\n`;
const WIRING = /InstanceLoader|RouterExplorer|RoutesResolver|WebSocketsController|Mapped \{/;

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

/** A program to which a log is handed over and somebody unknown signs in, and which is stopped: what it wrote. */
async function runOnce(LOG_LEVEL: string, form: 'text' | 'json'): Promise<{ all: string; stdout: string }> {
  const environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path, PORT: '0', LOG_LEVEL, NHIPTHU_LOG: form };
  const token = (await nhipthu(environment, 'origin', 'token', 'thu')).stdout.trim();
  const program = startProgram(environment);
  let stdout = '';
  program.child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const address = await waitFor('the address', () => /http:\/\/127\.0\.0\.1:\d+/.exec(program.output())?.[0], 60_000);
  const sent = await fetch(`${address}/api/v1/origins/thu/segments?name=${FILE}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: BYTES,
  });
  expect([200, 201]).toContain(sent.status);
  const refused = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'khong-ai-ca', password: 'sai' }),
  });
  expect(refused.status).toBe(401);
  const known = await fetch(`${address}/api/v1/origins/khac/segments?name=x`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: BYTES,
  });
  expect(known.status).toBe(403);
  if (LOG_LEVEL === 'debug') await waitFor('the job', () => /job roll-up-days originId=1 done/.exec(program.output()), 60_000);
  expect(await program.end('SIGTERM')).toBe(0);
  return { all: program.output(), stdout };
}

function expectPrivacy(all: string): void {
  for (const secret of [MAILBOX, FILE, 'khong-ai-ca', '10.0.0.9', 'nt_']) expect(all.includes(secret)).toBe(false);
  expect(all).not.toMatch(WIRING);
}

describe('what the log tells', () => {
  it('at debug: jobs, uploads, refusals and the stop, as one object a line on one stream', async () => {
    const { all, stdout } = await runOnce('debug', 'json');
    expectPrivacy(all);
    expect(stdout).toBe('');
    const said = all
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: string; context?: string; msg: string });
    const find = (part: RegExp) => said.filter(({ msg }) => part.test(msg)).map(({ level, msg }) => `${level} ${msg}`);
    expect(find(/^segment /)).toEqual([`info segment 1 of thu taken in: ${BYTES.length} bytes`]);
    expect(find(/^sign-in refused/)).toEqual(['info sign-in refused: sign-in-failed', 'info sign-in refused: token-not-allowed']);
    expect(find(/^job fold-segment/)).toEqual([
      'debug job fold-segment originId=1 segmentId=1 started',
      expect.stringMatching(/^debug job fold-segment originId=1 segmentId=1 done in \d+ ms$/),
    ]);
    expect(find(/dừng/)).toEqual(['info đang dừng (SIGTERM)', 'info đã dừng']);
    expect(said.at(-1)?.msg).toBe('đã dừng');
  });

  it('at log: no jobs, but what came in; the stop is told as text too', async () => {
    const { all, stdout } = await runOnce('log', 'text');
    expectPrivacy(all);
    expect(all).toContain(`segment 1 of thu was there already: ${BYTES.length} bytes`);
    expect(all).toContain('sign-in refused: sign-in-failed');
    expect(all).not.toContain('job fold-segment');
    expect(stdout).toMatch(/đang dừng \(SIGTERM\)\nđã dừng\n$/);
  });
});
