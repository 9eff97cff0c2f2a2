const EMPTY = -1;

/** A map from 64-bit keys, given as two int32, to numbers >= 0; typed arrays with open addressing. */
export class PairMap {
  #size = 0;
  #highs: Int32Array;
  #lows: Int32Array;
  #values: Int32Array;

  constructor(expectedSize = 256) {
    const capacity = 1 << Math.ceil(Math.log2(Math.max(expectedSize, 16) * 2));
    this.#highs = new Int32Array(capacity);
    this.#lows = new Int32Array(capacity);
    this.#values = new Int32Array(capacity).fill(EMPTY);
  }

  /** The value, or -1. */
  get(high: number, low: number): number {
    return this.#values[this.#findSlot(high, low)] ?? EMPTY;
  }

  set(high: number, low: number, value: number): void {
    const slot = this.#findSlot(high, low);
    const isNew = this.#values[slot] === EMPTY;
    this.#highs[slot] = high;
    this.#lows[slot] = low;
    this.#values[slot] = value;
    if (!isNew) return;
    this.#size += 1;
    if (this.#size * 2 > this.#values.length) this.#grow();
  }

  /** @returns whether the key was new */
  add(high: number, low: number): boolean {
    if (this.get(high, low) !== EMPTY) return false;
    this.set(high, low, 0);
    return true;
  }

  values(): Int32Array {
    return this.#values.filter((value) => value !== EMPTY);
  }

  #findSlot(high: number, low: number): number {
    const mask = this.#values.length - 1;
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (this.#values[slot] !== EMPTY && (this.#lows[slot] !== low || this.#highs[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const highs = this.#highs;
    const lows = this.#lows;
    const values = this.#values;
    this.#highs = new Int32Array(values.length * 2);
    this.#lows = new Int32Array(values.length * 2);
    this.#values = new Int32Array(values.length * 2).fill(EMPTY);
    this.#size = 0;
    for (const [slot, value] of values.entries()) {
      if (value !== EMPTY) this.set(highs[slot] ?? 0, lows[slot] ?? 0, value);
    }
  }
}
