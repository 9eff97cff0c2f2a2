import { findByte, isDigit, readNumber, readTwoDigits, skipAlphanumeric, startsWith } from './byte-text.ts';
import type { RejectedReason } from './line-counts.ts';
import { readClock, readYearlessStamp, secondOfParts, type YearRule } from './stamp.ts';

const SPACE = 32;
const DASH = 45;
const COLON = 58;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const LESS = 60;
/** Some writers put it before the text. */
export const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
/** `YYYY-MM-DDThh:mm:ss` */
const ISO_LENGTH = 19;

/**
 * Reads the syslog envelope of one line: stamp, host, program, and where the text begins. Which of the three forms a line has is seen
 * from its first bytes, line by line. The result stands in the fields until the next line (no object is made per line).
 */
export class EnvelopeReader {
  second = 0;
  hostStart = 0;
  hostEnd = 0;
  programStart = 0;
  /** Equal to `programStart` when the line has no tag. */
  programEnd = 0;
  /** The process id; empty when the line has none. */
  processStart = 0;
  processEnd = 0;
  textStart = 0;
  readonly #years: YearRule;
  readonly #zoneOffsetSeconds: number;
  readonly #latestSecond: number;
  /** The bytes of the last stamp read and what it meant: most lines repeat it. */
  readonly #known = new Uint8Array(ISO_LENGTH);
  #knownLength = 0;
  #knownSecond = 0;

  constructor(years: YearRule, zoneOffsetSeconds: number, latestSecond: number) {
    this.#years = years;
    this.#zoneOffsetSeconds = zoneOffsetSeconds;
    this.#latestSecond = latestSecond;
  }

  /** @returns null when the envelope was read, else why not */
  read(bytes: Uint8Array, start: number, end: number): RejectedReason | null {
    let at = start;
    if (bytes[at] === LESS) {
      at = skipPriority(bytes, at, end);
      if (at < 0) return 'no-envelope';
      if (bytes[at] === 49 && bytes[at + 1] === SPACE) return this.#readRfc5424(bytes, at + 2, end);
    }
    const stampEnd = isDigit(bytes[at]) ? this.#readIsoStamp(bytes, at, end) : this.#readYearlessStamp(bytes, at, end);
    if (stampEnd < 0) return 'no-envelope';
    if (!(this.second > 0)) return 'bad-time';
    if (this.second > this.#latestSecond) return 'future-time';
    return this.#readTag(bytes, stampEnd, end);
  }

  #readTag(bytes: Uint8Array, stampEnd: number, end: number): RejectedReason | null {
    this.hostStart = stampEnd + 1;
    this.hostEnd = bytes[stampEnd] === SPACE ? findByte(bytes, this.hostStart, end, SPACE) : -1;
    if (this.hostEnd < 0) return 'no-envelope';
    const tag = this.hostEnd + 1;
    this.programStart = tag;
    this.programEnd = tag;
    this.textStart = tag;
    let at = tag;
    while (at < end && bytes[at] !== COLON && bytes[at] !== BRACKET && bytes[at] !== SPACE) at += 1;
    const programEnd = at;
    this.processStart = at;
    this.processEnd = at;
    if (bytes[at] === BRACKET) {
      at = findByte(bytes, at, end, CLOSING_BRACKET) + 1;
      this.processStart += 1;
      this.processEnd = at - 1;
    }
    if (at === 0 || at >= end || bytes[at] !== COLON) return null;
    this.programEnd = programEnd;
    this.textStart = bytes[at + 1] === SPACE ? at + 2 : at + 1;
    return null;
  }

  #readYearlessStamp(bytes: Uint8Array, at: number, end: number): number {
    if (this.#isKnown(bytes, at, end) && bytes[at + this.#knownLength] === SPACE) {
      this.second = this.#knownSecond;
      return at + this.#knownLength;
    }
    const stamp = readYearlessStamp(bytes, at, end);
    if (stamp === null) return -1;
    this.second = this.#years.resolve(stamp);
    this.#remember(bytes, at, stamp.length, this.second);
    return at + stamp.length;
  }

  #readIsoStamp(bytes: Uint8Array, at: number, end: number): number {
    if (end - at < ISO_LENGTH) return -1;
    let clock = this.#knownSecond;
    if (!this.#isKnown(bytes, at, end)) {
      if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || bytes[at + 10] !== 84) return -1;
      const year = readTwoDigits(bytes, at) * 100 + readTwoDigits(bytes, at + 2);
      clock = secondOfParts(year, readTwoDigits(bytes, at + 5), readTwoDigits(bytes, at + 8), readClock(bytes, at + 11));
      if (Number.isNaN(clock)) return -1;
      this.#remember(bytes, at, ISO_LENGTH, clock);
    }
    let zone = at + ISO_LENGTH;
    if (bytes[zone] === 46 || bytes[zone] === 44) {
      zone += 1;
      while (isDigit(bytes[zone])) zone += 1;
    }
    return this.#readZone(bytes, zone, clock);
  }

  #readZone(bytes: Uint8Array, at: number, clock: number): number {
    const sign = bytes[at];
    if (sign === 90 || sign === SPACE) {
      this.second = sign === 90 ? clock : clock - this.#zoneOffsetSeconds;
      return sign === 90 ? at + 1 : at;
    }
    if (sign !== 43 && sign !== DASH) return -1;
    const minutesAt = bytes[at + 3] === COLON ? at + 4 : at + 3;
    const offset = readTwoDigits(bytes, at + 1) * 3600 + readTwoDigits(bytes, minutesAt) * 60;
    if (Number.isNaN(offset)) return -1;
    this.second = sign === 43 ? clock - offset : clock + offset;
    return minutesAt + 2;
  }

  /** After `<PRI>1 `: stamp, host, program, process id, message id, structured data, text. */
  #readRfc5424(bytes: Uint8Array, start: number, end: number): RejectedReason | null {
    if (bytes[start] === DASH && bytes[start + 1] === SPACE) return 'bad-time';
    const stampEnd = this.#readIsoStamp(bytes, start, end);
    if (stampEnd < 0 || bytes[stampEnd] !== SPACE) return 'no-envelope';
    if (!(this.second > 0)) return 'bad-time';
    if (this.second > this.#latestSecond) return 'future-time';
    this.hostStart = stampEnd + 1;
    this.hostEnd = findByte(bytes, this.hostStart, end, SPACE);
    this.programStart = this.hostEnd + 1;
    this.programEnd = this.hostEnd < 0 ? -1 : findByte(bytes, this.programStart, end, SPACE);
    this.processStart = this.programEnd + 1;
    this.processEnd = skipField(bytes, this.programEnd, end);
    const message = skipField(bytes, this.processEnd, end);
    const dataEnd = message < 0 ? -1 : skipStructuredData(bytes, message + 1, end);
    if (dataEnd < 0) return 'no-envelope';
    let at = dataEnd;
    while (bytes[at] === SPACE) at += 1;
    if (startsWith(bytes, at, end, BYTE_ORDER_MARK)) at += BYTE_ORDER_MARK.length;
    this.textStart = Math.min(at, end);
    return null;
  }

  #isKnown(bytes: Uint8Array, at: number, end: number): boolean {
    if (this.#knownLength === 0 || end - at <= this.#knownLength) return false;
    // Backwards: the digits of the second are the first to differ.
    for (let index = this.#knownLength - 1; index >= 0; index -= 1) {
      if (bytes[at + index] !== this.#known[index]) return false;
    }
    return true;
  }

  #remember(bytes: Uint8Array, at: number, length: number, second: number): void {
    for (let index = 0; index < length; index += 1) this.#known[index] = bytes[at + index] ?? 0;
    this.#knownLength = length;
    this.#knownSecond = second;
  }
}

/** The space that ends the field after the space at `at`; -1 when there is none. */
function skipField(bytes: Uint8Array, at: number, end: number): number {
  return at < 0 ? -1 : findByte(bytes, at + 1, end, SPACE);
}

/** Skips `<N>` with up to three digits; -1 when it is none. */
function skipPriority(bytes: Uint8Array, start: number, end: number): number {
  const close = skipAlphanumeric(bytes, start + 1, Math.min(end, start + 4));
  return bytes[close] === 62 && readNumber(bytes, start + 1, close) <= 191 ? close + 1 : -1;
}

/** Skips `-` or `[id name="value"]...`; -1 when it is neither. */
function skipStructuredData(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === DASH) return start + 1;
  let at = start;
  while (at < end && bytes[at] === BRACKET) {
    let isQuoted = false;
    for (at += 1; at < end && (isQuoted || bytes[at] !== CLOSING_BRACKET); at += 1) {
      if (bytes[at] === 92) at += 1;
      else if (bytes[at] === 34) isQuoted = !isQuoted;
    }
    at += 1;
  }
  return at > start && at <= end ? at : -1;
}
