import { Logger } from '@nestjs/common';
import type { LogLine } from './log-line.ts';
import { OriginSlicer, SLICE_BYTES, type Slice } from './origin-slicer.ts';

/** Beyond so many bytes that wait for the ledger nothing more is read. */
const WAITING_BYTES_MAX = 2 * SLICE_BYTES;

/** Puts a slice into the ledger; when it returns, the slice survives a crash. */
export type HandOver = (slice: Slice) => Promise<void>;

/**
 * Takes the lines of one origin from its connections to the ledger, one slice at a time. A slice that the ledger did not take (the
 * database restarts, the disk is full) is kept and tried again; meanwhile the connections fill up and are no longer read.
 */
export class SliceSender {
  readonly #logger = new Logger('Syslog');
  readonly #slicer = new OriginSlicer(Date.now());
  /** Taken from the slicer, not yet in the ledger. */
  #pending: Slice | null = null;
  #sending: Promise<void> | null = null;
  #waiting: (() => void)[] = [];
  #hasFailed = false;

  constructor(
    private readonly name: string,
    private readonly handOver: HandOver,
  ) {}

  get isFull(): boolean {
    return this.#slicer.heldBytes + (this.#pending?.bytes.length ?? 0) >= WAITING_BYTES_MAX;
  }

  add(line: LogLine): void {
    this.#slicer.add(line, Date.now());
    if (this.#slicer.heldBytes >= SLICE_BYTES && !this.#hasFailed) this.tick();
  }

  countLost(lines: number): void {
    this.#slicer.countLost(lines);
  }

  /** Resolves when there is room for more. */
  async waitForRoom(): Promise<void> {
    while (this.isFull) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Sends what is complete, unless something is being sent. */
  tick(): void {
    if (this.#sending !== null) return;
    this.#pending ??= this.#slicer.takeComplete(Date.now());
    if (this.#pending === null) return;
    this.#sending = this.#send(this.#pending).finally(() => {
      this.#sending = null;
      if (this.#slicer.heldBytes >= SLICE_BYTES && !this.#hasFailed) this.tick();
    });
  }

  /** Sends all there is, complete or not; for the end of the program. */
  async flush(): Promise<void> {
    await this.#sending;
    this.#hasFailed = false;
    for (let slice = this.#next(); slice !== null && !this.#hasFailed; slice = this.#next()) await this.#send(slice);
    const lost = this.#pending?.lines ?? 0;
    if (lost > 0) this.#logger.error(`${this.name}: at least ${lost} lines could not be kept; the log file of these hours has them`);
  }

  #next(): Slice | null {
    this.#pending ??= this.#slicer.takeAll(Date.now());
    return this.#pending;
  }

  /** Never rejects. */
  async #send(slice: Slice): Promise<void> {
    try {
      await this.handOver(slice);
      this.#pending = null;
      if (this.#hasFailed) this.#logger.warn(`${this.name}: lines are taken in again`);
      this.#hasFailed = false;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const goOn of waiting) goOn();
    } catch (error) {
      if (!this.#hasFailed) this.#logger.warn(`${this.name}: lines wait, the ledger did not take them: ${String(error)}`);
      this.#hasFailed = true;
    }
  }
}
