import { createGzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { epochSecondOfIsoDate, listDays, type IsoDate } from '@nhip-thu/metrics';
import { LineWriter, type LogLine } from './demo-line-writer.ts';
import { SeededRandom } from '../demo-random.ts';
import {
  DEMO_GAPS,
  DEMO_LOGS_UNTIL,
  DEMO_MONTHS,
  DEMO_SERVERS,
  domainOf,
  type LogGap,
  type MailServer,
  type ServerName,
} from '../province/demo-spec.ts';
import { inventDay, type Province } from '../traffic/demo-traffic.ts';

/** One file of a server's log: a calendar month, as a monthly rotation leaves it; all but the newest are compressed. */
export interface DemoLogFile {
  readonly server: ServerName;
  readonly name: string;
  /** The year of all its lines, which traditional stamps leave out. */
  readonly year: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly isCompressed: boolean;
}

export interface LogOptions {
  readonly isTalkative: boolean;
  /** Adds lines without meaning until the day has this many; never takes any away. */
  readonly linesPerDay?: number;
}

const MICROSECONDS_PER_DAY = 86_400_000_000;
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CHUNK_CHARACTERS = 256 * 1024;

/** The files of all servers in the order in which they arose, from the first month to the day before the demo's clock. */
export function listLogFiles(province: Province): DemoLogFile[] {
  const days = listDays(DEMO_MONTHS[0].from, DEMO_LOGS_UNTIL);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const servers = [...new Set(province.staffs.map((staff) => staff.agency.server))];
  return months.flatMap((month) => {
    const ofMonth = days.filter((day) => day.startsWith(month));
    const from = ofMonth[0] ?? DEMO_MONTHS[0].from;
    const to = ofMonth.at(-1) ?? DEMO_LOGS_UNTIL;
    const isCompressed = !DEMO_LOGS_UNTIL.startsWith(month);
    const name = isCompressed ? `mail.log-${month.replace('-', '')}.gz` : 'mail.log';
    return servers.map((server) => ({ server, name, year: Number(month.slice(0, 4)), from, to, isCompressed }));
  });
}

/** Streams a file's bytes; only one day of lines is in memory at a time. */
export function streamLogFile(province: Province, file: DemoLogFile, options: LogOptions = { isTalkative: false }): AsyncIterable<Buffer> {
  const plain = generateLog(province, DEMO_SERVERS[file.server], listDays(file.from, file.to), options);
  return file.isCompressed ? compress(plain) : toAsync(plain);
}

async function* compress(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  // An error ends the iteration below, so the callback has nothing left to say.
  const packed: AsyncIterable<Buffer> = pipeline(Readable.from(chunks), createGzip(), () => undefined);
  yield* packed;
}

async function* toAsync(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

/** The log of one server over the given days, in time order, as chunks of whole lines. */
export function* generateLog(province: Province, server: MailServer, days: readonly IsoDate[], options: LogOptions): Generator<Buffer> {
  for (const day of days) {
    const stamp = server.stamp === 'iso8601' ? isoStamp(day) : traditionalStamp(day);
    let text = '';
    for (const line of linesOfDay(province, server, day, options)) {
      text += `${stamp(line.at)} ${server.name} ${line.text}\n`;
      if (text.length < CHUNK_CHARACTERS) continue;
      yield Buffer.from(text);
      text = '';
    }
    if (text !== '') yield Buffer.from(text);
  }
}

function linesOfDay(province: Province, server: MailServer, day: IsoDate, options: LogOptions): LogLine[] {
  const random = new SeededRandom(`${province.seed}/${server.name}/${day}/lines`);
  const domains = new Set(province.staffs.filter(({ agency }) => agency.server === server.name).map(({ agency }) => domainOf(agency)));
  const writer = new LineWriter({ server, domains, random, midnight: epochSecondOfIsoDate(day), isTalkative: options.isTalkative });
  const events = inventDay(province, day).get(server.name) ?? [];
  for (const event of events.toSorted((left, right) => left.at - right.at)) writer.write(event);
  while (writer.lines.length < (options.linesPerDay ?? 0)) writer.writeStatistics(random.int(0, MICROSECONDS_PER_DAY - 1));
  const gaps = DEMO_GAPS.filter((gap) => gap.server === server.name && gap.fromDay <= day && day <= gap.toDay);
  const kept = gaps.length === 0 ? writer.lines : writer.lines.filter((line) => !gaps.some((gap) => isInGap(gap, day, line.at)));
  return kept.toSorted((left, right) => left.at - right.at);
}

function isInGap(gap: LogGap, day: IsoDate, at: number): boolean {
  const second = at / 1_000_000;
  const isAfterStart = day > gap.fromDay || second >= gap.fromSecond;
  return isAfterStart && (day < gap.toDay || second < gap.toSecond);
}

/** `2026-03-05T07:31:02.118204+07:00` */
function isoStamp(day: IsoDate): (at: number) => string {
  return (at) => `${day}T${clockOf(at)}.${String(at % 1_000_000).padStart(6, '0')}+07:00`;
}

/** `Mar  5 07:31:02` */
function traditionalStamp(day: IsoDate): (at: number) => string {
  const month = MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? '';
  const prefix = `${month} ${String(Number(day.slice(8))).padStart(2, ' ')}`;
  return (at) => `${prefix} ${clockOf(at)}`;
}

function clockOf(at: number): string {
  const second = Math.floor(at / 1_000_000);
  const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
