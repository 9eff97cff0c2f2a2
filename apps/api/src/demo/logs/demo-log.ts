import { gzipSync } from 'node:zlib';
import { listDays, type IsoDate } from '@nhip-thu/metrics';
import { DEMO_LATE_LOG, DEMO_SERVERS, type ServerName, type SyslogServer } from '../province/demo-servers.ts';
import { DEMO_LOGS_UNTIL, DEMO_MONTHS } from '../province/demo-spec.ts';
import type { Province } from '../traffic/demo-events.ts';
import { inventDay } from '../traffic/demo-traffic.ts';
import { LOG_HEADERS, writeDay, writeSyslog, type LogKind, type LogOptions, type ServerEvents } from './demo-day-logs.ts';

/** The days of a calendar month; logs rotate monthly, and all but the newest are compressed. */
export interface LogMonth {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly isCompressed: boolean;
}

/** One file of a server's log. */
export interface DemoLogFile {
  readonly server: ServerName;
  readonly name: string;
  /** The year of all its lines, which traditional stamps leave out. */
  readonly year: number;
  readonly bytes: Uint8Array;
  /** Handed over only when its month had been frozen. */
  readonly isLate: boolean;
}

/** Fast: the bytes are read once and then kept in the spool. */
const GZIP = { level: 1 };

/** The months of the logs, from the first of the demo to the day before its clock. */
export function listLogMonths(): LogMonth[] {
  const days = listDays(DEMO_MONTHS[0].from, DEMO_LOGS_UNTIL);
  return [...new Set(days.map((day) => day.slice(0, 7)))].map((month) => {
    const ofMonth = days.filter((day) => day.startsWith(month));
    const [from = DEMO_MONTHS[0].from] = ofMonth;
    return { from, to: ofMonth.at(-1) ?? DEMO_LOGS_UNTIL, isCompressed: !DEMO_LOGS_UNTIL.startsWith(month) };
  });
}

/** The text of one file, in the making. */
interface Draft {
  readonly server: ServerName;
  readonly kind: LogKind;
  readonly isLate: boolean;
  readonly parts: string[];
}

/** The files of all servers of a month; each day is invented once for all of them. What came late is in files of its own. */
export function writeMonth(province: Province, month: LogMonth): DemoLogFile[] {
  const drafts = new Map<string, Draft>();
  for (const day of listDays(month.from, month.to)) {
    for (const [server, events] of inventDay(province, day)) {
      const isLate = server === DEMO_LATE_LOG.server && DEMO_LATE_LOG.fromDay <= day && day <= DEMO_LATE_LOG.toDay;
      for (const [kind, text] of writeDay(DEMO_SERVERS[server], inTimeOrder({ province, day, events }))) {
        const key = `${server} ${kind} ${isLate}`;
        const draft = drafts.get(key) ?? { server, kind, isLate, parts: [LOG_HEADERS[kind] ?? ''] };
        drafts.set(key, draft);
        draft.parts.push(text);
      }
    }
  }
  const year = Number(month.from.slice(0, 4));
  return [...drafts.values()].map(({ server, kind, isLate, parts }) => {
    const plain = Buffer.from(parts.join(''));
    const name = `${isLate ? 'bo-sung-' : ''}${nameOf(server, kind, month)}`;
    return { server, name, year, bytes: month.isCompressed ? gzipSync(plain, GZIP) : plain, isLate };
  });
}

/** The syslog of one server over the given days, a day at a time. */
export function* generateLog(province: Province, server: SyslogServer, days: readonly IsoDate[], options: LogOptions): Generator<Buffer> {
  for (const day of days) {
    const events = inventDay(province, day).get(server.name) ?? [];
    yield Buffer.from(writeSyslog(server, inTimeOrder({ province, day, events }), options));
  }
}

function inTimeOrder({ events, ...day }: ServerEvents): ServerEvents {
  return { ...day, events: events.toSorted((left, right) => left.at - right.at) };
}

/** As the programs or their administrators name rotated files. */
function nameOf(server: ServerName, kind: LogKind, { from, isCompressed }: LogMonth): string {
  const month = from.slice(0, 7).replace('-', '');
  const ending = isCompressed ? '.gz' : '';
  if (kind === 'day-export') return `${server}-${month}.csv${ending}`;
  if (kind === 'MSGTRK' || kind === 'IMAP4' || kind === 'POP3') return `${kind}${month}.LOG${ending}`;
  return isCompressed ? `${kind}-${month}.gz` : kind;
}
