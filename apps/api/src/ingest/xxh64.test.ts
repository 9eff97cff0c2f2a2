import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Xxh64 } from './xxh64.ts';

const hex = ({ high, low }: { high: number; low: number }): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
const hashOf = (text: string): string => hex(new Xxh64().update(Buffer.from(text)).digest());

describe('xxh64', () => {
  it.each([
    ['', 'ef46db3751d8e999'],
    ['a', 'd24ec4f1a98c6e5b'],
    ['abc', '44bc2cf5ad770999'],
    ['Nobody inspects the spammish repetition', 'fbcea83c8a378bf1'],
  ])('of %j is known', (text, hash) => {
    expect(hashOf(text)).toBe(hash);
  });

  it('does not depend on how the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(100), { maxLength: 8 }), (bytes, cuts) => {
        const whole = new Xxh64().update(bytes).digest();
        const pieces = new Xxh64();
        let at = 0;
        for (const size of [...cuts, bytes.length]) {
          pieces.update(bytes.subarray(at, at + size));
          at += size;
        }
        expect(pieces.digest()).toEqual(whole);
      }),
    );
  });
});
