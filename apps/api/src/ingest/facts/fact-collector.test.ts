import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FactCollector } from './fact-collector.ts';
import { countFacts, unionBlocks } from './fact-block.ts';

/** A line of a log: its second and what it says. */
type Line = readonly [second: number, text: string];

const HOUR = 492_000 * 3600;

function add(collector: FactCollector, [second, text]: Line, count = 1): void {
  const bytes = Buffer.from(text);
  collector.add(second, 1, bytes, bytes.length, count);
}

/** Folds slices into blocks, each slice in chunks of `size` lines. */
function fold(slices: readonly (readonly Line[])[], size = Infinity): { blocks: Map<number, Uint8Array>; facts: number; fresh: number } {
  const blocks = new Map<number, Uint8Array>();
  let facts = 0;
  let fresh = 0;
  for (const slice of slices) {
    let carry: Uint8Array | null = null;
    for (let at = 0; at < slice.length; at += size) {
      const collector: FactCollector = new FactCollector(carry);
      for (const line of slice.slice(at, at + size)) add(collector, line);
      for (const [hour, block] of collector.blocks()) {
        const union = unionBlocks(blocks.get(hour) ?? null, block);
        blocks.set(hour, union.block);
        fresh += union.fresh;
      }
      facts += collector.factCount;
      carry = collector.carry();
      if (size === Infinity) break;
    }
  }
  return { blocks, facts, fresh };
}

/** A log in which many lines of a second are equal and neighbouring lines stand a little out of order, over the turn of an hour. */
const someLog = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -1, max: 0 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((steps) => {
    let second = HOUR + 3590;
    return steps.map(([step, text, disorder]): Line => {
      second += step;
      return [second + disorder, text];
    });
  });

describe('FactCollector', () => {
  it('makes a block for each epoch hour', () => {
    const { blocks } = fold([
      [
        [HOUR + 3599, 'a'],
        [HOUR + 3600, 'a'],
        [HOUR, 'b'],
      ],
    ]);
    expect([...blocks.keys()]).toEqual([492_000, 492_001]);
  });

  it('counts what it was given, repeats included and the carry excluded', () => {
    const first = new FactCollector();
    add(first, [HOUR, 'a'], 4);
    expect(first.factCount).toBe(4);
    expect(new FactCollector(first.carry()).factCount).toBe(0);
  });

  it.each([1, 2, Infinity])('equal facts of one second are as many as there are lines, in chunks of %s lines', (size) => {
    const one: Line = [HOUR, 'a'];
    const [[, block] = []] = fold([[one, one, one]], size).blocks;
    expect(countFacts(block ?? new Uint8Array())).toBe(3);
  });

  it('writes no block again that only came over with the carry', () => {
    const first = new FactCollector();
    add(first, [HOUR, 'a']);
    const second = new FactCollector(first.carry());
    expect(second.blocks().size).toBe(0);
    add(second, [HOUR, 'b']);
    expect(unionBlocks(null, second.blocks().get(492_000)!).facts).toBe(1);
  });

  it.each([1, 2, 7, 5000])('equal facts of one second are counted alike in chunks of %i lines', (size) => {
    fc.assert(
      fc.property(someLog, (log) => {
        const whole = fold([log]);
        expect(fold([log], size)).toEqual(whole);
        expect(whole.fresh).toBe(log.length);
      }),
    );
  });

  it.each([1, 2, 7, 5000])('a log that jumps in time is counted alike in chunks of %i lines', (size) => {
    const jumping = fc.array(fc.tuple(fc.constantFrom(0, 1, 15, 16, 17, 18, 40, 3600), fc.constantFrom('a', 'b')), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(jumping, (steps) => {
        const log = steps.map(([at, text]): Line => [HOUR + at, text]);
        expect(fold([log], size)).toEqual(fold([log]));
      }),
      { numRuns: 500 },
    );
  });

  it.each([1, 7, 5000])('a log that holds itself twice counts as once, in chunks of %i lines', (size) => {
    const log = Array.from({ length: 120 }, (_, at): Line => [HOUR + Math.floor(at / 2), 'a']);
    expect(fold([[...log, ...log]], size).blocks).toEqual(fold([log]).blocks);
  });

  it('overlapping, repeated and re-ordered slices that cut no second give what the whole log gives once', () => {
    const cuts = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 });
    fc.assert(
      fc.property(someLog, cuts, fc.constantFrom(1, 2, 7), (log, pairs, size) => {
        const sorted = log.toSorted(([a], [b]) => a - b);
        const seconds = [...new Set(sorted.map(([second]) => second))];
        // The slices cover the log: one from each chosen second on, and one up to it.
        const slices = pairs.flatMap(([from, to]) => {
          const start = seconds[from % seconds.length]!;
          const end = seconds[to % seconds.length]!;
          return [sorted.filter(([second]) => second >= start), sorted.filter(([second]) => second <= end)];
        });
        const all = [...slices, sorted, ...slices];
        expect(fold(all, size).blocks).toEqual(fold([sorted]).blocks);
      }),
    );
  });

  it('a slice that begins or ends inside a second never counts too much', () => {
    fc.assert(
      fc.property(someLog, fc.nat(), (log, cut) => {
        const at = cut % log.length;
        const { fresh } = fold([log.slice(0, at + 1), log.slice(at), log]);
        expect(fresh).toBe(log.length);
      }),
    );
  });

  it('a stamp far off at the end of a chunk does not make it forget the facts around', () => {
    const log: Line[] = [
      [HOUR, 'a'],
      [HOUR + 5, 'b'],
      [HOUR, 'a'],
    ];
    expect(fold([log], 1)).toEqual(fold([log]));
  });

  it('grows with what a chunk holds: thousands of facts in one chunk, or in many, are the same', () => {
    const log = Array.from({ length: 3000 }, (_, at): Line => [HOUR + Math.floor(at / 300), `fact ${at % 2900} ${'x'.repeat(at % 90)}`]);
    const whole = fold([log]);
    expect([...whole.blocks.values()].reduce((sum, block) => sum + countFacts(block), 0)).toBe(3000);
    expect(fold([log], 500)).toEqual(whole);
    const again = new FactCollector();
    for (const line of log) add(again, line);
    again.restart(null);
    for (const line of log) add(again, line);
    expect(again.blocks()).toEqual(whole.blocks);
  });
});
