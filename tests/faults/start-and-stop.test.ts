import { once } from 'node:events';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FailpointName } from '../../apps/api/src/config/failpoint.ts';
import { makeDataFolder, startProgram } from '../support/program.ts';
import { DIRECTORY, nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
beforeAll(async () => {
  data = await makeDataFolder();
});
afterAll(() => data.remove());

/** Process id of the embedded server that runs on the data folder, or null. */
async function serverPid(folder = data.path): Promise<number | null> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

function setupCode(output: string): string | undefined {
  return /Mã thiết lập\s+(\S+)/.exec(output)?.[1];
}

describe('starting and stopping', () => {
  it('serves, shows how the first account is made, and Ctrl-C stops everything, the embedded server too', async () => {
    const program = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    const address = await program.address();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect((await fetch(`${address}/api/v1/periods`)).status).toBe(401);
    expect(program.output()).toMatch(/Thiết lập\s+http:\S+\/thiet-lap\s+Mã thiết lập\s+[\w-]{32}\s/);
    expect(await fetch(`${address}/api/v1/session/ways`).then((answer) => answer.json())).toMatchObject({ needsSetup: true });
    expect(await serverPid()).not.toBeNull();
    expect(await program.end('SIGINT')).toBe(0);
    expect(await serverPid()).toBeNull();
  }, 120_000);

  it('attaches to the server again after kill -9, shows the same code again, and stops it at the end', async () => {
    const first = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await first.address();
    const code = setupCode(first.output());
    const pid = await serverPid();
    await first.end('SIGKILL');
    expect(await serverPid()).toBe(pid);
    const second = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await second.address();
    expect(await serverPid()).toBe(pid);
    expect([setupCode(second.output()), code]).toEqual([expect.stringMatching(/^[\w-]{32}$/), setupCode(second.output())]);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(await serverPid()).toBeNull();
  }, 120_000);

  it('shares the server: the first to leave does not stop it under the other', async () => {
    const first = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await first.address();
    const second = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    const address = await second.address();
    await first.end('SIGINT');
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    await second.end('SIGINT');
    await waitFor('the server to stop', async () => (await serverPid()) === null);
  }, 120_000);
});

/** These come once in the life of a data folder. */
const FIRST_STEPS: readonly FailpointName[] = ['start.database-missing', 'start.database-created'];
const STEPS: readonly FailpointName[] = ['start.folder-ready', 'start.database-running', 'start.migrated', 'start.application-made'];
const PROGRAM_STEPS: readonly FailpointName[] = [...FIRST_STEPS, ...STEPS, 'start.listening', 'start.working'];
/** Up to here the first start finds less than a later one, so that a kill leaves something else behind. */
const IN_FIRST_LIFE: readonly FailpointName[] = [...FIRST_STEPS, 'start.folder-ready', 'start.database-running', 'start.migrated'];
const STOP_WITHIN_MS = 60_000;

describe('Ctrl-C while starting', () => {
  const armed = (step: FailpointName): Record<string, string> => ({ NODE_ENV: 'test', NHIPTHU_FAILPOINT: `${step}:SIGINT` });
  const tenants = (folder: string): Promise<string[]> => readdir(join(folder, 'tenants')).catch(() => []);

  /** Runs the work on a data folder that is new for the steps that only a new one has. */
  async function onFolder(step: FailpointName, work: (path: string) => Promise<void>): Promise<void> {
    const fresh = FIRST_STEPS.includes(step) ? await makeDataFolder() : null;
    const { path } = fresh ?? data;
    try {
      await work(path);
      expect({ server: await serverPid(path), tenants: await tenants(path) }).toEqual({ server: null, tenants: [] });
    } finally {
      await fresh?.remove();
    }
  }

  it.each(PROGRAM_STEPS)(
    'at %s: the program ends in time and leaves neither a server nor a stack trace',
    (step) =>
      onFolder(step, async (path) => {
        const program = startProgram({ NHIPTHU_DATA: path, PORT: '0', ...armed(step) });
        const from = await waitFor('the first line', () => (program.output() === '' ? null : Date.now()), 60_000);
        const code = await program.exitCode();
        expect({ code, isLate: Date.now() - from > STOP_WITHIN_MS }).toEqual({ code: 0, isLate: false });
        expect(program.output()).toMatch(
          /^Nhịp Thư \(.*\)\n( +nhật ký truy cập .*\n)?đang dừng \(SIGINT\)\n( +nhật ký truy cập .*\n)?đã dừng\n$/,
        );
      }),
    120_000,
  );

  it.each([...FIRST_STEPS, ...STEPS])(
    'at %s: a command says that it was interrupted, and leaves no server',
    (step) =>
      onFolder(step, async (path) => {
        const { code, stdout, stderr } = await nhipthu(
          { NHIPTHU_DATA: path, ...armed(step) },
          'account',
          'create',
          'hoa',
          '--role',
          'auditor',
        );
        expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
        expect(stderr).toMatch(/^Đã dừng giữa chừng\. [^\n]*\n$/);
      }),
    120_000,
  );

  it('sent twice, as npx does, counts once', async () => {
    const program = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await program.address();
    program.child.kill('SIGINT');
    expect(await program.end('SIGINT')).toBe(0);
    expect(await serverPid()).toBeNull();
  }, 120_000);
});

describe('kill -9 while starting', () => {
  it.each(PROGRAM_STEPS)(
    'at %s: the next start serves and ends in order',
    async (step) => {
      const fresh = IN_FIRST_LIFE.includes(step) ? await makeDataFolder() : null;
      const { path } = fresh ?? data;
      try {
        const environment = { NHIPTHU_DATA: path, PORT: '0' };
        const killed = startProgram({ ...environment, NODE_ENV: 'test', NHIPTHU_FAILPOINT: step });
        await killed.exitCode();
        expect(killed.child.signalCode).toBe('SIGKILL');
        const next = startProgram(environment);
        expect((await fetch(`${await next.address()}/health/ready`)).status).toBe(200);
        expect(await next.end('SIGINT')).toBe(0);
        expect(await serverPid(path)).toBeNull();
      } finally {
        await fresh?.remove();
      }
    },
    120_000,
  );
});

interface Scene {
  readonly environment: Record<string, string>;
  readonly close?: () => unknown;
}

/** What keeps the program from starting, made for real; exit code; what it says in Vietnamese and in English. */
const FAULTS: [name: string, make: () => Promise<Scene>, code: number, vi: RegExp, en: RegExp][] = [
  [
    'a port that is taken',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const taken = other.address();
      const port = taken !== null && typeof taken === 'object' ? taken.port : 0;
      return { environment: { PORT: String(port) }, close: () => other.close() };
    },
    3,
    /\n127\.0\.0\.1:\d+ đang được chương trình khác dùng .*PORT=…\n$/,
    /\n127\.0\.0\.1:\d+ is taken by another program .*PORT=…\n$/,
  ],
  [
    'an address of another machine',
    async () => ({ environment: { HOST: '192.0.2.1' } }),
    3,
    /192\.0\.2\.1:0 không phải địa chỉ của máy này; đặt HOST=127\.0\.0\.1/,
    /192\.0\.2\.1:0 is not on this machine; set HOST=127\.0\.0\.1/,
  ],
  [
    'a data folder that cannot be written to',
    async () => {
      await writeFile(join(data.path, 'a-file'), '');
      return { environment: { NHIPTHU_DATA: join(data.path, 'a-file', 'data') } };
    },
    3,
    /không ghi được vào thư mục dữ liệu .*a-file\/data: một phần của đường dẫn là tệp \(ENOTDIR\); đặt NHIPTHU_DATA/,
    /data folder .*a-file\/data is not writable: a part of the path is a file \(ENOTDIR\); set NHIPTHU_DATA/,
  ],
  [
    'a data folder where nothing can be made',
    async () => ({ environment: { NHIPTHU_DATA: '/proc/nhip-thu/data' } }),
    3,
    /không ghi được vào thư mục dữ liệu \/proc\/nhip-thu\/data: .*\(ENOENT\); đặt NHIPTHU_DATA/,
    /data folder \/proc\/nhip-thu\/data is not writable: .*\(ENOENT\); set NHIPTHU_DATA/,
  ],
  [
    'a key of facts that is lost',
    async () => {
      const first = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
      await first.address();
      await first.end('SIGINT');
      const path = join(data.path, 'facts.key');
      await rename(path, `${path}.away`);
      return { environment: {}, close: () => rename(`${path}.away`, path) };
    },
    3,
    /\n[^\n]*facts\.key bị thiếu hoặc [^\n]*docs\/operate\.md, “A lost facts\.key”\n$/,
    /\n[^\n]*facts\.key is missing or [^\n]*docs\/operate\.md, “A lost facts\.key”\n$/,
  ],
  [
    'a database that does not answer',
    async () => ({ environment: { DATABASE_URL: 'postgres://boss:s3cret@127.0.0.1:1/nhipthu' } }),
    4,
    /cơ sở dữ liệu ở 127\.0\.0\.1:1\/nhipthu không trả lời: không có gì lắng nghe ở địa chỉ đó \(ECONNREFUSED\)/,
    /the database at 127\.0\.0\.1:1\/nhipthu does not answer: nothing listens there \(ECONNREFUSED\)/,
  ],
  [
    'a database that does not know the password',
    async () => ({ environment: { DATABASE_URL: (process.env['NHIPTHU_TEST_DATABASE'] ?? '').replace(/:[^:@]*@/, ':s3cret@') } }),
    4,
    /không trả lời: sai tên người dùng hoặc mật khẩu \(28P01\)/,
    /does not answer: user name or password is wrong \(28P01\)/,
  ],
  [
    'a database that does not exist',
    async () => ({ environment: { DATABASE_URL: (process.env['NHIPTHU_TEST_DATABASE'] ?? '').replace(/[^/]*$/, 'none') } }),
    4,
    /không trả lời: không có cơ sở dữ liệu tên đó \(3D000\)/,
    /does not answer: there is no database of that name \(3D000\)/,
  ],
  [
    'a Redis that does not answer',
    async () => ({ environment: { REDIS_URL: 'redis://127.0.0.1:1' } }),
    4,
    /Redis \(REDIS_URL\) không trả lời: không có gì lắng nghe ở địa chỉ đó \(ECONNREFUSED\)/,
    /Redis \(REDIS_URL\) does not answer: nothing listens there \(ECONNREFUSED\)/,
  ],
  [
    'an environment with several faults: all of them at once',
    async () => ({ environment: { PORT: 'x', ROLE: 'boss', WATCH: 'mail.log' } }),
    3,
    /ROLE: “boss” không hợp lệ\n {4}→ .*\nPORT: “x” không hợp lệ\n {4}→ số cổng.*\nWATCH: “mail.log” thiếu dấu “=”.*\n {4}→ nguồn=/,
    /ROLE: “boss” is not valid\n {4}→ .*\nPORT: “x” is not valid\n {4}→ a port.*\nWATCH: “mail.log” lacks the “=”.*\n {4}→ origin=/,
  ],
];

describe('a start that cannot work says why and what to do, in Vietnamese or English, and nothing of a password', () => {
  it.each(FAULTS)(
    '%s',
    async (_name, make, code, vi, en) => {
      const { environment, close } = await make();
      for (const [language, said] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const program = startProgram({ NHIPTHU_DATA: data.path, PORT: '0', NHIPTHU_LANG: language, ...environment });
        expect(await program.exitCode()).toBe(code);
        expect(program.output()).toMatch(said);
        expect(program.output()).not.toContain('s3cret');
        expect(program.output()).not.toMatch(/^ +at /m);
      }
      expect(await serverPid()).toBeNull();
      await close?.();
    },
    60_000,
  );
});

describe('commands while Redis is away', () => {
  const shared = { REDIS_URL: 'redis://127.0.0.1:1', DATABASE_URL: '' };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    shared.DATABASE_URL = database.url;
  });
  afterAll(() => database.drop());
  const run = (...words: string[]): ReturnType<typeof nhipthu> => nhipthu({ ...shared, NHIPTHU_DATA: data.path }, ...words);
  const range = ['--from', '2026-03-02', '--to', '2026-03-08'];

  it('work when they add no job', async () => {
    const noDirectory = expect.stringMatching(/^Chưa có danh bạ nào ở DATABASE_URL\. [^\n]*\n$/);
    for (const [words, said] of [
      [['export', 'mailbox-days', ...range], noDirectory],
      [['adoption', '--unmasked', ...range], noDirectory],
      [['verify'], ''],
      [['target', 'list'], ''],
      [['directory', 'import', DIRECTORY, '--dry-run'], ''],
    ] as const) {
      const { code, stderr } = await run(...words);
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: said });
    }
  }, 120_000);

  it('are refused before they do anything when they would add one', async () => {
    for (const words of [
      ['directory', 'import', DIRECTORY],
      ['ingest', DIRECTORY, '--origin', 'thu'],
      ['undo', '1', '--yes'],
    ]) {
      const { code, stderr } = await run(...words);
      expect({ words, code, stderr }).toEqual({ words, code: 4, stderr: expect.stringContaining('lỗi: Redis (REDIS_URL) không trả lời') });
    }
    const [row] = await database.dataSource.query<{ mailboxes: number }[]>('select count(*)::int as mailboxes from mailbox');
    expect(row).toEqual({ mailboxes: 0 });
  }, 120_000);
});
