import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { noteFigure } from '../support/fault-figures.ts';
import { cutOverlapping, openFaultScene, weekOfLines, type FaultScene } from '../support/fault-scene.ts';
import { findFreePort } from '../support/free-port.ts';
import { openOwnServer, type OwnServer } from '../support/own-server.ts';
import { startProgram, type RunningProgram } from '../support/program.ts';
import { checkAgainstTruth, nhipthu, type CommandResult } from '../support/samples.ts';
import { canMountDisk, SmallDisk } from '../support/small-disk.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(300_000);

const ORIGIN = 'thu';
/** Beyond 85 %. */
const NEARLY_FULL = 0.88;
/** How long the database has not one byte left once it has said so. */
const FULL_MS = 5_000;
const TINY_PIECES = 300;

const describeFull = (await canMountDisk()) ? describe : describe.skip;

/** What came of an upload. */
interface Receipt {
  readonly status: number;
  readonly type: string | null;
  readonly retryAfter: string | null;
}

async function put(address: string, token: string, body: Buffer): Promise<Receipt> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const url = `${address}/api/v1/origins/${ORIGIN}/segments?name=put.log`;
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) });
  const type = /urn:nhip-thu:problem:([a-z-]+)/.exec(await answer.text())?.[1] ?? null;
  return { status: answer.status, type, retryAfter: answer.headers.get('retry-after') };
}

/** F25 of the failure matrix. */
describeFull('a disk of the spool that fills up', () => {
  const mebibytes = 64;
  let disk: SmallDisk;
  let database: TestDatabase;
  let outside: string;
  let environment: Record<string, string>;
  let program: RunningProgram;
  let address: string;
  let token: string;
  let syslogPort: number;

  beforeAll(async () => {
    disk = await SmallDisk.mount(mebibytes);
    database = await createTestDatabase();
    outside = await mkdtemp(join(tmpdir(), 'nhip-thu-outside-'));
    await mkdir(join(outside, 'watched'));
    syslogPort = await findFreePort();
    environment = { DATABASE_URL: database.url, NHIPTHU_DATA: disk.path, ROLE: 'api', PORT: '0' };
    const ways = { SYSLOG_TCP: `127.0.0.1:${syslogPort}=${ORIGIN}`, WATCH: `${ORIGIN}=${join(outside, 'watched')}/*.log` };
    program = startProgram({ ...environment, ...ways });
    address = await program.address();
    token = (await nhipthu(environment, 'origin', 'token', ORIGIN)).stdout.trim();
  });
  afterAll(async () => {
    await program.end('SIGTERM');
    await database.drop();
    await disk.remove();
    await rm(outside, { recursive: true });
  });

  async function ingest(piece: Buffer): Promise<CommandResult> {
    const path = join(outside, 'by-command.log');
    await writeFile(path, piece);
    return nhipthu(environment, 'ingest', path, '--origin', ORIGIN);
  }

  /** Sends a text as rsyslog does, and stays connected. */
  async function send(text: string): Promise<Socket> {
    const socket = connect(syslogPort, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(text, 'latin1');
    return socket;
  }

  /** What was taken in: of each kind of name how many bytes. */
  async function taken(): Promise<Record<string, number>> {
    const rows = await database.dataSource.query<{ name: string; bytes: number }[]>(
      `select split_part(name, ' ', 1) as name, sum(stored_bytes)::int as bytes from segment group by 1`,
    );
    return Object.fromEntries(rows.map(({ name, bytes }) => [basename(name), bytes]));
  }

  it('takes nothing in from 85 % on by any way, says so, and what waited at its senders comes in when there is room', async () => {
    const [first, byHttp, byCommand, watched, last] = cutOverlapping(weekOfLines(), 5) as [Buffer, Buffer, Buffer, Buffer, Buffer];
    const bySyslog = last.toString('latin1').replaceAll(/^(?=.)/gm, '<22>');
    expect(await put(address, token, first)).toMatchObject({ status: 201 });
    await disk.fill(NEARLY_FULL);
    expect(await put(address, token, byHttp)).toEqual({ status: 503, type: 'spool-nearly-full', retryAfter: '300' });
    expect(await ingest(byCommand)).toMatchObject({ code: 4, stderr: expect.stringContaining('sắp đầy') });
    await writeFile(join(outside, 'watched', 'mail.log'), watched);
    const socket = await send(bySyslog);
    await waitFor(
      'both to say that they wait',
      () => /mail\.log: not-taken-in/.test(program.output()) && /lines wait/.test(program.output()),
    );
    expect(await taken()).toEqual({ 'put.log': first.length });
    await disk.makeRoom();
    expect(await put(address, token, byHttp)).toMatchObject({ status: 201 });
    expect((await ingest(byCommand)).code).toBe(0);
    const whole = {
      ...{ 'put.log': first.length + byHttp.length, 'by-command.log': byCommand.length },
      ...{ 'mail.log': watched.length, syslog: bySyslog.length },
    };
    await waitFor(
      'what waited',
      async () => Object.values(await taken()).reduce((a, b) => a + b) >= Object.values(whole).reduce((a, b) => a + b),
    );
    expect(await taken()).toEqual(whole);
    socket.end();
  });

  it('keeps nothing of an upload during which it becomes full, and says so', async () => {
    const before = await taken();
    await disk.fill(0.8);
    expect(await put(address, token, Buffer.alloc(mebibytes * 1024 * 1024 * 0.3, weekOfLines()))).toMatchObject({
      status: 507,
      type: 'disk-full',
    });
    expect(await readdir(join(disk.path, 'spool', 'tmp'))).toEqual([]);
    expect(await taken()).toEqual(before);
    await disk.makeRoom();
  });
});

/** F26: files come in while the database has not one byte left, for its tables or for its log. */
describeFull('a disk of the database that has not one byte left', () => {
  let disk: SmallDisk;
  let server: OwnServer;
  let scene: FaultScene;

  beforeAll(async () => {
    disk = await SmallDisk.mount(256);
    // No file of its log is kept for later: the next one needs room.
    server = await openOwnServer(['-c', 'min_wal_size=32MB', '-c', 'wal_recycle=off'], disk.path);
    scene = await openFaultScene();
  });
  afterAll(async () => {
    await scene.close();
    await server.close();
    await disk.remove();
  });

  it('loses nothing that had a receipt, says what is missing, and goes on by itself when there is room', async () => {
    const handOver = await scene.openDoor(ORIGIN);
    const worker = scene.startWorker();
    await waitFor('the worker', () => worker.output().includes('Ctrl-C'), 60_000);
    const pieces = cutOverlapping(weekOfLines(), 12);
    await handOver('first.log', pieces[0]!);
    await disk.fill(1);
    const refusals: string[] = [];
    let tried = 0;
    const tryToHandOver = async (piece: Buffer): Promise<void> => {
      tried += 1;
      await handOver(`tried-${tried}.log`, piece).catch((error: unknown) => refusals.push(String(error)));
    };
    for (const piece of pieces) await tryToHandOver(piece);
    // The last pages of its tables hold some rows more: what comes then is refused.
    for (const piece of cutOverlapping(weekOfLines(), TINY_PIECES)) if (refusals.length === 0) await tryToHandOver(piece);
    await waitFor('the database to say so', async () => (await server.log()).includes('No space left on device'), 60_000);
    await delay(FULL_MS);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(refusal).toMatch(/: (507 .*problem:database-full|503 .*problem:database-unavailable)/);
    await disk.makeRoom();
    // Without room for its own log it ends; whoever supervises it starts it again.
    await waitFor('the database', () => scene.countUnfinished(), 10_000).catch(() => server.restart());
    for (const [at, piece] of pieces.entries())
      await waitFor(
        'a receipt',
        () =>
          handOver(`${at}.log`, piece).then(
            () => true,
            () => false,
          ),
        60_000,
      );
    await scene.settle(180_000);
    const { isExact, report } = await checkAgainstTruth(scene.environment);
    expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
    expect((await nhipthu(scene.environment, 'verify')).code).toBe(0);
    noteFigure('full disk under the database', `${refusals.length} of ${tried} files refused while it was full, none lost, figures exact`);
  });
});
