/** A 64-bit constant as its two halves. */
type Constant = readonly [high: number, low: number];

const PRIME_1 = constantOf(0x9e3779b1, 0x85ebca87);
const PRIME_2 = constantOf(0xc2b2ae3d, 0x27d4eb4f);
const PRIME_3 = constantOf(0x165667b1, 0x9e3779f9);
const PRIME_4 = constantOf(0x85ebca77, 0xc2b2ae63);
const PRIME_5 = constantOf(0x27d4eb2f, 0x165667c5);
const STRIPE = 32;

/** A 64-bit number that is worked on in place; BigInt would make an object of every step. */
class Word64 {
  constructor(
    public high = 0,
    public low = 0,
  ) {}

  set(high: number, low: number): this {
    this.high = high;
    this.low = low;
    return this;
  }

  add(high: number, low: number): this {
    const sum = (this.low >>> 0) + (low >>> 0);
    this.high = (this.high + high + (sum > 0xffffffff ? 1 : 0)) | 0;
    this.low = sum | 0;
    return this;
  }

  xor(high: number, low: number): this {
    this.high ^= high;
    this.low ^= low;
    return this;
  }

  /** The lower half of the product, by halves of 16 bits, which a double holds exactly. */
  multiply([high, low]: Constant): this {
    const a0 = this.low & 0xffff;
    const a1 = this.low >>> 16;
    const b0 = low & 0xffff;
    const b1 = low >>> 16;
    const lowest = a0 * b0;
    const middle = a1 * b0 + (lowest >>> 16);
    const other = a0 * b1 + (middle & 0xffff);
    const carried = a1 * b1 + (middle >>> 16) + (other >>> 16);
    this.high = (carried + Math.imul(this.low, high) + Math.imul(this.high, low)) | 0;
    this.low = (other << 16) | (lowest & 0xffff);
    return this;
  }

  /** @param bits 1..31 */
  rotateLeft(bits: number): this {
    return this.set((this.high << bits) | (this.low >>> (32 - bits)), (this.low << bits) | (this.high >>> (32 - bits)));
  }

  /** @param bits 1..63 */
  xorShiftedRight(bits: number): this {
    if (bits >= 32) return this.xor(0, this.high >>> (bits - 32));
    return this.xor(this.high >>> bits, (this.low >>> bits) | (this.high << (32 - bits)));
  }
}

/**
 * The hash xxh64 with seed 0, fed in pieces: the check sum of zstd's frames (RFC 8878, section 3.1.1). Not cryptographic.
 * Source: the xxHash specification, github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.
 */
export class Xxh64 {
  readonly #lanes = [
    new Word64(...PRIME_1).add(...PRIME_2),
    new Word64(...PRIME_2),
    new Word64(),
    // 0 - PRIME_1
    new Word64(~PRIME_1[0], ~PRIME_1[1]).add(0, 1),
  ] as const;
  readonly #scratch = new Word64();
  readonly #rest = new Uint8Array(STRIPE);
  #restBytes = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let at = 0;
    if (this.#restBytes > 0) {
      at = Math.min(STRIPE - this.#restBytes, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#restBytes);
      this.#restBytes += at;
      if (this.#restBytes < STRIPE) return this;
      this.#takeStripe(this.#rest, 0);
      this.#restBytes = 0;
    }
    for (; at + STRIPE <= bytes.length; at += STRIPE) this.#takeStripe(bytes, at);
    this.#rest.set(bytes.subarray(at));
    this.#restBytes = bytes.length - at;
    return this;
  }

  /** The two halves as unsigned numbers; nothing may be fed afterwards. */
  digest(): { readonly high: number; readonly low: number } {
    const hash = this.#length >= STRIPE ? this.#joinLanes() : new Word64(...PRIME_5);
    hash.add(Math.floor(this.#length / 2 ** 32) | 0, this.#length | 0);
    this.#takeRest(hash);
    hash.xorShiftedRight(33).multiply(PRIME_2).xorShiftedRight(29).multiply(PRIME_3).xorShiftedRight(32);
    return { high: hash.high >>> 0, low: hash.low >>> 0 };
  }

  #takeStripe(bytes: Uint8Array, at: number): void {
    const [one, two, three, four] = this.#lanes;
    this.#round(one, readWord(bytes, at + 4), readWord(bytes, at));
    this.#round(two, readWord(bytes, at + 12), readWord(bytes, at + 8));
    this.#round(three, readWord(bytes, at + 20), readWord(bytes, at + 16));
    this.#round(four, readWord(bytes, at + 28), readWord(bytes, at + 24));
  }

  #round(lane: Word64, high: number, low: number): Word64 {
    const input = this.#scratch.set(high, low).multiply(PRIME_2);
    return lane.add(input.high, input.low).rotateLeft(31).multiply(PRIME_1);
  }

  #joinLanes(): Word64 {
    const hash = new Word64();
    const turns = [1, 7, 12, 18];
    for (const [index, lane] of this.#lanes.entries()) {
      const turned = new Word64(lane.high, lane.low).rotateLeft(turns[index] ?? 1);
      hash.add(turned.high, turned.low);
    }
    for (const lane of this.#lanes) {
      const mixed = this.#round(new Word64(), lane.high, lane.low);
      hash
        .xor(mixed.high, mixed.low)
        .multiply(PRIME_1)
        .add(...PRIME_4);
    }
    return hash;
  }

  #takeRest(hash: Word64): void {
    const rest = this.#rest;
    let at = 0;
    for (; at + 8 <= this.#restBytes; at += 8) {
      const mixed = this.#round(new Word64(), readWord(rest, at + 4), readWord(rest, at));
      hash
        .xor(mixed.high, mixed.low)
        .rotateLeft(27)
        .multiply(PRIME_1)
        .add(...PRIME_4);
    }
    if (at + 4 <= this.#restBytes) {
      const mixed = new Word64(0, readWord(rest, at)).multiply(PRIME_1);
      hash
        .xor(mixed.high, mixed.low)
        .rotateLeft(23)
        .multiply(PRIME_2)
        .add(...PRIME_3);
      at += 4;
    }
    for (; at < this.#restBytes; at += 1) {
      const mixed = new Word64(0, rest[at]).multiply(PRIME_5);
      hash.xor(mixed.high, mixed.low).rotateLeft(11).multiply(PRIME_1);
    }
  }
}

/** As int32: fields that ever held a larger number are slow for good. */
function constantOf(high: number, low: number): Constant {
  return [high | 0, low | 0];
}

/** Four bytes, the lowest first, as int32. */
function readWord(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}
