import { LINE_BYTES_MAX } from './log-line.ts';

const NEWLINE = 10;
const SPACE = 32;
const ZERO = 48;
const ONE = 49;
const NINE = 57;
const LESS = 60;
/** Digits of the longest length that is believed: messages just below 10 MB. */
const LENGTH_DIGITS = 7;

/** A message as it stood in the stream, without what framed it. */
export interface Frame {
  readonly bytes: Buffer;
  /** Whether more bytes belonged to it, which are dropped. */
  readonly isCut: boolean;
}

/** The stream does not hold the messages it announces; where the next one begins cannot be known. */
export class FramingError extends Error {
  override readonly name = 'FramingError';
  constructor() {
    super('the stream is not framed as it began');
  }
}

/**
 * Takes the messages out of one connection's bytes, framed by octet counts or by newlines (RFC 6587): which of the two, its first
 * bytes tell. Keeps at most one message of 64 KiB.
 */
export class SyslogFramer {
  #framing: 'unknown' | 'octets' | 'newlines' = 'unknown';
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes still to be dropped of a message that was too long; infinite up to the next newline. */
  #toDrop = 0;

  /** Whether the stream stands within a message. */
  get isWithinMessage(): boolean {
    return this.#rest.length > 0 || this.#toDrop > 0;
  }

  /** @throws FramingError; what came before the fault was given out */
  *push(chunk: Buffer): Generator<Frame> {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (this.#framing === 'unknown') this.#framing = detectFraming(this.#rest);
    if (this.#framing === 'unknown') return;
    for (;;) {
      this.#drop();
      const frame = this.#framing === 'octets' ? this.#takeCounted() : this.#takeLine();
      if (frame === null) return;
      yield frame;
    }
  }

  #drop(): void {
    if (this.#toDrop === 0) return;
    const newline = this.#toDrop === Infinity ? this.#rest.indexOf(NEWLINE) : -1;
    const count = newline < 0 ? Math.min(this.#toDrop, this.#rest.length) : newline + 1;
    this.#toDrop = newline < 0 ? this.#toDrop - count : 0;
    this.#rest = this.#rest.subarray(count);
  }

  #takeLine(): Frame | null {
    const end = this.#rest.indexOf(NEWLINE);
    if (end >= 0) return this.#take(0, end, end + 1);
    if (this.#rest.length <= LINE_BYTES_MAX) return null;
    const frame = this.#take(0, this.#rest.length, this.#rest.length);
    this.#toDrop = Infinity;
    return frame;
  }

  #takeCounted(): Frame | null {
    let start = 0;
    // Some senders end a message with a newline that they do not count.
    while (this.#rest[start] === NEWLINE) start += 1;
    const space = this.#rest.indexOf(SPACE, start);
    const digitsEnd = space < 0 ? this.#rest.length : space;
    if (!isLength(this.#rest, start, digitsEnd)) throw new FramingError();
    if (space < 0) {
      this.#rest = this.#rest.subarray(start);
      return null;
    }
    const from = space + 1;
    const length = Number(this.#rest.toString('latin1', start, space));
    if (this.#rest.length - from >= length) return this.#take(from, from + length, from + length);
    if (this.#rest.length - from <= LINE_BYTES_MAX) return null;
    this.#toDrop = length - (this.#rest.length - from);
    return this.#take(from, this.#rest.length, this.#rest.length, true);
  }

  #take(from: number, to: number, next: number, isUnfinished = false): Frame {
    const end = Math.min(to, from + LINE_BYTES_MAX);
    const frame = { bytes: this.#rest.subarray(from, end), isCut: isUnfinished || end < to };
    this.#rest = this.#rest.subarray(next);
    return frame;
  }
}

/** A length that may still grow: nothing yet, or digits that do not begin with 0. */
function isLength(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > LENGTH_DIGITS) return false;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at] ?? 0;
    if (digit < (at === start ? ONE : ZERO) || digit > NINE) return false;
  }
  return end > start || start === bytes.length;
}

/** Octet counts look like `123 <22>`; a line can begin with digits too (a year), but not with digits, a space and `<`. */
function detectFraming(bytes: Buffer): 'unknown' | 'octets' | 'newlines' {
  let at = 0;
  while (at < LENGTH_DIGITS && isLength(bytes, 0, at + 1) && at < bytes.length) at += 1;
  if (at === bytes.length) return 'unknown';
  if (at === 0 || bytes[at] !== SPACE) return 'newlines';
  if (at + 1 === bytes.length) return 'unknown';
  return bytes[at + 1] === LESS ? 'octets' : 'newlines';
}
