import { bytesOf, findByte, findText } from './byte-text.ts';

const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const EQUALS = 61;
const BRACKET = 91;
const BACKSLASH = 92;
const CLOSING_BRACKET = 93;
const AFTER_HELO = bytesOf(') [');

/** The fields of a line, one by one: `R=mailboxes T=mbox H=host (helo) [ip]:port C="250 ok"`. Stops at what is no field. */
export class EximFields {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #next: number;
  nameStart = 0;
  /** Equal to `nameStart` for a word without value, such as `K` or `L-`. */
  nameEnd = 0;
  valueStart = 0;
  /** Without the closing quote. */
  valueEnd = 0;

  /** @param start at the space before the first field */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#next = start;
    this.#end = end;
  }

  next(): boolean {
    const bytes = this.#bytes;
    const start = this.#next + 1;
    if (bytes[this.#next] !== SPACE || start >= this.#end) return false;
    let at = start;
    while (at < this.#end && isLetter(bytes[at])) at += 1;
    this.nameStart = start;
    if (at === start || bytes[at] !== EQUALS) return this.#skipWord(start);
    this.nameEnd = at;
    this.valueStart = at + 1;
    if (bytes[at + 1] === QUOTE) {
      this.valueStart = at + 2;
      this.valueEnd = findQuote(bytes, at + 2, this.#end);
      this.#next = this.valueEnd + 1;
      return true;
    }
    const isHost = at - start === 1 && bytes[start] === 72;
    this.valueEnd = isHost ? findHostEnd(bytes, at + 1, this.#end) : findSpace(bytes, at + 1, this.#end);
    this.#next = this.valueEnd;
    return true;
  }

  /** Whether the field has this one-letter name. */
  is(letter: number): boolean {
    return this.nameEnd - this.nameStart === 1 && this.#bytes[this.nameStart] === letter;
  }

  /** Words without value are capital; a small one begins the list of recipients (`for a b`). */
  #skipWord(start: number): boolean {
    const first = this.#bytes[start] ?? 0;
    if (first < 65 || first > 90) return false;
    this.nameEnd = start;
    this.#next = findSpace(this.#bytes, start, this.#end);
    this.valueStart = this.#next;
    this.valueEnd = this.#next;
    return true;
  }
}

/** Start and end of the IP address in the value of an `H=` field; null when there is none. */
export function findHostIp(bytes: Uint8Array, start: number, end: number): { readonly start: number; readonly end: number } | null {
  const helo = findText(bytes, start, end, AFTER_HELO);
  const open = helo < 0 ? findByte(bytes, start, end, BRACKET) : helo + 2;
  const close = open < 0 ? -1 : findByte(bytes, open, end, CLOSING_BRACKET);
  return close < 0 ? null : { start: open + 1, end: close };
}

/** `host (helo) [ip]:port`, each part but the address may be missing; the helo is the client's text. */
function findHostEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] !== OPEN && bytes[at] !== BRACKET) at = findSpace(bytes, at, end) + 1;
  if (bytes[at] === OPEN) {
    const helo = findText(bytes, at, end, AFTER_HELO);
    at = helo < 0 ? at : helo + 2;
  }
  // A host name alone is followed by the next field.
  if (bytes[at] !== BRACKET) return Math.min(at === start ? findSpace(bytes, at, end) : at - 1, end);
  return findSpace(bytes, at, end);
}

/** End of an address that may have a quoted local part. */
export function findEximAddressEnd(bytes: Uint8Array, start: number, end: number): number {
  return findSpace(bytes, bytes[start] === QUOTE ? findQuote(bytes, start + 1, end) : start, end);
}

function findQuote(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return Math.min(at, end);
}

function findSpace(bytes: Uint8Array, start: number, end: number): number {
  const at = findByte(bytes, start, end, SPACE);
  return at < 0 ? end : at;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}
