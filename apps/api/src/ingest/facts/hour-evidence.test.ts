import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findLogGaps } from '@nhip-thu/metrics';
import { BlockReader } from './block-reader.ts';
import { unionBlocks } from './fact-block.ts';
import { FactCollector } from './fact-collector.ts';
import { EVIDENCE_LENGTH, listEvidence } from './hour-evidence.ts';

const HOUR = 492_000;
const START = HOUR * 3600;
const SPAN = { from: START, to: START + 6 * 3600 };

/** Seconds of a log of six hours, sparse enough to have gaps of all lengths, in some order. */
const someLog = fc
  .array(fc.integer({ min: 0, max: 6 * 3600 - 1 }), { maxLength: 60 })
  .map((offsets) => offsets.map((each) => START + each));

function blocksOf(seconds: readonly number[]): Map<number, Uint8Array> {
  const collector = new FactCollector();
  for (const second of seconds) collector.see(second);
  return collector.blocks();
}

function unite(...parts: readonly ReadonlyMap<number, Uint8Array>[]): Map<number, Uint8Array> {
  const united = new Map<number, Uint8Array>();
  for (const part of parts) for (const [hour, block] of part) united.set(hour, unionBlocks(united.get(hour) ?? null, block).block);
  return new Map([...united].toSorted(([a], [b]) => a - b));
}

function evidenceOf(blocks: ReadonlyMap<number, Uint8Array>): number[] {
  return [...blocks].flatMap(([hour, block]) =>
    listEvidence(new BlockReader(block).evidence ?? new Uint8Array(EVIDENCE_LENGTH), hour * 3600),
  );
}

const ascending = (seconds: readonly number[]): number[] => seconds.toSorted((a, b) => a - b);

describe('evidence of an hour', () => {
  it('the gaps of a log are the same, to the second, by its evidence as by all its lines', () => {
    fc.assert(
      fc.property(someLog, (seconds) => {
        expect(findLogGaps(evidenceOf(blocksOf(seconds)), SPAN)).toEqual(findLogGaps(ascending(seconds), SPAN));
      }),
    );
  });

  it('whatever slices bring a log, in whatever order and however often, its evidence is that of the log', () => {
    fc.assert(
      fc.property(someLog, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 5 }), (seconds, cuts) => {
        const log = ascending(seconds);
        const middle = log.length >> 1;
        const slices = [log.slice(middle), ...cuts.map(([from, count]) => log.slice(from, from + count)), log.slice(0, middle)];
        const whole = blocksOf(log);
        expect(unite(...slices.map(blocksOf))).toEqual(whole);
        expect(unite(...slices.toReversed().map(blocksOf), whole)).toEqual(whole);
      }),
    );
  });

  it('lines without a fact make a block without facts, which grows what is stored', () => {
    const [first, second] = [blocksOf([START + 1]), blocksOf([START + 3599])];
    const block = first.get(HOUR);
    const later = second.get(HOUR);
    if (block === undefined || later === undefined) throw new Error('no block');
    expect(unionBlocks(null, block)).toMatchObject({ facts: 0, fresh: 0, isGrown: true });
    expect(unionBlocks(block, later)).toMatchObject({ facts: 0, fresh: 0, isGrown: true });
    expect(unionBlocks(block, blocksOf([START + 1]).get(HOUR) ?? later)).toMatchObject({ isGrown: false, block });
    expect(evidenceOf(unite(first, second))).toEqual([START + 1, START + 1, START + 3599, START + 3599]);
  });

  it('a fact is evidence too', () => {
    const collector = new FactCollector();
    collector.add(START + 5, 1, Buffer.from('a'), 1, 1);
    expect(evidenceOf(collector.blocks())).toEqual([START + 5, START + 5]);
  });

  it('what was carried from the chunk before is no evidence of this one', () => {
    const before = new FactCollector();
    before.add(START + 3598, 1, Buffer.from('a'), 1, 1);
    const collector = new FactCollector(before.carry());
    collector.add(START + 3601, 1, Buffer.from('b'), 1, 1);
    expect([...collector.blocks().keys()]).toEqual([HOUR + 1]);
  });
});
