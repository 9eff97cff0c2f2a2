import { findByte } from './byte-text.ts';

const QUOTE = 34;
/** Columns beyond these are counted, not kept. */
const MAX_FIELDS = 256;
/** A quote that nobody closes must not swallow a file: a record over more lines or bytes than these is broken. */
const MAX_LINES = 100;
const MAX_BYTES = 1024 * 1024;

/** A record cut by the end of a chunk: what the next chunk's reader needs to go on. */
export interface CsvState {
  /** The column in whose quotes the chunk ended. */
  readonly column: number;
  readonly lines: number;
  readonly bytes: number;
  /** Text so far of the columns somebody wants, by column. */
  readonly texts: readonly (readonly [column: number, text: string])[];
}

/**
 * Reads records of RFC 4180 from bytes, line by line, in linear time. A quoted field may hold delimiters, doubled quotes and line ends; a
 * quote inside a field that does not begin with one is text. Fields are decoded only when they are asked for.
 */
export class CsvReader {
  readonly #delimiter: number;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #isQuoted: boolean[] = [];
  #chunk: Buffer = Buffer.alloc(0);
  #count = 0;
  #isOpen = false;
  #lines = 0;
  #bytes = 0;
  /** Text of this record's columns from an earlier chunk. */
  #carried: ReadonlyMap<number, string> | null = null;

  constructor(delimiter: string, state: CsvState | null = null) {
    this.#delimiter = delimiter.charCodeAt(0);
    if (state === null) return;
    this.#isOpen = true;
    this.#count = state.column;
    this.#lines = state.lines;
    this.#bytes = state.bytes;
    this.#carried = new Map(state.texts);
    if (state.column < MAX_FIELDS) this.#isQuoted[state.column] = true;
  }

  /** Whether the next line goes on inside a quoted field. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Fields of the record. */
  get count(): number {
    return this.#count;
  }

  /** Lines of the record so far. */
  get lines(): number {
    return this.#lines;
  }

  /**
   * Takes the next line, without its end.
   * @param chunk the same buffer for all lines of a chunk; its bytes must stay as they are until the record was looked at
   * @returns whether the record is `whole`, goes on in the next line (`open`), or is `broken` and was dropped
   */
  take(chunk: Buffer, start: number, end: number): 'whole' | 'open' | 'broken' {
    this.#chunk = chunk;
    let at = start;
    if (!this.#isOpen) {
      this.#begin();
      at = this.#beginField(start, end);
    }
    this.#lines += 1;
    this.#bytes += end - start;
    while (true) {
      const stop = this.#isOpen ? this.#closeQuotes(at, end) : this.#endField(at, end);
      if (stop < 0) return this.#isBroken() ? this.#drop() : 'open';
      if (stop >= end) return 'whole';
      at = this.#beginField(stop + 1, end);
    }
  }

  /** The text of a column; empty when the record has no such column. Damaged bytes are replaced. */
  text(column: number): string {
    if (column < 0 || column >= this.#count || column >= MAX_FIELDS) return '';
    const start = this.#starts[column] ?? 0;
    const end = this.#ends[column] ?? 0;
    const raw = end > start ? this.#chunk.toString('utf8', start, end) : '';
    const text = this.#isQuoted[column] ? raw.replaceAll('""', '"') : raw;
    const carried = this.#carried?.get(column);
    return carried === undefined ? text : carried + text;
  }

  /** Forgets a record that was not finished. */
  reset(): void {
    this.#isOpen = false;
    this.#begin();
  }

  /** What the next chunk's reader needs; null between records. No text but that of the wanted columns is in it. */
  saveState(wanted: readonly number[]): CsvState | null {
    if (!this.#isOpen) return null;
    const column = this.#count;
    // The open field counts for a moment, so that its text can be had like that of the others.
    this.#count += 1;
    const texts = wanted.filter((index) => index <= column).map((index) => [index, this.text(index)] as const);
    this.#count = column;
    return { column, lines: this.#lines, bytes: this.#bytes, texts };
  }

  #begin(): void {
    this.#count = 0;
    this.#lines = 0;
    this.#bytes = 0;
    this.#carried = null;
  }

  /** @returns where the text of the field begins */
  #beginField(start: number, end: number): number {
    this.#isOpen = start < end && this.#chunk[start] === QUOTE;
    const at = this.#isOpen ? start + 1 : start;
    if (this.#count < MAX_FIELDS) {
      this.#starts[this.#count] = at;
      this.#isQuoted[this.#count] = this.#isOpen;
    }
    return at;
  }

  /** @returns where the delimiter stands, or the end of the line */
  #endField(at: number, end: number): number {
    const found = findByte(this.#chunk, at, end, this.#delimiter);
    const stop = found < 0 ? end : found;
    this.#close(stop);
    return stop;
  }

  /** @returns as `#endField`; -1 when the line ends inside the quotes */
  #closeQuotes(start: number, end: number): number {
    let quote = findByte(this.#chunk, start, end, QUOTE);
    while (quote >= 0 && this.#chunk[quote + 1] === QUOTE && quote + 1 < end) quote = findByte(this.#chunk, quote + 2, end, QUOTE);
    if (quote < 0) {
      if (this.#count < MAX_FIELDS) this.#ends[this.#count] = end;
      return -1;
    }
    this.#isOpen = false;
    this.#close(quote);
    // Nothing but a delimiter may follow; whatever else does is not looked at.
    const found = findByte(this.#chunk, quote + 1, end, this.#delimiter);
    return found < 0 ? end : found;
  }

  #close(end: number): void {
    if (this.#count < MAX_FIELDS) this.#ends[this.#count] = end;
    this.#count += 1;
  }

  #isBroken(): boolean {
    return this.#lines >= MAX_LINES || this.#bytes > MAX_BYTES;
  }

  #drop(): 'broken' {
    this.reset();
    return 'broken';
  }
}

/** Every field of one line; null when it ends inside quotes. */
export function splitCsvLine(line: string, delimiter: string): string[] | null {
  const reader = new CsvReader(delimiter);
  const bytes = Buffer.from(line);
  if (reader.take(bytes, 0, bytes.length) !== 'whole') return null;
  return Array.from({ length: Math.min(reader.count, MAX_FIELDS) }, (_, column) => reader.text(column));
}
