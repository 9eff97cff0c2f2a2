import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DialectParser } from '../maillog/dialect.ts';
import { SliceParser } from '../maillog/slice-parser.ts';
import { LineLocator } from './line-locator.ts';

const GOOD = '2026-03-02T08:00:00+07:00 mx postfix/qmgr[1]: 4fAbC12345zzzzz: removed';
const BAD_TIME = '2026-13-40T08:00:00+07:00 mx postfix/qmgr[1]: 4fAbC12345zzzzz: removed';
const context = (text: Buffer): ConstructorParameters<typeof SliceParser>[0] => ({
  ...{ head: text.subarray(0, 65_536), zoneOffsetMinutes: 420, year: null },
  receivedAtSecond: Date.parse('2026-03-03T00:00:00Z') / 1000,
});
const locate = (lines: readonly string[], chunks: readonly number[] = []): { locator: LineLocator; facts: number } => {
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  let facts = 0;
  const locator = new LineLocator((state) => new SliceParser(context(text), state, 'syslog-iso8601'), {
    add: () => (facts += 1),
    see: () => undefined,
  });
  let start = 0;
  for (const size of [...chunks, Infinity]) {
    const end = size === Infinity ? text.length : text.indexOf(10, Math.min(start + size, text.length - 1)) + 1;
    locator.take(text.subarray(start, end));
    start = end;
  }
  return { locator, facts };
};

describe('LineLocator', () => {
  it('says at which line and byte each line stands that was not understood', () => {
    const { locator, facts } = locate([GOOD, BAD_TIME, GOOD, 'no stamp at all', BAD_TIME]);
    const { rejectedLines, lines, accepted, rejected } = locator.result();
    expect({ lines, accepted, rejected, facts }).toEqual({ lines: 5, accepted: 2, rejected: 3, facts: 2 });
    const all = rejectedLines.flatMap(({ positions }) => positions).toSorted((a, b) => a.line - b.line);
    expect(all).toEqual([
      { line: 2, byte: GOOD.length + 1 },
      { line: 4, byte: 2 * GOOD.length + BAD_TIME.length + 3 },
      { line: 5, byte: 2 * GOOD.length + BAD_TIME.length + 'no stamp at all'.length + 4 },
    ]);
  });

  it('keeps the first hundred positions of a reason and counts them all', () => {
    const { rejectedLines } = locate([GOOD, ...Array.from({ length: 700 }, () => BAD_TIME)]).locator.result();
    expect(rejectedLines.map(({ count, positions }) => [count, positions.length, positions.at(-1)?.line])).toEqual([[700, 100, 101]]);
  });

  it('finds the same wherever chunks end, and gives every fact once', () => {
    const lines = fc.array(fc.constantFrom(GOOD, BAD_TIME, 'x', ''), { minLength: 2, maxLength: 600 });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(9000), { maxLength: 4 }), (all, chunks) => {
        const whole = locate(all);
        const cut = locate(all, chunks);
        expect(cut.locator.result()).toEqual(whole.locator.result());
        expect([whole.facts, cut.facts]).toEqual(Array.from({ length: 2 }, () => all.filter((line) => line === GOOD).length));
      }),
      { numRuns: 40 },
    );
  });

  it('sets a line apart at which the parser throws, and gives every other fact once', () => {
    const poisoned = (state: Uint8Array | null): DialectParser => {
      const inner = new SliceParser(context(Buffer.from(`${GOOD}\n`)), state, 'syslog-iso8601');
      return {
        parse(lines, sink) {
          const at = lines.indexOf('poison');
          if (at < 0) return inner.parse(lines, sink);
          inner.parse(lines.subarray(0, at), sink);
          throw new TypeError('a defect');
        },
        saveState: () => inner.saveState(),
      };
    };
    let facts = 0;
    const locator = new LineLocator(poisoned, { add: () => (facts += 1), see: () => undefined });
    locator.take(Buffer.from([GOOD, GOOD, 'poison', BAD_TIME, 'poison', GOOD].map((line) => `${line}\n`).join('')));
    const { rejectedLines, ...counts } = locator.result();
    expect(counts).toEqual({ lines: 6, accepted: 3, ignored: 0, rejected: 3, oversize: 0, ignoredKinds: {} });
    expect(facts).toBe(3);
    expect(rejectedLines.map(({ reason, count, positions }) => [reason, count, positions.map(({ line }) => line)])).toEqual([
      ['parser-fault', 2, [3, 5]],
      ['no-envelope', 1, [4]],
    ]);
  });

  it('counts a line too long to be kept where it stands', () => {
    const { locator } = locate([GOOD]);
    locator.skipOversize(1_000_000);
    locator.take(Buffer.from('broken\n'));
    const { rejectedLines } = locator.result();
    expect(rejectedLines.map(({ reason, positions }) => [reason, positions])).toEqual([
      ['no-envelope', [{ line: 3, byte: GOOD.length + 1 + 1_000_000 }]],
      ['oversize', [{ line: 2, byte: GOOD.length + 1 }]],
    ]);
  });
});
