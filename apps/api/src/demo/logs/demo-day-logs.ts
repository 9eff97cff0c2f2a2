import { epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { DEMO_GAPS, type LogGap, type MailServer, type SyslogServer, type TableServer } from '../province/demo-servers.ts';
import { domainOf } from '../province/demo-spec.ts';
import { SeededRandom } from '../demo-random.ts';
import { SECOND, type MailEvent, type Province } from '../traffic/demo-events.ts';
import { DAY_EXPORT_HEADER, exportDay } from './demo-day-export.ts';
import { ExchangeWriter, PROTOCOL_HEADER, TRACKING_HEADER } from './demo-exchange-writer.ts';
import { LineWriter, type LogLine } from './demo-line-writer.ts';
import { commaStamp, isoStamp, traditionalStamp, universalStamp, type Stamp } from './demo-stamps.ts';
import { ZimbraWriter } from './demo-zimbra-writer.ts';

/** The files that a server may write. */
export type LogKind = 'mail.log' | 'zimbra.log' | 'audit.log' | 'mailbox.log' | 'MSGTRK' | 'IMAP4' | 'POP3' | 'day-export';

/** One day of a server's events, in time order. */
export interface ServerEvents {
  readonly province: Province;
  readonly day: IsoDate;
  readonly events: readonly MailEvent[];
}

export interface LogOptions {
  readonly isTalkative: boolean;
  /** Adds lines without meaning until the day has this many; never takes any away. */
  readonly linesPerDay?: number;
}

/** What stands at the beginning of a file, if anything. */
export const LOG_HEADERS: Readonly<Partial<Record<LogKind, string>>> = {
  ...{ MSGTRK: TRACKING_HEADER, IMAP4: PROTOCOL_HEADER, POP3: PROTOCOL_HEADER, 'day-export': DAY_EXPORT_HEADER },
};

/** The text that a day adds to each file of a server. */
export function writeDay(server: MailServer, day: ServerEvents): ReadonlyMap<LogKind, string> {
  switch (server.software) {
    case 'postfix-dovecot':
      return new Map([['mail.log', writeSyslog(server, day, { isTalkative: false })]]);
    case 'zimbra':
      return writeZimbra(server, day);
    case 'exchange':
      return writeExchange(server, day);
    case 'day-export':
      return new Map([['day-export', exportDay(day.day, listDomains(server, day.province), day.events)]]);
  }
}

/** The syslog file of a day. */
export function writeSyslog(server: SyslogServer, { province, day, events }: ServerEvents, options: LogOptions): string {
  const random = new SeededRandom(`${province.seed}/${server.name}/${day}/lines`);
  const domains = listDomains(server, province);
  const writer = new LineWriter({ server, domains, random, midnight: epochSecondOfIsoDate(day), isTalkative: options.isTalkative });
  for (const event of events) writer.write(event);
  const clock = traditionalStamp(day);
  for (const at of listBeats()) writer.writeStatistics(at, clock(at));
  while (writer.lines.length < (options.linesPerDay ?? 0)) {
    const at = random.int(0, 86_400 * SECOND - 1);
    writer.writeStatistics(at, clock(at));
  }
  const stamp = server.stamp === 'iso8601' ? isoStamp(day) : traditionalStamp(day);
  return writeLines(server, day, writer.lines, (line) => `${stamp(line.at)} ${server.name} ${line.text}\n`);
}

function writeZimbra(server: SyslogServer, day: ServerEvents): Map<LogKind, string> {
  const random = new SeededRandom(`${day.province.seed}/${server.name}/${day.day}/zimbra`);
  const writer = new ZimbraWriter(server, listDomains(server, day.province), random);
  for (const event of day.events) writer.write(event);
  const render = renderWith(commaStamp(day.day), ' ', '\n');
  return new Map([
    ['zimbra.log', writeSyslog(server, day, { isTalkative: false })],
    ['audit.log', writeLines(server, day.day, writer.audit, render)],
    ['mailbox.log', writeLines(server, day.day, writer.mailbox, render)],
  ]);
}

function writeExchange(server: TableServer, { province, day, events }: ServerEvents): Map<LogKind, string> {
  const random = new SeededRandom(`${province.seed}/${server.name}/${day}/rows`);
  const writer = new ExchangeWriter(server, listDomains(server, province), random);
  for (const event of events) writer.write(event);
  for (const at of listBeats()) writer.writeProbe(at);
  const render = renderWith(universalStamp(day), ',', '\r\n');
  return new Map([
    ['MSGTRK', writeLines(server, day, writer.tracking, render)],
    ['IMAP4', writeLines(server, day, writer.imap4, render)],
    ['POP3', writeLines(server, day, writer.pop3, render)],
  ]);
}

/** Every ten minutes of a day, as daemons that are alive write something: without it a quiet hour would look like a lost log. */
function listBeats(): number[] {
  return Array.from({ length: 144 }, (_, index) => (index * 600 + 137) * SECOND);
}

function renderWith(stamp: Stamp, separator: string, end: string): (line: LogLine) => string {
  return ({ at, text }) => `${stamp(at)}${separator}${text}${end}`;
}

/** Lines in time order, without those of the server's gaps. */
function writeLines(server: MailServer, day: IsoDate, lines: readonly LogLine[], render: (line: LogLine) => string): string {
  const gaps = DEMO_GAPS.filter((gap) => gap.server === server.name && gap.fromDay <= day && day <= gap.toDay);
  const kept = gaps.length === 0 ? lines : lines.filter((line) => !gaps.some((gap) => isInGap(gap, day, line.at)));
  return kept
    .toSorted((left, right) => left.at - right.at)
    .map(render)
    .join('');
}

function isInGap(gap: LogGap, day: IsoDate, at: number): boolean {
  const isAfterStart = day > gap.fromDay || at > gap.fromSecond * SECOND;
  return isAfterStart && (day < gap.toDay || at < gap.toSecond * SECOND);
}

/** Domains whose mail stays on the server; the province's own domain has no box of a person. */
function listDomains(server: MailServer, province: Province): ReadonlySet<string> {
  return new Set(province.staffs.filter(({ agency }) => agency.server === server.name).map(({ agency }) => domainOf(agency)));
}
