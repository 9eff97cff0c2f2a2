import { isDigit, readNumber, readTwoDigits } from './byte-text.ts';
import type { SliceContext } from './dialect.ts';
import { latestSecondOf, yearRuleOf } from './slice-clock.ts';
import { readClock, readYearlessStamp, secondOfParts, type YearRule } from './stamp.ts';

const SPACE = 32;
const PLUS = 43;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const CAPITAL_T = 84;
const CAPITAL_Z = 90;
/** `2026-03-05 07:31:02` */
const FULL_LENGTH = 19;
const EPOCH_LENGTH = 10;

/**
 * Reads the stamp at the beginning of a line that has no syslog envelope: `2026-03-05 07:31:02`, with `T` in place of the space, `/` in place of the
 * dashes, a fraction, a zone (`Z`, `+07:00`, ` +0700`); `05/03/2026 07:31:02` or with dots, the day first; `Mar 05 07:31:02`; epoch seconds.
 */
export class FileStampReader {
  /** Epoch second of the last stamp read; NaN when there is no such date or time. */
  second = 0;
  readonly #years: YearRule;
  readonly #zoneOffsetSeconds: number;
  readonly #latestSecond: number;
  /** The bytes of the last full stamp and its wall clock: most lines repeat it. */
  readonly #known = new Uint8Array(FULL_LENGTH);
  #knownClock = Number.NaN;

  constructor(context: SliceContext) {
    this.#years = yearRuleOf(context);
    this.#zoneOffsetSeconds = context.zoneOffsetMinutes * 60;
    this.#latestSecond = latestSecondOf(context);
  }

  /** @returns the position after the stamp, or -1 when there is none */
  read(bytes: Uint8Array, at: number, end: number): number {
    if (!isDigit(bytes[at])) return this.#readYearless(bytes, at, end);
    if (this.#isKnown(bytes, at, end)) return this.#readZone(bytes, at + FULL_LENGTH, this.#knownClock);
    const separator = bytes[at + 4];
    if (separator === DASH || separator === SLASH) return this.#readFull(bytes, at, end);
    return isDigit(bytes[at + 2]) ? this.#readEpoch(bytes, at, end) : this.#readDayFirst(bytes, at, end);
  }

  /** What is wrong with the time that was read; null when nothing is. */
  get fault(): 'bad-time' | 'future-time' | null {
    if (!(this.second > 0)) return 'bad-time';
    return this.second > this.#latestSecond ? 'future-time' : null;
  }

  #readYearless(bytes: Uint8Array, at: number, end: number): number {
    const stamp = readYearlessStamp(bytes, at, end);
    if (stamp === null) return -1;
    this.second = this.#years.resolve(stamp);
    return skipFraction(bytes, at + stamp.length);
  }

  #readFull(bytes: Uint8Array, at: number, end: number): number {
    if (end - at < FULL_LENGTH || bytes[at + 7] !== bytes[at + 4] || !isGap(bytes[at + 10])) return -1;
    const year = readTwoDigits(bytes, at) * 100 + readTwoDigits(bytes, at + 2);
    return this.#take(bytes, at, { year, month: readTwoDigits(bytes, at + 5), day: readTwoDigits(bytes, at + 8) });
  }

  #readDayFirst(bytes: Uint8Array, at: number, end: number): number {
    const separator = bytes[at + 2];
    if (end - at < FULL_LENGTH || bytes[at + 5] !== separator || !isGap(bytes[at + 10])) return -1;
    if (separator !== DOT && separator !== SLASH && separator !== DASH) return -1;
    const year = readTwoDigits(bytes, at + 6) * 100 + readTwoDigits(bytes, at + 8);
    return this.#take(bytes, at, { year, month: readTwoDigits(bytes, at + 3), day: readTwoDigits(bytes, at) });
  }

  #take(bytes: Uint8Array, at: number, date: { readonly year: number; readonly month: number; readonly day: number }): number {
    const clock = secondOfParts(date.year, date.month, date.day, readClock(bytes, at + 11));
    for (let index = 0; index < FULL_LENGTH; index += 1) this.#known[index] = bytes[at + index] ?? 0;
    this.#knownClock = clock;
    return this.#readZone(bytes, at + FULL_LENGTH, clock);
  }

  #readEpoch(bytes: Uint8Array, at: number, end: number): number {
    let stop = at;
    while (stop < end && isDigit(bytes[stop])) stop += 1;
    if (stop - at !== EPOCH_LENGTH) return -1;
    this.second = readNumber(bytes, at, at + 5) * 100_000 + readNumber(bytes, at + 5, stop);
    return skipFraction(bytes, stop);
  }

  #readZone(bytes: Uint8Array, start: number, clock: number): number {
    const at = skipFraction(bytes, start);
    if (bytes[at] === CAPITAL_Z) {
      this.second = clock;
      return at + 1;
    }
    const signAt = bytes[at] === SPACE ? at + 1 : at;
    const sign = bytes[signAt];
    const minutesAt = bytes[signAt + 3] === COLON ? signAt + 4 : signAt + 3;
    const offset = readTwoDigits(bytes, signAt + 1) * 3600 + readTwoDigits(bytes, minutesAt) * 60;
    const hasZone = (sign === PLUS || sign === DASH) && isDigit(bytes[signAt + 1]) && isDigit(bytes[minutesAt]) && !Number.isNaN(offset);
    if (!hasZone) {
      this.second = clock - this.#zoneOffsetSeconds;
      return at;
    }
    this.second = sign === PLUS ? clock - offset : clock + offset;
    return minutesAt + 2;
  }

  #isKnown(bytes: Uint8Array, at: number, end: number): boolean {
    if (Number.isNaN(this.#knownClock) || end - at < FULL_LENGTH) return false;
    // Backwards: the digits of the second are the first to differ.
    for (let index = FULL_LENGTH - 1; index >= 0; index -= 1) {
      if (bytes[at + index] !== this.#known[index]) return false;
    }
    return true;
  }
}

function isGap(byte: number | undefined): boolean {
  return byte === SPACE || byte === CAPITAL_T;
}

function skipFraction(bytes: Uint8Array, start: number): number {
  if ((bytes[start] !== DOT && bytes[start] !== 44) || !isDigit(bytes[start + 1])) return start;
  let at = start + 1;
  while (isDigit(bytes[at])) at += 1;
  return at;
}
