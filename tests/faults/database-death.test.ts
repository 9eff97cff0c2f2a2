import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { ALIASES, checkAgainstTruth, DIRECTORY, logFiles, nhipthu } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let program: RunningProgram;
let environment: Record<string, string>;
beforeAll(async () => {
  data = await makeDataFolder();
  environment = { NHIPTHU_DATA: data.path, PORT: '0', FOLD_CHUNK_KIB: '64' };
  program = startProgram(environment);
  await program.address();
}, 120_000);
afterAll(async () => {
  await program.end('SIGTERM');
  await data.remove();
}, 60_000);

/** What stands in postmaster.pid, or null while there is none. */
async function readServer(): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(data.path, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

async function query<Row extends object>(statement: string): Promise<Row[]> {
  const password = (await readFile(join(data.path, 'postgres.secret'), 'utf8')).trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: (await readServer())?.port ?? 0,
    user: 'nhipthu',
    password,
    database: 'nhipthu',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** An answer; a program that has gone shows what it said last. */
async function ask(path: string): Promise<Response> {
  const address = await program.address();
  return fetch(`${address}${path}`, { headers: { cookie: '__Host-nhipthu=x', 'accept-language': 'en' } }).catch((error: unknown) => {
    throw new Error(`no answer: ${program.output().slice(-2_000)}`, { cause: error });
  });
}

const isReady = async (): Promise<boolean> => (await ask('/health/ready')).status === 200;

describe('the embedded database is killed under the running program', () => {
  it('in the middle of an ingest: it runs again on its port, the program with it, and the figures are exact', async () => {
    await nhipthu(environment, 'directory', 'import', DIRECTORY, '--aliases', ALIASES);
    // Every chunk takes a while, so that the kill falls into the work.
    await query(`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return new; end $$`);
    await query(`create trigger dawdle before update of next_off on segment
      for each row when (new.next_off > old.next_off) execute function dawdle()`);
    expect((await nhipthu(environment, 'ingest', ...logFiles('E-iso8601'), '--origin', 'thu')).code).toBe(0);
    await waitFor('the folding', async () => (await query(`select 1 from segment where state = 'folding' and next_off > 0`)).length > 0);
    const before = (await readServer())!;
    // While somebody else has hold of the server nobody starts it: time to see what is answered meanwhile.
    const lock = join(data.path, 'postgres.lock');
    await writeFile(lock, String(process.pid));
    process.kill(before.pid, 'SIGKILL');
    const refused = await waitFor('a refusal', async () => {
      const answer = await ask('/api/v1/session');
      return answer.status === 200 ? null : answer;
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({
      type: 'urn:nhip-thu:problem:database-unavailable',
      title: expect.stringMatching(/database/),
    });
    expect(await isReady()).toBe(false);
    await rm(lock);
    await waitFor('the database', async () => {
      const now = await readServer();
      return now !== null && now.pid !== before.pid;
    });
    await waitFor('the program to be ready again', () => isReady());
    expect((await readServer())?.port).toBe(before.port);
    await waitFor(
      'everything to be folded and rolled up',
      async () => {
        const [row] = await query<{ count: number }>(`select (select count(*) from segment where state in ('received', 'folding'))::int
          + (select count(*) from dirty_day)::int + (select count(*) from dirty_period)::int as count`);
        return row?.count === 0;
      },
      120_000,
    );
    const { isExact, report } = await checkAgainstTruth(environment);
    expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
    expect((await nhipthu(environment, 'verify')).code).toBe(0);
  }, 300_000);

  it('and a command that comes before the program has noticed starts it on the port the program knows', async () => {
    const before = (await readServer())!;
    // The program does not look while it is stopped.
    program.child.kill('SIGSTOP');
    process.kill(before.pid, 'SIGKILL');
    const { code, stderr } = await nhipthu(environment, 'verify');
    program.child.kill('SIGCONT');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await waitFor('the program to be ready again', () => isReady());
    expect((await readServer())?.port).toBe(before.port);
  }, 120_000);
});
