import { describe, expect, it } from '@jest/globals';
import { BrokenSealError, FactSeal } from './fact-seal.ts';

const seal = new FactSeal(Buffer.alloc(32, 1));
const block = Buffer.from('0200000000facts of an hour: lan@snv.example', 'latin1');

describe('FactSeal', () => {
  it('gives back what was sealed, also nothing at all', () => {
    for (const bytes of [block, Buffer.alloc(0), Buffer.alloc(100_000, 7)]) expect(seal.open(seal.seal(bytes))).toEqual(bytes);
  });

  it('shows nothing of it, and equal bytes alike', () => {
    const sealed = seal.seal(block);
    expect(sealed.includes('lan')).toBe(false);
    expect(seal.seal(Buffer.from(block))).toEqual(sealed);
    expect(seal.seal(Buffer.concat([block, Buffer.of(0)])).subarray(1, 13)).not.toEqual(sealed.subarray(1, 13));
  });

  it('opens with no other key', () => {
    expect(() => new FactSeal(Buffer.alloc(32, 2)).open(seal.seal(block))).toThrow(BrokenSealError);
  });

  it('does not open when any byte but the first was changed, or the end is missing', () => {
    const sealed = seal.seal(block);
    for (let at = 1; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(changed)).toThrow(BrokenSealError);
    }
    for (const length of [1, 12, 20, sealed.length - 1]) expect(() => seal.open(sealed.subarray(0, length))).toThrow(BrokenSealError);
  });

  it('leaves what an earlier version stored as it is: blocks of version 1 and 2, and carries', () => {
    for (const first of [0, 1, 2]) {
      const plain = Buffer.of(first, 9, 9);
      expect(FactSeal.isSealed(plain)).toBe(false);
      expect(seal.open(plain)).toEqual(plain);
    }
    expect(FactSeal.isSealed(seal.seal(block))).toBe(true);
  });
});
