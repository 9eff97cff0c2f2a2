import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { FailpointName } from '../../apps/api/src/config/failpoint.ts';
import type { AddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import type { RunningApp } from '../support/app.ts';
import { armCrash, CrashError, disarmCrash, failpoint } from '../support/crash-point.ts';
import { noteFigure } from '../support/fault-figures.ts';
import type { DirectoryVersion, IngestWorld, LedgerRow } from '../support/ingest-world.ts';
import type { LogSlice } from '../support/log-slices.ts';
import type { Blocks } from '../support/sample-run.ts';
import { SEED } from '../support/seed.mjs';

// What takes a failpoint along is imported after it was replaced.
jest.unstable_mockModule('../../apps/api/src/config/failpoint.ts', () => ({ failpoint }));
const { startApp } = await import('../support/app.ts');
const { SOAK } = await import('../support/fault-scene.ts');
const { IngestWorld: World } = await import('../support/ingest-world.ts');
const { NightLog, someSlices } = await import('../support/log-slices.ts');
const { correlateDays, foldSlice } = await import('../support/sample-run.ts');

jest.setTimeout(600_000 * SOAK);

const RUNS = 300 * SOAK;

const log = new NightLog();
let running: RunningApp;
let world: IngestWorld;
beforeAll(async () => {
  // A few thousand small files: in memory where that is possible.
  if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm';
  running = await startApp();
  world = new World(running);
  await world.readDirectories();
});
afterAll(() => running.close());

/** What must be true, told by what was done: the oracle knows lines, and nothing of blocks, chunks or states. */
interface Model {
  /** Handed over with a receipt, or found in the ledger after a crash kept the receipt back, and not taken back since. */
  readonly live: Set<LogSlice>;
  /** Handed over up to a crash: may be in the ledger from the next start on. */
  readonly unsure: Set<LogSlice>;
  readonly takenBack: Set<LogSlice>;
}
type World = IngestWorld;

const tally: Record<string, number> = {};

/** One thing that happens; every one of them may happen at any time. */
class Step implements fc.AsyncCommand<Model, World> {
  constructor(
    private readonly kind: string,
    private readonly detail: string,
    private readonly act: (model: Model) => Promise<void>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model): Promise<void> {
    tally[this.kind] = (tally[this.kind] ?? 0) + 1;
    await this.act(model);
  }

  toString(): string {
    return `${this.kind}(${this.detail})`;
  }
}

/** Runs until the crash, if the armed place is passed at all. @returns whether it was */
async function crashAt(point: FailpointName, hit: number, act: () => Promise<unknown>): Promise<boolean> {
  armCrash(point, hit);
  try {
    await act();
    return false;
  } catch (error) {
    if (!(error instanceof CrashError)) throw error;
    tally['crash'] = (tally['crash'] ?? 0) + 1;
    return true;
  } finally {
    disarmCrash();
  }
}

const rowOf = async (slice: LogSlice): Promise<LedgerRow | null> => (await world.ledger()).find(({ name }) => name === slice.name) ?? null;

/** I1: what has a receipt is whole in the spool and has its row. */
async function acknowledge(model: Model, slice: LogSlice, id: string): Promise<void> {
  const row = await rowOf(slice);
  expect(row?.id).toBe(id);
  expect(row !== null && (await world.isIntact(row))).toBe(true);
  model.live.add(slice);
  for (const others of [model.unsure, model.takenBack]) others.delete(slice);
}

/** After a start: the ledger says whether what had no receipt came in. */
async function settleUnsure(model: Model): Promise<void> {
  await world.restart();
  const rows = await world.ledger();
  for (const slice of model.unsure) {
    const row = rows.find(({ name }) => name === slice.name);
    if (row === undefined || row.state === 'undone' || row.state === 'undoing') continue;
    model.live.add(slice);
    model.takenBack.delete(slice);
  }
  model.unsure.clear();
}

const HAND_OVER_POINTS: readonly FailpointName[] = [
  ...([
    'upload.written',
    'upload.flushed',
    'upload.noted',
    'upload.renamed',
    'upload.durable',
    'spool.origin-known',
    'ledger.inserted',
  ] as const),
];
const FOLD_POINTS: readonly FailpointName[] = [
  ...([
    'spool.head-read',
    'spool.chunk-read',
    'parse.parsed',
    'ledger.blocks-united',
    'ledger.advanced',
    'ledger.committed',
    'parse.finished',
  ] as const),
];
const ROLL_UP_POINTS: readonly FailpointName[] = [
  ...([
    'correlate.blocks-read',
    'correlate.correlated',
    'rollup.mailboxes-replaced',
    'rollup.day-cleared',
    'rollup.day-committed',
  ] as const),
];
const UNDO_POINTS: readonly FailpointName[] = ['undo.begun', 'undo.blocks-replaced', 'undo.finished', 'undo.committed'];

function stepsOn(slices: readonly LogSlice[]): fc.Arbitrary<fc.AsyncCommand<Model, World>>[] {
  const slice = fc.constantFrom(...slices);
  const hit = fc.integer({ min: 1, max: 3 });
  const upload = slice.map(
    (each) => new Step('hand over', each.name, async (model) => acknowledge(model, each, await world.receive(each))),
  );
  const fold = slice.map(
    (each) =>
      new Step('fold', each.name, async () => {
        const row = await rowOf(each);
        if (row) await world.fold(row);
      }),
  );
  return [
    // More often than the rest: without a file there is nothing to fold, roll up or take back.
    ...[upload, upload, upload, upload],
    fold,
    fold,
    slice.map(
      (each) =>
        new Step('hand over twice at once', each.name, async (model) => {
          const [id, other] = await Promise.all([world.receive(each), world.receive(each)]);
          expect(other).toBe(id);
          await acknowledge(model, each, id);
        }),
    ),
    fc.tuple(slice, fc.double({ min: 0, max: 0.99, noNaN: true })).map(
      ([each, part]) =>
        new Step('cut off', `${each.name}, ${part}`, async () => {
          await expect(world.receive(each, part)).rejects.toThrow('the sender is gone');
        }),
    ),
    fc.tuple(slice, fc.constantFrom(...HAND_OVER_POINTS)).map(
      ([each, point]) =>
        new Step('die handing over', `${each.name}, ${point}`, async (model) => {
          if (!(await crashAt(point, 1, () => world.receive(each)))) throw new Error(`${point} was not passed`);
          if (!model.live.has(each)) model.unsure.add(each);
          await settleUnsure(model);
        }),
    ),
    slice.map(
      (each) =>
        new Step('fold three times at once', each.name, async () => {
          const row = await rowOf(each);
          if (row) await Promise.all([1, 2, 3].map(() => world.fold(row)));
        }),
    ),
    fc.constant(
      new Step('fold all at once', '', async () => {
        await Promise.all((await world.ledger()).map((row) => world.fold(row)));
      }),
    ),
    fc.tuple(slice, fc.constantFrom(...FOLD_POINTS), hit).map(
      ([each, point, count]) =>
        new Step('die folding', `${each.name}, ${point}@${count}`, async () => {
          const row = await rowOf(each);
          if (row) await crashAt(point, count, () => world.fold(row));
        }),
    ),
    fc.constant(new Step('roll up', '', () => world.rollUp())),
    fc.tuple(fc.constantFrom(...ROLL_UP_POINTS), hit).map(
      ([point, count]) =>
        new Step('die rolling up', `${point}@${count}`, async () => {
          await crashAt(point, count, () => world.rollUp());
        }),
    ),
    slice.map(
      (each) =>
        new Step('take back', each.name, async (model) => {
          const row = await rowOf(each);
          if (!row) return;
          await world.requestUndo(row);
          model.live.delete(each);
          model.takenBack.add(each);
          await world.undo(row);
        }),
    ),
    fc.tuple(slice, fc.constantFrom(...UNDO_POINTS)).map(
      ([each, point]) =>
        new Step('die taking back', `${each.name}, ${point}`, async (model) => {
          const row = await rowOf(each);
          if (!row) return;
          model.live.delete(each);
          model.takenBack.add(each);
          await crashAt(point, 1, async () => {
            await world.requestUndo(row);
            await world.undo(row);
          });
        }),
    ),
    fc
      .constantFrom<DirectoryVersion>('first', 'second')
      .map((version) => new Step('directory', version, () => world.importDirectory(version))),
    fc.constant(
      new Step('make days again', '', async () => {
        // Days that wait for their roll-up are not what they will be.
        if (!(await world.hasWork())) expectSameDays(await world.rebuild());
      }),
    ),
    fc.constant(new Step('start again', '', settleUnsure)),
  ];
}

function expectSameDays(result: Awaited<ReturnType<IngestWorld['rebuild']>>): void {
  expect(result ?? { differingDays: [], differingReversed: 0 }).toMatchObject({ differingDays: [], differingReversed: 0 });
}

/** Whatever the reconciler would find, until there is nothing left to do. */
async function finishWork(model: Model): Promise<void> {
  await settleUnsure(model);
  for (const row of await world.ledger()) {
    if (row.state === 'undoing') await world.undo(row);
    else await world.fold(row);
  }
  await world.rollUp();
  await world.rollUpPeriods();
  expect(await world.hasWork()).toBe(false);
}

/** How far into the log a slice counts: a damaged file as far as it could be read. */
function countedEnd(slice: LogSlice, row: LedgerRow): number {
  return slice.isDamaged ? Math.min(slice.end, Math.max(slice.start, slice.start + row.lineBytes - slice.headBytes)) : slice.end;
}

function expectBooked(slice: LogSlice, row: LedgerRow): void {
  const { lines, rejected, tailBytes } = slice.expected;
  const booked = { lines: row.lines, rejected: row.rejectedReasons, tailBytes: row.tailBytes };
  if (slice.isDamaged) {
    expect(row).toMatchObject({ state: 'failed', linesLost: slice.shape.linesLost });
    expect(row.lines).toBeLessThanOrEqual(lines);
    return;
  }
  expect({ state: row.state, error: row.error, linesLost: row.linesLost, ...booked }).toEqual({
    ...{ state: 'folded', error: null, linesLost: slice.shape.linesLost },
    ...{ lines, rejected, tailBytes },
  });
}

/** Blocks of the set of lines that the live slices hold, each line once, in the order of the log. */
function foldUnion(counted: readonly (readonly [number, number])[]): Blocks {
  const blocks: Blocks = new Map();
  const parts: Buffer[] = [];
  let at = 0;
  for (const [start, end] of counted.toSorted(([a], [b]) => a - b)) {
    if (end <= at) continue;
    parts.push(log.text.subarray(Math.max(start, at), end));
    at = end;
  }
  foldSlice(blocks, Buffer.concat(parts));
  return blocks;
}

function figuresOf(blocks: Blocks, book: AddressBook): unknown[] {
  return [...correlateDays(blocks, book, '2026-03-01', '2026-03-04')].flatMap(([day, rows]) =>
    rows
      .map(({ mailboxId, sent, sentAs, received, receivedMessages, logins, loginFails }) => {
        return { day, mailboxId, sent, sentAs, received, receivedMessages, logins, loginFails };
      })
      .toSorted((a, b) => a.mailboxId - b.mailboxId),
  );
}

/** Every promise, I1 to I6, against the oracle. */
async function expectPromises(model: Model): Promise<void> {
  const rows = new Map((await world.ledger()).map((row) => [row.name, row]));
  const counted: [number, number][] = [];
  const flags: Record<string, Set<string>> = {};
  for (const slice of model.live) {
    const row = rows.get(slice.name);
    if (!row) throw new Error(`${slice.name} has a receipt and no row`);
    expect(await world.isIntact(row)).toBe(true);
    expectBooked(slice, row);
    const end = countedEnd(slice, row);
    counted.push([slice.start, end]);
    const hours = [...foldUnion([[slice.start, end]]).keys()];
    const days = hours.map((hour) => new Date((hour + 7) * 3_600_000).toISOString().slice(0, 10)).toSorted();
    for (const flag of [...(slice.isDamaged ? ['damaged'] : []), ...(row.linesLost > 0 ? ['lines-lost'] : [])])
      for (const day of days) (flags[day] ??= new Set()).add(flag);
  }
  for (const slice of model.takenBack) expect(rows.get(slice.name)?.state).toBe('undone');
  const blocks = foldUnion(counted);
  expect(await world.blocks()).toEqual(Object.fromEntries([...blocks].map(([hour, block]) => [hour, Buffer.from(block).toString('hex')])));
  expect(await world.mailboxDays()).toEqual(figuresOf(blocks, await world.readAddressBook()));
  expect(await world.flaggedDays()).toEqual(Object.fromEntries(Object.entries(flags).map(([day, found]) => [day, [...found].toSorted()])));
  expectSameDays(await world.rebuild());
  const { checks } = await world.verify();
  expect(checks.filter(({ isOk, name }) => !isOk && name !== 'finished')).toEqual([]);
}

describe('the ingest beside a model of it', () => {
  it(`${RUNS} times, whatever happens in whatever order: exactly the lines with a receipt count, each once (I1 to I6)`, async () => {
    const story = someSlices(log).chain((slices) => fc.commands(stepsOn(slices), { maxCommands: 9, size: 'max' }));
    await fc.assert(
      fc.asyncProperty(story, async (commands) => {
        await world.purge();
        await world.importDirectory('first');
        const model: Model = { live: new Set(), unsure: new Set(), takenBack: new Set() };
        await fc.asyncModelRun(() => ({ model, real: world }), commands);
        await finishWork(model);
        await expectPromises(model);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    const steps = Object.entries(tally).map(([kind, count]) => `${kind} ${count}`);
    noteFigure('model', `${RUNS} runs (${steps.join(', ')}; seed ${SEED}): all promises hold`);
    // Each kind of step is taken, and dying happens.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(5);
    expect(Object.keys(tally).length).toBeGreaterThan(14);
  });
});
