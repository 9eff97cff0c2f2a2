import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './demo-random.ts';

const take = (name: string, count: number): number[] => {
  const random = new SeededRandom(name);
  return Array.from({ length: count }, () => random.nextUint32());
};

describe('SeededRandom', () => {
  it('gives the same stream for the same name and another one for another name', () => {
    expect(take('a', 20)).toEqual(take('a', 20));
    expect(take('a', 20)).not.toEqual(take('b', 20));
  });

  it('spreads its numbers evenly', () => {
    const random = new SeededRandom('even');
    const numbers = Array.from({ length: 100_000 }, () => random.int(0, 9));
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(Math.abs(numbers.filter((number) => number === digit).length - 10_000)).toBeLessThan(500);
    }
  });

  it('shuffles and samples without losing or repeating an item', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const random = new SeededRandom('cards');
    expect(random.shuffle(items).toSorted((left, right) => left - right)).toEqual(items);
    expect(new Set(random.sample(items, 20)).size).toBe(20);
    expect(random.sample(items, 80)).toHaveLength(50);
  });
});
