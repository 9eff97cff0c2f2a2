import { BlockReader } from './block-reader.ts';
import { BlockWriter } from './block-writer.ts';
import { FactTable } from './fact-table.ts';

const SECONDS_PER_HOUR = 3600;
/**
 * Equal facts of one second stand near each other in a log. Once a line is more than this many seconds away from them, their second is
 * closed: should they come again, it is as if another slice had brought them.
 */
const OPEN_SPAN = 16;
/** Room to begin with; a chunk of 4 MiB holds about as many. */
const EXPECTED_FACTS = 16_384;

/**
 * Counts equal facts per second of one chunk and writes them as blocks, one per epoch hour. How often a fact is counted is a
 * function of the slice, not of where chunks end: the next chunk goes on from `carry`.
 */
export class FactCollector {
  readonly #table = new FactTable(EXPECTED_FACTS);
  /** Scratch of `add`. */
  readonly #span = { start: 0, end: 0, count: 0 };
  #factCount = 0;
  #lastSecond = Number.NaN;
  /** Seconds whose facts are being counted. */
  #open: number[] = [];

  /** @param carry what `carry()` of the previous chunk of the same slice gave */
  constructor(carry: Uint8Array | null = null) {
    this.#resume(carry);
  }

  /** As a new collector, in the same memory. */
  restart(carry: Uint8Array | null): void {
    this.#table.clear();
    this.#factCount = 0;
    this.#lastSecond = Number.NaN;
    this.#open = [];
    this.#resume(carry);
  }

  #resume(carry: Uint8Array | null): void {
    if (carry === null) return;
    const reader = new BlockReader(carry);
    while (reader.next()) {
      this.#table.add(reader.second, reader.kind, reader.bytes, { start: reader.start, end: reader.end, count: reader.count });
      if (this.#open.at(-1) !== reader.second) this.#open.push(reader.second);
    }
    this.#table.sealCarried();
  }

  /** Facts added to this collector, repeats included and the carry excluded: the ledger's `facts`. */
  get factCount(): number {
    return this.#factCount;
  }

  /** @see FactSink.add of the maillog room */
  add(second: number, kind: number, fields: Uint8Array, length: number, count: number): void {
    if (second !== this.#lastSecond) this.#moveTo(second);
    this.#span.end = length;
    this.#span.count = count;
    this.#table.add(second, kind, fields, this.#span);
    this.#factCount += count;
  }

  /** Encoded facts touched by this chunk, by epoch hour, in ascending order of hour. */
  blocks(): Map<number, Uint8Array> {
    const blocks = new Map<number, Uint8Array>();
    let hour = Number.NaN;
    const writer = new BlockWriter();
    const close = (): void => {
      const block = writer.finish();
      if (block !== null) blocks.set(hour, block);
    };
    for (const second of this.#table.seconds()) {
      const next = Math.floor(second / SECONDS_PER_HOUR);
      if (next !== hour) close();
      hour = next;
      this.#table.writeSecond(second, writer, true);
    }
    close();
    return blocks;
  }

  /** Counts of the facts of open seconds, for the next chunk of the slice; null when there are none. */
  carry(): Uint8Array | null {
    const writer = new BlockWriter();
    for (const second of this.#open.toSorted((a, b) => a - b)) this.#table.writeSecond(second, writer, false);
    return writer.finish();
  }

  #moveTo(second: number): void {
    this.#lastSecond = second;
    let isOpen = false;
    let kept = 0;
    for (const open of this.#open) {
      if (open === second) isOpen = true;
      if (Math.abs(open - second) <= OPEN_SPAN) this.#open[kept++] = open;
      else this.#table.closeSecond(open);
    }
    this.#open.length = kept;
    if (!isOpen) this.#open.push(second);
  }
}

/** Encodes facts of any seconds as one block, in canonical order; null when there are none. */
export function encodeFacts(add: (sink: FactTable) => void): Uint8Array | null {
  const table = new FactTable(256);
  add(table);
  const writer = new BlockWriter();
  for (const second of table.seconds()) table.writeSecond(second, writer, false);
  return writer.finish();
}
