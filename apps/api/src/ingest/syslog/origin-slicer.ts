import { EnvelopeReader } from '../maillog/envelope.ts';
import { latestYearRule } from '../maillog/stamp.ts';
import type { LogLine } from './log-line.ts';

/**
 * A second of the log is complete when no line of it arrived for so long: its lines are written within one second, and each may be two
 * seconds on its way.
 */
const HOLD_BACK_MS = 3_000;
/** By the log's own clock, when there is too much to wait for the real one. */
const HOLD_BACK_SECONDS = 2;
/** From so many bytes on a slice is taken without waiting. */
export const SLICE_BYTES = 4 * 1024 * 1024;
const ZONE_OFFSET_SECONDS = 7 * 3600;
const NEWLINE = Buffer.from('\n');

/** Lines that arrived one after the other, ready for the ledger. */
export interface Slice {
  readonly bytes: Buffer;
  readonly lines: number;
  /** Of these, how many were shortened. */
  readonly linesCut: number;
  /** Known to be lost before or between these. */
  readonly linesLost: number;
  readonly takenAt: Date;
}

interface HeldLine extends LogLine {
  /** Epoch second of its stamp; 0 without one. */
  readonly second: number;
}

/**
 * Gathers the lines of one origin and cuts them into slices that share no second of the log: how often equal lines of one second are
 * counted is decided within a slice. Only lines that are longer than two seconds on their way, or too many in three seconds, can break this; then
 * equal lines may count too low until the log file itself is taken in, never too high.
 */
export class OriginSlicer {
  #held: HeldLine[] = [];
  #heldBytes = 0;
  #linesLost = 0;
  /** When the last line of each second arrived, by a clock in milliseconds. */
  readonly #arrivals = new Map<number, number>();
  #reader: EnvelopeReader;

  /** @param now milliseconds since the epoch, as everywhere here */
  constructor(now: number) {
    this.#reader = makeReader(now);
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  add(line: LogLine, now: number): void {
    const fault = this.#reader.read(line.bytes, 0, line.bytes.length);
    const second = fault === null ? this.#reader.second : 0;
    this.#held.push({ ...line, second });
    this.#heldBytes += line.bytes.length + 1;
    this.#arrivals.set(second, now);
  }

  countLost(lines: number): void {
    this.#linesLost += lines;
  }

  /** The lines of all seconds that are complete; null when there are none. */
  takeComplete(now: number): Slice | null {
    // Which year a stamp without one means depends on the time; at New Year it must not be last year's idea.
    this.#reader = makeReader(now);
    const complete = this.#take(now, (line) => now - (this.#arrivals.get(line.second) ?? 0) >= HOLD_BACK_MS);
    if (complete !== null || this.#heldBytes < SLICE_BYTES) return complete;
    let newest = 0;
    for (const second of this.#arrivals.keys()) newest = Math.max(newest, second);
    return this.#take(now, (line) => line.second < newest - HOLD_BACK_SECONDS) ?? this.takeAll(now);
  }

  takeAll(now: number): Slice | null {
    return this.#take(now, () => true);
  }

  #take(now: number, isTaken: (line: HeldLine) => boolean): Slice | null {
    const taken: HeldLine[] = [];
    const held: HeldLine[] = [];
    for (const line of this.#held) (isTaken(line) ? taken : held).push(line);
    if (taken.length === 0) return null;
    this.#held = held;
    for (const line of taken) this.#arrivals.delete(line.second);
    const bytes = Buffer.concat(taken.flatMap((line) => [line.bytes, NEWLINE]));
    this.#heldBytes -= bytes.length;
    const linesLost = this.#linesLost;
    this.#linesLost = 0;
    const linesCut = taken.filter((line) => line.isCut).length;
    return { bytes, lines: taken.length, linesCut, linesLost, takenAt: new Date(now) };
  }
}

/** Seconds are only compared with each other here, so stamps without zone are read in any one zone. */
function makeReader(now: number): EnvelopeReader {
  const second = Math.floor(now / 1000);
  return new EnvelopeReader(latestYearRule(second, ZONE_OFFSET_SECONDS), ZONE_OFFSET_SECONDS, Infinity);
}
