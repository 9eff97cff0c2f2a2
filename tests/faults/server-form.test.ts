import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cutOverlapping, seededRandom, SOAK, weekOfLines } from '../support/fault-scene.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { hasRedisServer } from '../support/redis-server.ts';
import { ALIASES, checkAgainstTruth, DIRECTORY, nhipthu } from '../support/samples.ts';
import { SEED } from '../support/seed.mjs';
import { startServerForm, type Part, type ServerForm } from '../support/server-form.ts';
import { ServerLoad } from '../support/server-load.ts';
import { startSlowUpload } from '../support/slow-upload.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(300_000 * SOAK);

const ORIGIN = 'thu';
/** One after the other, each once everything has come up again. */
const KILLS: readonly Part[] = ['worker-1', 'api-1', 'redis', 'worker-2', 'postgres', 'api-2', 'worker-3'];
/** New pieces of the log handed over around each kill, the first of them right after it. */
const PIECES = 4;
/** From a kill to the folding of a piece that is handed over after it, … */
const SERVES_AGAIN_MS = 10_000;
/** … on a machine that has nothing else to do; on a slower one so many times as long as a piece takes there undisturbed comes on top. */
const SLOWER_BY = 5;
const READS = ['/api/v1/adoption?ky=bc-2026-03', '/api/v1/ingest', '/api/v1/session', '/api/v1/targets'];

(hasRedisServer() ? describe : describe.skip)('two api and three workers on one PostgreSQL and one Redis, each killed under load', () => {
  let form: ServerForm;
  let load: ServerLoad;
  let rest: Buffer[];
  let token: string;

  beforeAll(async () => {
    form = await startServerForm();
    await nhipthu(form.environment, 'directory', 'import', DIRECTORY, '--aliases', ALIASES);
    token = (await nhipthu(form.environment, 'origin', 'token', ORIGIN)).stdout.trim();
    load = new ServerLoad({ addresses: form.addresses, token, origin: ORIGIN, cookie: await signIn(), readLogs: () => form.output() });
    rest = cutOverlapping(weekOfLines(), KILLS.length * PIECES * SOAK + 4);
  });
  afterAll(async () => {
    await load.end();
    await form.close();
  });

  /** A session begun at one server, which the other knows. */
  async function signIn(): Promise<string> {
    const made = await nhipthu(form.environment, 'account', 'create', 'thu', '--role', 'home-affairs');
    const answer = await fetch(`${form.addresses[0]}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'thu', password: made.stdout.trim() }),
    });
    expect(answer.status).toBe(200);
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }

  /** Null while the database is away. */
  const ask = <Row extends object>(statement: string): Promise<Row[] | null> =>
    form.database.dataSource.query<Row[]>(statement).catch(() => null);
  const isFolded = async (segment: string): Promise<boolean> =>
    (await ask(`select 1 from segment where id = ${segment} and state = 'folded'`))?.length === 1;
  const countUnfinished = async (): Promise<number | null> =>
    (
      await ask<{ count: number }>(`select (select count(*) from segment where state <> 'folded')::int
      + (select count(*) from dirty_day)::int + (select count(*) from dirty_period)::int as count`)
    )?.[0]?.count ?? null;

  /** Hands over the next piece. @returns how long it took to be folded, ms */
  async function foldNext(): Promise<number> {
    const startedAt = performance.now();
    const segment = await load.send(rest.shift()!);
    await waitFor('a piece to be folded', () => isFolded(segment), 60_000);
    return performance.now() - startedAt;
  }

  /** Kills one, hands over pieces, and waits until the first of them is folded, both servers say that they are ready and the killed one is back. */
  async function killAndRecover(part: Part): Promise<{ servesAgainMs: number; allBackMs: number }> {
    const killedAt = performance.now();
    const killed = form.kill(part);
    await foldNext();
    const others = rest.splice(0, PIECES - 1);
    const servesAgainMs = performance.now() - killedAt;
    const handing = Promise.all(others.map((piece) => load.send(piece)));
    await killed;
    const isBack = async (): Promise<boolean> =>
      form.isComplete() && (await Promise.all(form.addresses.map((address) => load.isReady(address)))).every(Boolean);
    await waitFor(`${part} to be back`, isBack, 60_000);
    const allBackMs = performance.now() - killedAt;
    await handing;
    return { servesAgainMs, allBackMs };
  }

  /**
   * All programs are stopped at once, as for a new version, while files come in, days are computed and people look: who had begun to hand over is
   * answered, who comes now is told when to come again, and the programs end without a fault.
   */
  async function stopUnderLoad(): Promise<number> {
    const [first, second] = form.addresses;
    const heldBack = await startSlowUpload(first, ORIGIN, token, rest.shift()!);
    const endless = await startSlowUpload(second, ORIGIN, token, rest[0]!);
    const startedAt = performance.now();
    const ends = form.stopAll();
    const refused = await waitFor('a newcomer to be refused', async () => {
      const answer = await fetch(`${first}/api/v1/session`);
      return answer.status === 503 ? answer : null;
    });
    expect([refused.headers.get('retry-after'), refused.headers.get('content-type')]).toEqual([
      '5',
      'application/problem+json; charset=utf-8',
    ]);
    expect((await fetch(`${first}/health/ready`)).status).toBe(503);
    expect((await fetch(`${first}/health/live`)).status).toBe(200);
    heldBack.finish();
    expect(await heldBack.answer).toMatchObject({ status: 201 });
    const { status, headers, text } = await endless.answer;
    expect([status, headers['retry-after'], text]).toEqual([503, '5', expect.stringContaining('urn:nhip-thu:problem:stopping')]);
    const ended = await ends;
    const stoppedMs = performance.now() - startedAt;
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    for (const { lastWords } of ended) expect(lastWords).not.toMatch(/errorId|^ +at /m);
    await waitFor('all to be back', () => form.isComplete(), 60_000);
    // The one that was refused is sent again, by whoever sends it.
    await foldNext();
    return stoppedMs;
  }

  it('serves again within 10 s of every kill, answers nothing wrong meanwhile, ends in order by SIGTERM, and the figures are the truth', async () => {
    const random = seededRandom(SEED);
    const log = weekOfLines();
    /** A stretch of the log that may have come before or comes later: counted once all the same. */
    const anyStretch = (): Buffer => {
      const from = Math.floor(random() * log.length * 0.95);
      return log.subarray(log.indexOf(10, from) + 1, log.indexOf(10, Math.min(from + 60_000 + random() * 200_000, log.length - 2)) + 1);
    };
    // Before anything is there a page of figures says so by 404.
    await foldNext();
    await waitFor('the first figures', async () => (await countUnfinished()) === 0, 60_000);
    for (let sender = 0; sender < 3; sender += 1) load.addSender(anyStretch, isFolded);
    load.addReader(READS);
    const limit = SERVES_AGAIN_MS + SLOWER_BY * (await foldNext());
    const recoveries: string[] = [];
    for (const part of Array.from({ length: SOAK }, () => KILLS).flat()) {
      const { servesAgainMs, allBackMs } = await killAndRecover(part);
      recoveries.push(`${part} ${(servesAgainMs / 1000).toFixed(1)} s (all back: ${(allBackMs / 1000).toFixed(1)} s)`);
      expect({ recoveries, isInTime: servesAgainMs < limit }).toEqual({ recoveries, isInTime: true });
      await delay(200);
    }
    const stoppedMs = await stopUnderLoad();
    await load.end();
    expect(rest).toEqual([]);
    expect(load.wrongAnswers).toEqual([]);
    expect(load.counts.figures).toBeGreaterThan(KILLS.length);
    await waitFor('everything to be folded and rolled up', async () => (await countUnfinished()) === 0, 120_000);
    const { isExact, report } = await checkAgainstTruth(form.environment);
    expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
    const verified = await nhipthu(form.environment, 'verify');
    expect({ code: verified.code, text: verified.code === 0 ? '' : verified.stdout }).toEqual({ code: 0, text: '' });
    expect((await nhipthu(form.environment, 'audit', 'verify')).code).toBe(0);
    const { receipts, retries, figures, refusedReads } = load.counts;
    noteFigure('server form: served by the others, and whole again, after kill -9', recoveries.join(', '));
    noteFigure('server form: stopped by SIGTERM under load', `${(stoppedMs / 1000).toFixed(1)} s, every exit code 0`);
    noteFigure(
      'server form: load',
      `${receipts} files taken in (${retries} tries in vain), ${figures} answers with figures (${refusedReads} refused or cut off), figures exact, seed ${SEED}`,
    );
  });
});
