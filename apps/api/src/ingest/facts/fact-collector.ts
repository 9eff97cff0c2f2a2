import { BlockReader } from './block-reader.ts';
import { BlockWriter } from './block-writer.ts';
import { FactTable } from './fact-table.ts';
import { EvidenceTable } from './hour-evidence.ts';

const SECONDS_PER_HOUR = 3600;
/**
 * Equal facts of one second stand near each other in a log. Once a line is more than this many seconds away from them, their second is
 * closed: should they come again, it is as if another slice had brought them.
 */
const OPEN_SPAN = 16;
/** Room to begin with: a short slice needs no more. It doubles up to the some 16,000 that a chunk of 4 MiB holds, and stays so when it is restarted. */
const EXPECTED_FACTS = 1024;

/**
 * Counts equal facts per second of one chunk, notes when the log was alive, and writes both as blocks, one per epoch hour. How often a fact is counted is a
 * function of the slice, not of where chunks end: the next chunk goes on from `carry`.
 */
export class FactCollector {
  readonly #table = new FactTable(EXPECTED_FACTS);
  readonly #evidence = new EvidenceTable();
  /** Scratch of `add`. */
  readonly #span = { start: 0, end: 0, count: 0 };
  #factCount = 0;
  #lastSecond = Number.NaN;
  #seenSecond = Number.NaN;
  /** Seconds whose facts are being counted. */
  #open: number[] = [];

  /** @param carry what `carry()` of the previous chunk of the same slice gave */
  constructor(carry: Uint8Array | null = null) {
    this.#resume(carry);
  }

  /** As a new collector, in the same memory. */
  restart(carry: Uint8Array | null): void {
    this.#table.clear();
    this.#evidence.clear();
    this.#factCount = 0;
    this.#lastSecond = Number.NaN;
    this.#seenSecond = Number.NaN;
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

  /** @see FactSink.see of the maillog room */
  see(second: number): void {
    if (second === this.#seenSecond) return;
    this.#seenSecond = second;
    this.#evidence.see(second);
  }

  /** What this chunk tells of each epoch hour, ascending: the facts that it touched, and when the log was alive. */
  blocks(): Map<number, Uint8Array> {
    const blocks = new Map<number, Uint8Array>();
    const writer = new BlockWriter();
    const seconds = this.#table.seconds();
    let at = 0;
    for (const [hour, evidence] of this.#evidence.entries()) {
      const start = hour * SECONDS_PER_HOUR;
      writer.beginHour(start, evidence);
      // Only carried facts lie in hours without evidence of this chunk.
      while ((seconds[at] ?? Infinity) < start) at += 1;
      for (; (seconds[at] ?? Infinity) < start + SECONDS_PER_HOUR; at += 1) this.#table.writeSecond(seconds[at] ?? 0, writer, true);
      const block = writer.finish();
      if (block !== null) blocks.set(hour, block);
    }
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
    this.see(second);
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
