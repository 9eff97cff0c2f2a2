import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { listDays } from '@nhip-thu/metrics';
import { FactCollector } from '../../apps/api/src/ingest/facts/fact-collector.ts';
import { unionBlocks } from '../../apps/api/src/ingest/facts/fact-block.ts';
import { detectDialect } from '../../apps/api/src/ingest/maillog/detect-dialect.ts';
import type { LineCounts } from '../../apps/api/src/ingest/maillog/line-counts.ts';
import { SliceParser } from '../../apps/api/src/ingest/maillog/slice-parser.ts';
import { type AddressBook, buildAddressBook } from '../../apps/api/src/usage/correlate/address-book.ts';
import { correlateDay, type DayInput, type DayResult } from '../../apps/api/src/usage/correlate/correlate-day.ts';
import { InternalClients } from '../../apps/api/src/usage/correlate/internal-clients.ts';
import { MailboxPlaces, type MailboxPlace } from '../../apps/api/src/usage/correlate/mailbox-places.ts';
import { roleOfPosition } from '../../apps/api/src/directory/official-role.ts';
import type { MailboxDayFigures } from '../../apps/api/src/usage/correlate/day-figures.ts';

const SAMPLES = new URL('../fixtures/samples/', import.meta.url);
/** Some months after the runs. */
const RECEIVED_AT = Date.UTC(2026, 10, 26) / 1000;

export const VARIANTS = ['E-rfc3164', 'E-iso8601', 'E-rfc5424'] as const;
export type Variant = (typeof VARIANTS)[number];

/** E: a week of Postfix and Dovecot through syslog. F: two days of Exim's and Dovecot's own files. */
export type Run = 'E' | 'F';

/** The days of a run and those beside them. */
const SPANS: Readonly<Record<Run, readonly [string, string]>> = { E: ['2026-03-01', '2026-03-09'], F: ['2026-04-05', '2026-04-08'] };

/** Blocks of an origin by epoch hour, as the database would hold them. */
export type Blocks = Map<number, Uint8Array>;

export interface TruthRow {
  readonly mailbox: string;
  readonly day: string;
  readonly sent: number;
  readonly sentAs: number;
  readonly received: number;
  readonly receivedMessages: number;
  readonly logins: number;
  readonly loginFails: number;
  /** Of them: attempts before a success in the same connection, for which Dovecot writes no line unless auth_verbose is on. */
  readonly loginFailsHidden: number;
  /** Distinct accepted recipients of each message sent, added up; inside and outside *.sonla.gov.vn. */
  readonly rcptDistinct: number;
  readonly rcptInternal: number;
  readonly rcptExternal: number;
}

export interface ExportRow extends Omit<TruthRow, 'loginFailsHidden' | 'rcptDistinct' | 'rcptInternal' | 'rcptExternal'> {
  readonly sentInternal: number;
  readonly sentExternal: number;
  readonly sentMixed: number;
  readonly recipients: number;
  readonly internalRecipients: number;
  readonly accessPoints: readonly number[];
  readonly sentInternalClient: number;
}

export function readSample(path: string): Buffer {
  const bytes = readFileSync(new URL(path, SAMPLES));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

interface Truth {
  readonly runs: Readonly<Record<Run, { readonly days: string[]; readonly mailboxDay: TruthRow[] }>>;
}

export function readTruth(run: Run): Truth['runs'][Run] {
  // The shape is that of the fixture, described in its README.
  return (JSON.parse(readSample('truth.json.gz').toString()) as Truth).runs[run];
}

/** The two files of a variant, the older first. */
export function readFiles(variant: Variant): [Buffer, Buffer] {
  return [readSample(`logs/${variant}/mail.log.1.gz`), readSample(`logs/${variant}/mail.log.gz`)];
}

interface SampleDirectory {
  readonly addressBook: AddressBook;
  readonly addresses: ReadonlyMap<number, string>;
  /** The number of an agency is its place among the codes in the order of the file. */
  readonly places: readonly MailboxPlace[];
}

export function readDirectory(): SampleDirectory {
  const rows = (path: string): string[][] =>
    readSample(path)
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const people = rows('directory.csv').map((fields, index) => ({
    id: index + 1,
    address: fields[0] ?? '',
    agency: fields[1] ?? '',
    role: roleOfPosition(fields.at(-2) ?? null),
    kind: fields.at(-1) === 'official' ? ('personal' as const) : ('shared' as const),
  }));
  const agencies = [...new Set(people.map(({ agency }) => agency))].filter((code) => code !== '');
  const mailboxes = people.map(({ id, address, kind }) => ({ id, address, kind }));
  const places = people.flatMap(({ id, agency, role, kind }) =>
    agency === '' ? [] : [{ mailboxId: id, agencyId: agencies.indexOf(agency), role: kind === 'personal' ? role : null }],
  );
  const aliases = rows('aliases.csv').map(([address = '', targets = '']) => ({ address, targets: targets.split(' ') }));
  const addresses = new Map(mailboxes.map(({ id, address }) => [id, address]));
  return { addressBook: buildAddressBook({ mailboxes, aliases }), addresses, places };
}

/** Cuts a text after every `lineCount` lines. */
export function cutLines(text: Buffer, lineCount: number): Buffer[] {
  const chunks: Buffer[] = [];
  let start = 0;
  for (let at = 0, lines = 0; at < text.length;) {
    at = text.indexOf(10, at) + 1 || text.length;
    lines += 1;
    if (lines % lineCount === 0 || at === text.length) {
      chunks.push(text.subarray(start, at));
      start = at;
    }
  }
  return chunks;
}

/**
 * Folds one slice into the blocks as the worker does: chunk by chunk, parser and collector made again from the saved state each time.
 * A tail without newline is left out.
 */
export function foldSlice(blocks: Blocks, slice: Buffer, lineCount = 5000): LineCounts[] {
  const text = slice.subarray(0, slice.lastIndexOf(10) + 1);
  const context = { head: slice.subarray(0, 65_536), zoneOffsetMinutes: 420, year: null, receivedAtSecond: RECEIVED_AT };
  const dialect = detectDialect(context.head)?.dialect ?? null;
  let state: Uint8Array | null = null;
  let carry: Uint8Array | null = null;
  const counts: LineCounts[] = [];
  for (const lines of cutLines(text, lineCount)) {
    const parser: SliceParser = new SliceParser(context, state, dialect);
    const collector: FactCollector = new FactCollector(carry);
    counts.push(parser.parse(lines, collector));
    for (const [hour, block] of collector.blocks()) blocks.set(hour, unionBlocks(blocks.get(hour) ?? null, block).block);
    state = parser.saveState();
    carry = collector.carry();
  }
  return counts;
}

export function foldAll(slices: readonly Buffer[], lineCount = 5000): Blocks {
  const blocks: Blocks = new Map();
  for (const slice of slices) foldSlice(blocks, slice, lineCount);
  return blocks;
}

/** Figures of every day from `from` to `to`, each with the carry of the day before. `clients`: the internal clients of the origin. */
export function correlateDays(
  blocks: Blocks,
  addressBook: AddressBook,
  from: string,
  to: string,
  clients: readonly string[] = [],
): Map<string, readonly MailboxDayFigures[]> {
  const results = correlateResults(blocks, { addressBook, internalClients: readClients(clients) }, from, to);
  return new Map([...results].map(([day, { mailboxes }]) => [day, mailboxes]));
}

function readClients(clients: readonly string[]): InternalClients | null {
  return clients.length === 0 ? null : new InternalClients(clients);
}

/** All that every day comes to. */
function correlateResults(
  blocks: Blocks,
  known: Pick<DayInput, 'addressBook' | 'internalClients' | 'places'>,
  from: string,
  to: string,
): Map<string, DayResult> {
  const results = new Map<string, DayResult>();
  let carry: Uint8Array | null = null;
  for (const day of listDays(from, to)) {
    const first = Date.parse(`${day}T00:00:00+07:00`) / 3_600_000;
    const hours = Array.from({ length: 24 }, (_, hour) => blocks.get(first + hour)).filter((block) => block !== undefined);
    const isWorkingTime = (): boolean => true;
    const lookAhead = blocks.get(first + 24) ?? null;
    const result = correlateDay({ day, blocks: hours, lookAhead, carry, ...known, isWorkingTime });
    results.set(day, result);
    ({ carry } = result);
  }
  return results;
}

/** What the days of a run come to when it is known where everybody stands. */
export function correlateRun(blocks: Blocks, run: Run, clients: readonly string[] = []): Map<string, DayResult> {
  const { addressBook, places } = readDirectory();
  const internalClients = readClients(clients);
  return correlateResults(blocks, { addressBook, internalClients, places: new MailboxPlaces(places) }, ...SPANS[run]);
}

export function exportRows(blocks: Blocks, run: Run, clients: readonly string[] = []): ExportRow[] {
  const { addressBook, addresses } = readDirectory();
  const rows: ExportRow[] = [];
  for (const [day, mailboxes] of correlateDays(blocks, addressBook, ...SPANS[run], clients)) {
    for (const { mailboxId, ...counts } of mailboxes) rows.push({ mailbox: addresses.get(mailboxId) ?? '', day, ...counts });
  }
  return rows;
}
