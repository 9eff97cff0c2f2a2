import { Writable } from 'node:stream';
import { join } from 'node:path';
import { ConsoleLogger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Problem, ReconciledSegment, SegmentPageReply, UploadReply } from '@nhip-thu/metrics';
import { OriginTokenService } from '../../apps/api/src/access/origin-token.service.ts';
import { CarefulParser } from '../../apps/api/src/ingest/careful-parser.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { SliceParser } from '../../apps/api/src/ingest/maillog/slice-parser.ts';
import { REJECTED_REASONS } from '../../apps/api/src/ingest/maillog/line-counts.ts';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { seededRandom, SOAK } from '../support/fault-scene.ts';
import { dialectFiles } from '../support/hostile/dialect-files.ts';
import type { HostileFile } from '../support/hostile/hostile-file.ts';
import { judgeBalance, judgeCounts, judgeEnd } from '../support/hostile/judge.ts';
import { findSecretsInDatabase, findSecretsInSpool, holdsSecret } from '../support/hostile/leaks.ts';
import { packedFiles } from '../support/hostile/packed-files.ts';
import { textFiles } from '../support/hostile/text-files.ts';
import { cutLines } from '../support/sample-run.ts';
import { SEED } from '../support/seed.mjs';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(300_000 * SOAK);

const MIB = 1024 * 1024;
/** Of a line without end that comes as a stream. */
const LINE_BYTES = Number(process.env['HOSTILE_LINE_MIB'] ?? 192) * MIB;
const AT_ONCE = 4;

/** The corpus; every round of a soak is another one. */
function* makeCorpus(): Generator<HostileFile> {
  for (let round = 0; round < SOAK; round += 1) {
    const random = seededRandom(SEED + round);
    for (const file of [...packedFiles(random), ...textFiles(random), ...dialectFiles(random, 3)]) {
      yield { ...file, kind: round === 0 ? file.kind : `${file.kind}-${round}` };
    }
  }
}
const CORPUS = [...makeCorpus()];

let running: RunningApp;
/** Everything that the program wrote to its log, and every answer it gave. */
let logged = '';
let answered = '';
const tokens = new Map<string, string>();
const results = new Map<HostileFile, { status: number; problem: string | null; segment: ReconciledSegment | null }>();

const readText = async (path: string): Promise<string> => {
  const text = await (await running.fetch(`/api/v1/ingest/${path}`)).text();
  answered += text;
  return text;
};

async function hand(file: HostileFile): Promise<{ status: number; reply: Partial<UploadReply & Problem> }> {
  let token = tokens.get(file.kind);
  if (token === undefined) {
    ({ token } = await running.app.get(OriginTokenService).issue(file.kind));
    tokens.set(file.kind, token);
  }
  const dialect = file.dialect === undefined ? '' : `&dialect=${file.dialect}`;
  const path = `/api/v1/origins/${file.kind}/segments?name=${encodeURIComponent(file.name)}${dialect}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const response = await fetch(`${running.address}${path}`, { method: 'PUT', headers, body: file.bytes });
  const text = await response.text();
  answered += text;
  return { status: response.status, reply: JSON.parse(text) as Partial<UploadReply & Problem> };
}

async function listSegments(): Promise<Map<string, ReconciledSegment>> {
  const segments = new Map<string, ReconciledSegment>();
  let cursor: string | null = null;
  do {
    // The shape is that of the contract.
    const page = JSON.parse(await readText(`segments?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`)) as SegmentPageReply;
    for (const item of page.items) segments.set(item.id, item);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return segments;
}

beforeAll(async () => {
  // Small chunks, so that what is carried from one to the next is looked at too.
  running = await startApp({ FOLD_CHUNK_KIB: '64' });
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  const logger = new ConsoleLogger({ logLevels: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'], colors: false });
  for (const level of ['printMessages', 'printStackTrace'] as const) {
    // Where Nest's logger would write to the terminal.
    Object.assign(logger, { [level]: (...words: unknown[]) => sink.write(`${JSON.stringify(words)}\n`) });
  }
  running.app.useLogger(logger);
  await running.startWork();
  const waiting = [...CORPUS];
  const ids = new Map<HostileFile, string>();
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { status, reply } = await hand(file);
      results.set(file, { status, problem: reply.type ?? null, segment: null });
      if (reply.segment) ids.set(file, reply.segment.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await running.app.get(IngestService).waitForRollUps([...ids.values()]);
  const segments = await listSegments();
  for (const [file, id] of ids) results.get(file)!.segment = segments.get(id) ?? null;
});
afterAll(() => running.close());

/** The files with which something is wrong, by name. */
const listWrong = (judge: (file: HostileFile, segment: ReconciledSegment) => string | null): string[] =>
  [...results].flatMap(([file, { segment }]) => {
    const fault = segment === null ? null : judge(file, segment);
    return fault === null ? [] : [`${file.kind}/${file.name}: ${fault}`];
  });

describe('a corpus of hostile files, handed over by HTTP', () => {
  it('holds at least 250 files, of every class', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(250);
    expect(results.size).toBe(CORPUS.length);
    noteFigure('hostile', `${CORPUS.length} files of ${tokens.size} classes (seed ${SEED}${SOAK > 1 ? `, ${SOAK} rounds` : ''})`);
  });

  it('is answered as it should be: what is no log file is refused, everything else is in the ledger', () => {
    const wrong = [...results].filter(([{ outcome }, { status, problem, segment }]) =>
      'refused' in outcome ? !(problem?.endsWith(outcome.refused) ?? false) || status >= 500 : status !== 201 || segment === null,
    );
    expect(wrong.map(([{ kind, name }, { status, problem }]) => `${kind}/${name}: ${status} ${problem}`)).toEqual([]);
  });

  it('is read to the end or to the damage, and the ledger says which', () => {
    expect(listWrong(judgeEnd)).toEqual([]);
  });

  it('balances, file by file: every byte is in a line or in the unfinished one, every line is accounted for (I2)', () => {
    expect(listWrong(judgeBalance)).toEqual([]);
  });

  it('is counted for what it holds, and refused for the right reason', () => {
    expect(listWrong(judgeCounts)).toEqual([]);
    const known: ReadonlySet<string> = new Set(REJECTED_REASONS);
    expect(listWrong((_file, segment) => Object.keys(segment.rejectedReasons).find((reason) => !known.has(reason)) ?? null)).toEqual([]);
  });

  it('makes no parser throw', () => {
    expect(listWrong((_file, { rejectedReasons }) => ('parser-fault' in rejectedReasons ? 'a parser threw' : null))).toEqual([]);
  });

  it('leaves a ledger that balances, and days that can be made again from the files', async () => {
    const { checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
    expect(checks.filter(({ name, isOk }) => !isOk && name !== 'finished')).toEqual([]);
  });

  it('can be asked about: positions, trial, ledger, coverage', async () => {
    const statuses = new Set<number>();
    const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
      const response = await running.fetch(`/api/v1/ingest${path}`, init);
      answered += await response.text();
      statuses.add(response.status);
    };
    for (const { segment } of results.values()) if (segment !== null) await ask(`/segments/${segment.id}/rejects`);
    const headers = { 'content-type': 'application/octet-stream' };
    for (const { bytes } of CORPUS) await ask('/dry-run', { method: 'POST', headers, body: bytes.subarray(0, MIB) });
    for (const path of ['', '/reconciliation', '/coverage?from=2026-01-01&to=2026-12-31', '/unmatched?from=2026-01-01&to=2026-12-31'])
      await ask(path);
    expect(statuses).toEqual(new Set([200, 400, 415]));
  });

  it('tells nothing that is not ours: no subject, body, password or line that was not understood is anywhere but in the file itself', async () => {
    const database = await findSecretsInDatabase(running.database.dataSource);
    const spool = await findSecretsInSpool(join(running.dataFolder, 'spool'));
    expect({ database: database.leaks, spool: spool.leaks, log: holdsSecret(logged), answers: holdsSecret(answered) }).toEqual({
      ...{ database: [], spool: [], log: false, answers: false },
    });
    // There was something to look at.
    expect([database.rows > 500, spool.files > 250, logged.includes('damaged'), answered.length > 100_000]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(CORPUS.filter(({ bytes }) => holdsSecret(bytes.toString('latin1'))).length).toBeGreaterThan(100);
  });

  it('leaves nothing of it in what one chunk hands to the next', () => {
    const leaks = CORPUS.filter(({ bytes, dialect = null }) => {
      const text = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
      const context = {
        head: bytes.subarray(0, 65_536),
        zoneOffsetMinutes: 420,
        year: null,
        receivedAtSecond: Date.UTC(2026, 10, 26) / 1000,
      };
      const parser = new CarefulParser((state) => new SliceParser(context, state, dialect), null, null);
      return cutLines(text.subarray(0, 40_000), 1).some((lines) => {
        parser.parse(lines);
        return [parser.saveState(), parser.factCarry].some((state) => holdsSecret(Buffer.from(state ?? []).toString('latin1')));
      });
    });
    expect(leaks.map(({ kind, name }) => `${kind}/${name}`)).toEqual([]);
  });
});

describe('a line without end', () => {
  it(`of ${LINE_BYTES / MIB} MiB that comes as a stream is held as unfinished, in flat memory`, async () => {
    const piece = Buffer.alloc(MIB, 'x');
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent < LINE_BYTES; sent += MIB) yield piece;
    }
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const { segment } = await running.app.get(IngestService).receive({ originName: 'endless', name: 'endless.log', stream: pieces() });
    await running.app.get(IngestService).waitForRollUps([segment.id]);
    clearInterval(watch);
    const folded = (await listSegments()).get(segment.id);
    expect(folded).toMatchObject({ state: 'folded', lines: 0, lineBytes: 0, tailBytes: LINE_BYTES, byteDifference: 0 });
    expect(peak - before).toBeLessThan(128 * MIB);
    noteFigure(
      'a line without end',
      `${LINE_BYTES / MIB} MiB as a stream: resident memory grows by ${Math.round((peak - before) / MIB)} MiB`,
    );
  });
});

describe('names that nobody would give a file', () => {
  it.each(['../../etc/passwd', '‮gol.liam', '<script>', "'; drop table segment; --", '\u0000', 'a\u0000b', '=cmd|x', 'x'.repeat(255)])(
    '%j is kept as a name only, or refused',
    async (name) => {
      const file: HostileFile = { kind: 'names', name, bytes: Buffer.from(`${name} ${Math.random()}\n`), outcome: { errors: [null] } };
      const { status } = await hand(file);
      expect([200, 201, 400]).toContain(status);
      // What a crash keeps out of the ledger is entered again at start: that must not fail.
      await expect(running.app.get(IngestService).registerLostBlobs()).resolves.toBe(0);
    },
  );

  it('that the database does not take keep nothing else from starting', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('2026-03-02T08:00:00+07:00 thu cron[1]: x\n');
    }
    const note = { originName: 'names', zoneOffsetMinutes: 420, name: 'a\0b', year: null, receivedAt: new Date().toISOString() };
    await running.app.get(Spool, { strict: false }).receive(stream(), note);
    await expect(running.app.get(IngestService).registerLostBlobs()).resolves.toBe(0);
    expect(logged).toContain('cannot be entered in the ledger (SQLSTATE 22021)');
  });

  it('of more than 255 letters are refused', async () => {
    expect(await hand({ kind: 'names', name: 'x'.repeat(256), bytes: Buffer.from('x\n'), outcome: { errors: [null] } })).toMatchObject({
      status: 400,
    });
    await waitFor('the ledger to answer', async () => (await running.fetch('/api/v1/ingest')).ok);
  });
});
