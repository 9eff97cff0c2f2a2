/** Counts equal facts per second of one chunk and writes them as blocks, one per epoch hour. */
export class FactCollector {
  /** @param carry what `carry()` of the previous chunk of the same slice gave: counts of equal facts go on from it. */
  constructor(_carry: Uint8Array | null = null) {}

  /** Facts added to this collector, repeats included and the carry excluded: the ledger's `facts`. */
  get factCount(): number {
    return 0;
  }

  add(_second: number, _kind: number, _fields: Uint8Array, _length: number, _count: number): void {
    throw new Error('not written yet');
  }

  /** Encoded facts touched by this chunk, by epoch hour, in ascending order of hour. */
  blocks(): Map<number, Uint8Array> {
    throw new Error('not written yet');
  }

  /** Counts of the facts around the last second, for the next chunk of the slice. */
  carry(): Uint8Array | null {
    throw new Error('not written yet');
  }
}
