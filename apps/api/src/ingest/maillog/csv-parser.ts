import { normaliseName } from './csv-columns.ts';
import { CsvReader, type CsvState, splitCsvLine } from './csv-reader.ts';
import { type Dialect, type DialectName, type DialectParser, shareOfLines, type SliceContext, type SliceHead } from './dialect.ts';
import type { FactSink } from './fact-sink.ts';
import { type IgnoredKind, type LineCounts, REJECTED_REASONS, type RejectedReason } from './line-counts.ts';
import { skipPadding, trimReturn } from './line-loop.ts';
import { LineTally } from './line-tally.ts';

const NEWLINE = 10;
const HASH = 35;
/** One message to a whole province is one line of many addresses, so these may be longer than lines of other logs, in bytes. */
const MAX_CSV_LINE = 1024 * 1024;
const FIELDS = '#Fields:';
/** Excel writes what the list separator of the country is. */
const DELIMITERS = [',', ';', '\t'];
/** A header stands among the first lines; banners and comments may come before it. */
const HEADER_LINES = 10;
/** The characters of times, in all their forms. */
const TIME = /^[\d\s:.,/+\-TZUCGMAPSH]{8,48}$/i;
const REJECTED: ReadonlySet<string> = new Set(REJECTED_REASONS);

/** `parsed` when the record gave facts. */
export type RecordOutcome = 'parsed' | IgnoredKind | RejectedReason;

/** Understands the records under one header. */
export interface RecordReader {
  /** Columns whose text is needed. Only these are kept when a chunk ends inside a record. */
  readonly columns: readonly number[];
  /** The column of the time or day: a record that has something else there is none. */
  readonly timeColumn: number;
  read(record: CsvReader, sink: FactSink): RecordOutcome;
}

/** One kind of export. */
export interface CsvForm {
  /** @param names of a header, normalised; those of unknown columns may be empty. @returns null when it is no header of this form */
  open(names: readonly string[], context: SliceContext): RecordReader | null;
  /** The names of the columns of a record without header, or below one in another language; null when they can't be told. */
  guess?(fields: readonly string[]): readonly string[] | null;
}

/** What is kept between chunks, as JSON. */
interface SavedState {
  readonly delimiter: string;
  readonly names: readonly string[] | null;
  readonly record: CsvState | null;
  readonly isSpoilt: boolean;
}

/** Reads an export whose columns a header names; a header may come again, with other columns. Lines that begin with `#` are comments. */
class CsvParser implements DialectParser {
  readonly #form: CsvForm;
  readonly #context: SliceContext;
  #delimiter = ',';
  #names: readonly string[] | null = null;
  #reader: RecordReader | null = null;
  #csv: CsvReader;
  /** Whether the open record can't be one of ours; nothing of it is kept. */
  #isSpoilt: boolean;
  #isAtStart: boolean;

  constructor(context: SliceContext, state: Uint8Array | null, form: CsvForm) {
    this.#form = form;
    this.#context = context;
    this.#isAtStart = state === null;
    // The state is our own, from `saveState`.
    const saved = state === null ? null : (JSON.parse(Buffer.from(state).toString()) as SavedState);
    if (saved !== null) {
      this.#delimiter = saved.delimiter;
      this.#names = saved.names;
      this.#reader = saved.names === null ? null : form.open(saved.names, context);
    }
    this.#isSpoilt = saved?.isSpoilt ?? false;
    this.#csv = new CsvReader(this.#delimiter, saved?.record ?? null);
  }

  parse(lines: Buffer, sink: FactSink): LineCounts {
    const tally = new LineTally();
    let start = 0;
    for (let end = lines.indexOf(NEWLINE); end >= 0; end = lines.indexOf(NEWLINE, start)) {
      if (end - start > MAX_CSV_LINE) {
        this.#csv.reset();
        this.#isSpoilt = false;
        tally.countOversize();
      } else {
        const outcome = this.#readLine(lines, start, end, sink);
        if (outcome === 'parsed') tally.countParsed();
        else tally.count(outcome);
      }
      this.#isAtStart = false;
      start = end + 1;
    }
    this.#detach();
    return tally.counts(start);
  }

  /** The bytes of a chunk do not outlive it: of an open record the texts that are needed are kept, as for the next process. */
  #detach(): void {
    const record = this.#csv.saveState(this.#isSpoilt ? [] : (this.#reader?.columns ?? []));
    if (record !== null) this.#csv = new CsvReader(this.#delimiter, record);
  }

  saveState(): Uint8Array | null {
    if (this.#isAtStart) return null;
    const columns = this.#reader?.columns ?? [];
    const names = this.#names?.map((name, column) => (columns.includes(column) ? name : '')) ?? null;
    const record = this.#csv.saveState(this.#isSpoilt ? [] : columns);
    const state: SavedState = { delimiter: this.#delimiter, names, record, isSpoilt: this.#isSpoilt };
    return Buffer.from(JSON.stringify(state));
  }

  #readLine(lines: Buffer, lineStart: number, lineEnd: number, sink: FactSink): RecordOutcome {
    if (this.#csv.isOpen) return this.#readRecord(lines, lineStart, trimReturn(lines, lineStart, lineEnd), sink);
    const start = skipPadding(lines, lineStart, lineEnd);
    const end = trimReturn(lines, start, lineEnd);
    if (start === end) return 'empty';
    return lines[start] === HASH ? this.#readComment(lines.toString('utf8', start, end)) : this.#readRecord(lines, start, end, sink);
  }

  #readRecord(lines: Buffer, start: number, end: number, sink: FactSink): RecordOutcome {
    const step = this.#csv.take(lines, start, end);
    if (step === 'open') {
      this.#isSpoilt ||= !this.#mayGoOn();
      return 'continuation';
    }
    const isSpoilt = this.#isSpoilt;
    this.#isSpoilt = false;
    if (isSpoilt || step === 'broken') return 'malformed-record';
    const outcome = this.#reader?.read(this.#csv, sink) ?? 'no-header';
    if (outcome === 'parsed' || !REJECTED.has(outcome) || this.#csv.lines > 1) return outcome;
    return this.#readHeader(lines.toString('utf8', start, end)) ? 'header' : this.#readUntitled(outcome, sink);
  }

  /** Whether a record may reach over a line end: not in a column that is needed, nor when there is no time where it should be. */
  #mayGoOn(): boolean {
    const reader = this.#reader;
    if (reader === null || reader.columns.includes(this.#csv.count)) return false;
    return this.#csv.count <= reader.timeColumn || TIME.test(this.#csv.text(reader.timeColumn));
  }

  #readComment(line: string): 'header' {
    if (line.startsWith(FIELDS)) this.#open(line.slice(FIELDS.length).trim(), ',');
    return 'header';
  }

  #readHeader(line: string): boolean {
    return DELIMITERS.some((delimiter) => this.#open(line, delimiter));
  }

  #open(line: string, delimiter: string): boolean {
    const names = splitCsvLine(line, delimiter)?.map((name) => normaliseName(name)) ?? [];
    const reader = this.#form.open(names, this.#context);
    if (reader === null) return false;
    this.#delimiter = delimiter;
    this.#names = names;
    this.#reader = reader;
    this.#csv = new CsvReader(delimiter);
    return true;
  }

  /** A record before any header: the slice may begin in the middle of a file. */
  #readUntitled(outcome: RecordOutcome, sink: FactSink): RecordOutcome {
    if (this.#reader !== null) return outcome;
    const fields = Array.from({ length: this.#csv.count }, (_, column) => this.#csv.text(column));
    const names = this.#form.guess?.(fields) ?? null;
    this.#reader = names === null ? null : this.#form.open(names, this.#context);
    if (this.#reader === null) return this.#isAtStart ? 'partial-head' : outcome;
    this.#names = names;
    return this.#reader.read(this.#csv, sink);
  }
}

/** A dialect of one kind of export: known by its header, or else by how many lines look like its records. */
export function csvDialect(name: DialectName, form: CsvForm): Dialect {
  return {
    name,
    recognise: (head) => recognise(head, form),
    open: (context, state) => new CsvParser(context, state, form),
  };
}

function recognise(head: SliceHead, form: CsvForm): number {
  // Nothing of a record is read here, so the context does not matter.
  const context: SliceContext = { head: head.bytes, zoneOffsetMinutes: 0, year: null, receivedAtSecond: 0 };
  for (const line of head.lines.slice(0, HEADER_LINES)) {
    const header = (line.startsWith(FIELDS) ? line.slice(FIELDS.length) : line).replace(/^\uFEFF/, '');
    for (const delimiter of DELIMITERS.filter((each) => header.includes(each))) {
      const names = splitCsvLine(header, delimiter)?.map((each) => normaliseName(each)) ?? [];
      if (names.length > 1 && form.open(names, context) !== null) return 1;
    }
  }
  if (form.guess === undefined) return 0;
  return shareOfLines(head, (line) => (form.guess?.(splitCsvLine(line, ',') ?? []) ?? null) !== null);
}
