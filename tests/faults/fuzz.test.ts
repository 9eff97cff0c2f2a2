import { afterAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { BlockReader, DamagedBlockError } from '../../apps/api/src/ingest/facts/block-reader.ts';
import { countFacts, unionBlocks } from '../../apps/api/src/ingest/facts/fact-block.ts';
import { FactCollector } from '../../apps/api/src/ingest/facts/fact-collector.ts';
import { CsvReader, type CsvState } from '../../apps/api/src/ingest/maillog/csv-reader.ts';
import { DIALECT_NAMES } from '../../apps/api/src/ingest/maillog/dialect-table.ts';
import { EnvelopeReader } from '../../apps/api/src/ingest/maillog/envelope.ts';
import { REJECTED_REASONS } from '../../apps/api/src/ingest/maillog/line-counts.ts';
import { latestYearRule } from '../../apps/api/src/ingest/maillog/stamp.ts';
import { detectEncoding } from '../../apps/api/src/ingest/maillog/slice-head.ts';
import { SliceParser } from '../../apps/api/src/ingest/maillog/slice-parser.ts';
import { LINE_BYTES_MAX } from '../../apps/api/src/ingest/syslog/log-line.ts';
import { FramingError, SyslogFramer } from '../../apps/api/src/ingest/syslog/syslog-framer.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { seededRandom, SOAK } from '../support/fault-scene.ts';
import { harm, readDialectLogs } from '../support/hostile/dialect-files.ts';
import { cutLines, foldSlice, type Blocks } from '../support/sample-run.ts';
import { SEED } from '../support/seed.mjs';

jest.setTimeout(120_000 * SOAK);

const RUNS = 400 * SOAK;
const NOW = Date.UTC(2026, 10, 26) / 1000;
const LOGS = [...readDialectLogs().values()];
const LINES = LOGS.flatMap((log) => log.toString('latin1').split('\n').slice(0, 40));

fc.configureGlobal({ numRuns: RUNS, seed: SEED });
afterAll(() => fc.resetConfigureGlobal());
const bytes = fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each));
/** A true line, cut and with bytes of it replaced. */
const damagedLine = fc
  .record({
    line: fc.constantFrom(...LINES),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 }),
    from: fc.nat({ max: 20 }),
    cut: fc.nat({ max: 40 }),
  })
  .map(({ line, changes, from, cut }) => {
    const copy = Buffer.from(line, 'latin1');
    for (const [at, byte] of changes) if (copy.length > 0) copy[at % copy.length] = byte;
    return Buffer.from(copy.subarray(from, Math.max(from, copy.length - cut)).filter((byte) => byte !== 10));
  });
const anyLine = fc.oneof({ weight: 3, arbitrary: damagedLine }, { weight: 1, arbitrary: bytes });

/** @returns what it throws, or null */
function errorOf(run: () => unknown): unknown {
  try {
    run();
    return null;
  } catch (error) {
    return error;
  }
}

describe('the envelope of a line', () => {
  it('is read or refused for a known reason, whatever the bytes, and lies within the line', () => {
    const reader = new EnvelopeReader(latestYearRule(NOW, 25_200), 25_200, NOW + 86_400);
    const reasons: ReadonlySet<string> = new Set(REJECTED_REASONS);
    fc.assert(
      fc.property(anyLine, (line) => {
        const fault = reader.read(line, 0, line.length);
        const { hostStart, textStart, second } = reader;
        const isWithin = Number.isSafeInteger(second) && second > 0 && second <= NOW + 86_400 && hostStart >= 0 && textStart <= line.length;
        expect(fault === null ? isWithin : reasons.has(fault)).toBe(true);
      }),
    );
  });
});

/**
 * Processor time of a line, at its least of up to five runs: a compiler or collector at work hits one run of several,
 * a line that sends a pattern astray hits them all.
 * @returns milliseconds per line
 */
function leastLineMs(parse: () => { readonly lines: number }): number {
  let least = Infinity;
  for (let run = 0; run < 5 && least >= 50; run += 1) {
    const startedAt = process.cpuUsage().user;
    const { lines } = parse();
    least = Math.min(least, (process.cpuUsage().user - startedAt) / 1000 / lines);
  }
  return least;
}

describe.each(DIALECT_NAMES)('the parser of %s', (dialect) => {
  it('accounts for every line and byte, whatever they are, and the same wherever chunks end', () => {
    const random = seededRandom(SEED);
    const text = fc.oneof(
      fc.array(anyLine, { minLength: 1, maxLength: 12 }).map((lines) => Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))),
      fc.constantFrom(...LOGS).map((log) => Buffer.concat([harm(log.subarray(0, 3_000), random), Buffer.from('\n')])),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (log, chunkLines) => {
        const context = { head: log.subarray(0, 65_536), zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOW };
        const parseWhole = (): ReturnType<SliceParser['parse']> => new SliceParser(context, null, dialect).parse(log, new FactCollector());
        const whole = parseWhole();
        expect(whole.lines).toBe(whole.parsed + whole.ignored + whole.rejected + whole.oversize);
        // In UTF-16 lines end elsewhere than where a byte 10 stands.
        const newlines = detectEncoding(context.head) !== 'utf-8' ? whole.lines : log.filter((byte) => byte === 10).length;
        expect(whole.lines).toBe(newlines);
        expect(leastLineMs(parseWhole)).toBeLessThan(50);
        expect(whole.lineBytes).toBe(log.lastIndexOf(10) + 1);
        // By a parser for each chunk, and by one for all, whose memory holds something else after each.
        for (const isOneParser of [false, true]) {
          let state: Uint8Array | null = null;
          const only = new SliceParser(context, null, dialect);
          const sums = { lines: 0, parsed: 0, ignored: 0, rejected: 0, oversize: 0, lineBytes: 0 };
          for (const slice of cutLines(log, chunkLines)) {
            const parser: SliceParser = isOneParser ? only : new SliceParser(context, state, dialect);
            const lines = Buffer.from(slice);
            const counts = parser.parse(lines, new FactCollector());
            lines.fill(0x2c);
            for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += counts[name];
            state = parser.saveState();
          }
          expect(sums).toEqual(Object.fromEntries(Object.keys(sums).map((name) => [name, whole[name as keyof typeof sums]])));
        }
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });
});

/** True blocks, and the same with bytes changed. */
const blocks: Blocks = new Map();
for (const log of LOGS) foldSlice(blocks, log);
const trueBlock = fc.constantFrom(...blocks.values());
const damagedBlock = fc
  .record({ block: trueBlock, changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }), cut: fc.nat({ max: 30 }) })
  .map(({ block, changes, cut }) => {
    const copy = Uint8Array.from(block.subarray(0, Math.max(0, block.length - cut)));
    for (const [at, byte] of changes) if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  });
const anyBlock = fc.oneof({ weight: 3, arbitrary: damagedBlock }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) });

describe('a fact block', () => {
  it('of any bytes is read to its end or refused as damaged, and never gives more facts than it has bytes for', () => {
    fc.assert(
      fc.property(anyBlock, (block) => {
        let elements = 0;
        const error = errorOf(() => {
          const reader = new BlockReader(block);
          while (reader.next()) elements += 1;
        });
        expect([null, DamagedBlockError]).toContain(error === null ? null : (error as Error).constructor);
        expect(elements * 3).toBeLessThanOrEqual(block.length);
      }),
    );
  });

  it('united with any other is refused as damaged or gives a block that can be read', () => {
    fc.assert(
      fc.property(anyBlock, fc.oneof(trueBlock, anyBlock), (a, b) => {
        const error = errorOf(() => {
          const { block, facts } = unionBlocks(a, b);
          expect(countFacts(block)).toBe(facts);
        });
        expect([null, DamagedBlockError]).toContain(error === null ? null : (error as Error).constructor);
      }),
    );
  });
});

describe('a record of CSV', () => {
  it('is whole, open or broken, whatever the bytes, and its state goes through JSON', () => {
    const piece = fc.oneof(
      bytes,
      fc.constantFrom('"', '""', ',', '",', ',"', 'a', '\r', '\0', ';').map((text) => Buffer.from(text)),
    );
    const line = fc.oneof(
      damagedLine,
      fc.array(piece, { maxLength: 20 }).map((parts) => Buffer.from(Buffer.concat(parts).filter((byte) => byte !== 10))),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const straight = new CsvReader(',');
        let resumed = new CsvReader(',');
        for (const each of lines) {
          const step = straight.take(each, 0, each.length);
          expect(['whole', 'open', 'broken']).toContain(step);
          expect(resumed.take(each, 0, each.length)).toBe(step);
          expect(resumed.count).toBe(straight.count);
          // The state is a value that JSON keeps.
          const state = JSON.parse(JSON.stringify(resumed.saveState([0, 1, 2]))) as CsvState | null;
          resumed = new CsvReader(',', state);
        }
      }),
    );
  });
});

describe('a stream of syslog', () => {
  const frames = (stream: Buffer, sizes: readonly number[]): { found: string[]; isBroken: boolean } => {
    const framer = new SyslogFramer();
    const found: string[] = [];
    const error = errorOf(() => {
      for (let at = 0, n = 0; at < stream.length; n += 1) {
        const size = sizes[n % sizes.length] ?? stream.length;
        for (const frame of framer.push(stream.subarray(at, at + size))) {
          expect(frame.bytes.length).toBeLessThanOrEqual(LINE_BYTES_MAX);
          found.push(frame.bytes.toString('latin1'));
        }
        at += size;
      }
    });
    expect([null, FramingError]).toContain(error === null ? null : (error as Error).constructor);
    return { found, isBroken: error !== null };
  };

  it('of any bytes gives messages of at most 64 KiB or ends the connection, the same however it is cut', () => {
    const part = fc.oneof(
      bytes,
      fc.constantFrom('<22>a\n', '5 <22>a', '0 ', '9999999 ', '99999999 ', '\n', ' ', '12 <22>1 - - -').map((text) => Buffer.from(text)),
      fc.integer({ min: 1, max: 3 }).map((times) => Buffer.alloc(times * 40_000, 'x')),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 4 }),
        (parts, sizes) => {
          const stream = Buffer.concat(parts);
          const pieces = stream.length > 2_000 ? sizes.map((size) => size + 500) : sizes;
          expect(frames(stream, pieces)).toEqual(frames(stream, [stream.length || 1]));
        },
      ),
    );
  });
});

describe('the runs', () => {
  it('are noted', () => {
    const targets = {
      envelope: RUNS,
      parsers: DIALECT_NAMES.length * Math.ceil(RUNS / 5),
      'fact block': RUNS,
      union: RUNS,
      csv: RUNS,
      framing: RUNS,
    };
    noteFigure(
      'fuzz',
      `${Object.entries(targets)
        .map(([name, runs]) => `${name} ${runs}`)
        .join(', ')} runs (seed ${SEED}): none crashed`,
    );
    expect(Object.keys(targets)).toHaveLength(6);
  });
});
