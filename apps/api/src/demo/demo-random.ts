import { createHash } from 'node:crypto';

/**
 * A reproducible stream of random numbers: xoshiro128** (Blackman and Vigna, 2018), its state being the first 128 bits of the
 * SHA-256 of a name. The same name gives the same stream on every machine; different names give independent streams.
 */
export class SeededRandom {
  readonly #state: Uint32Array;

  constructor(name: string) {
    const digest = createHash('sha256').update(name).digest();
    this.#state = Uint32Array.from([0, 4, 8, 12], (offset) => digest.readUInt32LE(offset));
  }

  /** A whole number 0 … 2³² − 1. */
  nextUint32(): number {
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const third = s2 ^ s0;
    const fourth = s3 ^ s1;
    this.#state[1] = s1 ^ third;
    this.#state[0] = s0 ^ fourth;
    this.#state[2] = third ^ (s1 << 9);
    this.#state[3] = rotateLeft(fourth, 11);
    return result;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.nextUint32() / 0x1_0000_0000;
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** A copy in random order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    this.#shuffleHead(shuffled, shuffled.length - 1);
    return shuffled;
  }

  /** `count` different items, or all of them when there are fewer, in random order. */
  sample<T>(items: readonly T[], count: number): T[] {
    const copy = [...items];
    this.#shuffleHead(copy, count);
    return copy.slice(0, count);
  }

  #shuffleHead(items: unknown[], count: number): void {
    for (let index = 0; index < Math.min(count, items.length - 1); index += 1) {
      const other = this.int(index, items.length - 1);
      [items[index], items[other]] = [items[other], items[index]];
    }
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) text += this.nextUint32().toString(16).padStart(8, '0');
    return text.slice(0, length);
  }

  /** Letters of the base-64 alphabet, as session and delivery ids of mail servers hold. */
  base64(length: number): string {
    let text = '';
    while (text.length < length) text += BASE64[this.nextUint32() >>> 26] ?? '';
    return text;
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
