const MULTIPLIER_1 = 2654435761;
const MULTIPLIER_2 = 1597334677;

/** A 64-bit hash (cyrb53's two lanes, unshortened) fed in pieces; not cryptographic. The result is in `high` and `low`, as int32. */
export class Hash64 {
  high = 0;
  low = 0;

  begin(seed = 0): this {
    this.high = 0xdeadbeef ^ seed;
    this.low = 0x41c6ce57 ^ seed;
    return this;
  }

  /** Feeds the bytes as they are. */
  add(bytes: Uint8Array, start: number, end: number): this {
    let high = this.high;
    let low = this.low;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      high = Math.imul(high ^ byte, MULTIPLIER_1);
      low = Math.imul(low ^ byte, MULTIPLIER_2);
    }
    this.high = high;
    this.low = low;
    return this;
  }

  /** Feeds the bytes with ASCII capitals made small. */
  addFolded(bytes: Uint8Array, start: number, end: number): this {
    let high = this.high;
    let low = this.low;
    for (let at = start; at < end; at += 1) {
      const raw = bytes[at] ?? 0;
      const byte = raw >= 65 && raw <= 90 ? raw | 32 : raw;
      high = Math.imul(high ^ byte, MULTIPLIER_1);
      low = Math.imul(low ^ byte, MULTIPLIER_2);
    }
    this.high = high;
    this.low = low;
    return this;
  }

  /** Mixes; never all zeros, which stands for "none" in facts. */
  finish(): this {
    const high = Math.imul(this.high ^ (this.high >>> 16), 2246822507) ^ Math.imul(this.low ^ (this.low >>> 13), 3266489909);
    const low = Math.imul(this.low ^ (this.low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.high = high | 0;
    this.low = low === 0 ? 1 : low | 0;
    return this;
  }
}
