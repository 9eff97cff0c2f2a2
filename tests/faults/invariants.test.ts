import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { noteFigure } from '../support/fault-figures.ts';
import { SOAK, weekOfLines } from '../support/fault-scene.ts';
import { foldSlice, type Blocks } from '../support/sample-run.ts';
import { SEED } from '../support/seed.mjs';

jest.setTimeout(60_000 * SOAK);

const RUNS = 100 * SOAK;

/** Some hundred whole seconds of the log, and the offsets at which one ends. */
function partOf(log: Buffer, bytes: number): { text: Buffer; ends: number[] } {
  const text = log.subarray(0, log.indexOf(10, bytes) + 1);
  const ends: number[] = [0];
  let last = '';
  for (let at = 0; at < text.length; at = text.indexOf(10, at) + 1) {
    const second = text.subarray(at, at + 19).toString();
    if (second !== last && at > 0) ends.push(at);
    last = second;
  }
  ends.push(text.length);
  return { text, ends };
}

const { text, ends } = partOf(weekOfLines(), 6_000);
const whole: Blocks = new Map();
foldSlice(whole, text);

/** A slice by the seconds it holds, and how many lines its chunks have. */
const slice = fc.record({
  from: fc.nat({ max: ends.length - 2 }),
  seconds: fc.integer({ min: 1, max: ends.length }),
  chunk: fc.constantFrom(7, 20, 5000),
});

describe('any slices of a log, in any order, again and again', () => {
  it('store the log once when together they hold it (I3, I4)', () => {
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 6 }), fc.nat(), fc.constantFrom(7, 20, 5000), (slices, place, chunk) => {
        const cuts = slices.map(({ from, seconds, chunk: lines }) => ({
          bytes: text.subarray(ends[from], ends[Math.min(from + seconds, ends.length - 1)]),
          lines,
        }));
        cuts.splice(place % (cuts.length + 1), 0, { bytes: text, lines: chunk });
        const blocks: Blocks = new Map();
        for (const { bytes, lines } of [...cuts, ...cuts.slice(0, 2)]) foldSlice(blocks, bytes, lines);
        expect(blocks).toEqual(whole);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('balance: every line is parsed, ignored, rejected or oversize, every byte in a line (I2)', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 2 }), fc.nat({ max: text.length }), fc.constantFrom(7, 5000), (from, length, chunk) => {
        const cut = text.subarray(from, from + length);
        const held = cut.subarray(0, cut.lastIndexOf(10) + 1);
        const counts = foldSlice(new Map(), cut, chunk);
        const sum = (pick: (count: (typeof counts)[number]) => number): number => counts.reduce((total, count) => total + pick(count), 0);
        expect(sum((count) => count.lineBytes)).toBe(held.length);
        expect(sum((count) => count.lines)).toBe(held.toString('latin1').split('\n').length - 1);
        expect(sum((count) => count.lines)).toBe(sum((count) => count.parsed + count.ignored + count.rejected + count.oversize));
      }),
      { numRuns: RUNS, seed: SEED },
    );
    noteFigure('invariants', `${RUNS} runs each (seed ${SEED}): stored once, lines and bytes balance`);
  });
});
