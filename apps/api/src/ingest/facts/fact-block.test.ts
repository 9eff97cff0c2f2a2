import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BlockReader, DamagedBlockError } from './block-reader.ts';
import { countFacts, unionBlocks } from './fact-block.ts';
import { encodeFacts } from './fact-collector.ts';

interface Fact {
  readonly second: number;
  readonly kind: number;
  readonly text: string;
  readonly count: number;
}

const HOUR = 492_000 * 3600;

/** Few seconds, kinds and texts, so that equal facts and common prefixes are frequent. */
const someFacts = fc.array(
  fc.record({
    second: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3599 })).map((offset) => HOUR + offset),
    kind: fc.integer({ min: 1, max: 3 }),
    text: fc.oneof(fc.constantFrom('', 'a', 'ab', 'abcdef', 'abcdeg', 'abcdefgh'), fc.string({ maxLength: 20 })),
    count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 300 })),
  }),
  { minLength: 1, maxLength: 40 },
);

function encode(facts: readonly Fact[]): Uint8Array {
  const block = encodeFacts((table) => {
    for (const { second, kind, text, count } of facts) {
      const bytes = Buffer.from(text);
      table.add(second, kind, bytes, { start: 0, end: bytes.length, count });
    }
  });
  if (block === null) throw new Error('no facts');
  return block;
}

/** The multiset as a plain map: the model that blocks are compared with. */
function toCounts(facts: readonly Fact[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { second, kind, text, count } of facts) {
    const key = `${second} ${kind} ${text}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

function decode(block: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  const reader = new BlockReader(block);
  while (reader.next()) {
    counts.set(`${reader.second} ${reader.kind} ${Buffer.from(reader.bytes.subarray(reader.start, reader.end)).toString()}`, reader.count);
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

const unite = (a: Uint8Array, b: Uint8Array): Uint8Array => unionBlocks(a, b).block;

describe('fact block', () => {
  it('gives back what was put in, equal facts counted', () => {
    fc.assert(fc.property(someFacts, (facts) => expect(decode(encode(facts))).toEqual(toCounts(facts))));
  });

  it('has the same bytes for the same facts in any order', () => {
    fc.assert(
      fc.property(
        someFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => expect(encode(shuffled)).toEqual(encode(facts)),
      ),
    );
  });

  it('stands in ascending order of second, kind and bytes, also when a second has hundreds', () => {
    const facts = Array.from({ length: 500 }, (_, index) => ({
      second: HOUR,
      kind: 1 + (index % 3),
      text: `x${(index * 7919) % 500}`,
      count: 1,
    }));
    const keys: string[] = [];
    const reader = new BlockReader(encode(facts));
    while (reader.next()) keys.push(reader.kind + Buffer.from(reader.bytes.subarray(reader.start, reader.end)).toString('hex'));
    expect(keys).toEqual(keys.toSorted());
    expect(keys).toHaveLength(500);
  });

  it('refuses bytes that are no block', () => {
    expect(() => new BlockReader(Uint8Array.of(9, 0, 0, 0, 0))).toThrow(DamagedBlockError);
    const block = encode([{ second: HOUR, kind: 1, text: 'abc', count: 200 }]);
    expect(() => countFacts(block.subarray(0, block.length - 1))).toThrow(DamagedBlockError);
    expect(() => countFacts(block.subarray(0, 7))).toThrow(DamagedBlockError);
  });

  it('reads a block that stands in the middle of a larger buffer, as a database driver hands it out', () => {
    const block = encode([{ second: HOUR, kind: 1, text: 'abc', count: 2 }]);
    const larger = Buffer.concat([Buffer.from('xyz'), block, Buffer.from('xyz')]);
    expect(decode(larger.subarray(3, 3 + block.length))).toEqual(decode(block));
  });
});

describe('union of blocks', () => {
  it('counts a fact as often as the block that has it more often', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (a, b) => {
        const expected = toCounts(a);
        for (const [key, count] of toCounts(b)) expected.set(key, Math.max(count, expected.get(key) ?? 0));
        const union = unionBlocks(encode(a), encode(b));
        expect(decode(union.block)).toEqual(expected);
        expect(union.facts).toBe(sum(expected));
        expect(union.fresh).toBe(sum(expected) - sum(toCounts(a)));
      }),
    );
  });

  it('is commutative, to the byte', () => {
    fc.assert(fc.property(someFacts.map(encode), someFacts.map(encode), (a, b) => expect(unite(a, b)).toEqual(unite(b, a))));
  });

  it('is associative, to the byte', () => {
    fc.assert(
      fc.property(someFacts.map(encode), someFacts.map(encode), someFacts.map(encode), (a, b, c) =>
        expect(unite(unite(a, b), c)).toEqual(unite(a, unite(b, c))),
      ),
    );
  });

  it('is idempotent: what is known adds nothing', () => {
    fc.assert(
      fc.property(someFacts.map(encode), someFacts.map(encode), (a, b) => {
        const both = unite(a, b);
        for (const part of [a, b, both, Uint8Array.from(both)]) {
          expect(unionBlocks(both, part)).toMatchObject({ block: both, fresh: 0 });
        }
      }),
    );
  });

  it('is monotone: no count ever falls', () => {
    fc.assert(
      fc.property(someFacts.map(encode), someFacts.map(encode), (a, b) => {
        const union = decode(unite(a, b));
        for (const [key, count] of decode(a)) expect(union.get(key)).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  it('with nothing stored is the block itself, all of it fresh', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const block = encode(facts);
        expect(unionBlocks(null, block)).toEqual({ block, facts: sum(toCounts(facts)), fresh: sum(toCounts(facts)), isGrown: true });
      }),
    );
  });
});
