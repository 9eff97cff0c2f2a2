import type { WorkSession } from '@nhip-thu/metrics';
import { HoursBody } from '../../calendar/calendar.schema.ts';
import { CalendarService } from '../../calendar/calendar.service.ts';
import { parseTexts } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { reportChange } from './calendar.command.ts';

export interface CalendarHoursOptions {
  readonly validFrom: string;
  readonly validTo?: string;
  /** `MM-DD..MM-DD` */
  readonly season: string;
  readonly unit?: string;
  readonly source: string;
  readonly reason: string;
  readonly by: string;
  readonly tentative?: boolean;
}

const SESSION = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
/** As each option is typed, by the name it has in the calendar. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  sessions: 'SESSIONS',
  validFrom: '--valid-from',
  validTo: '--valid-to',
  from: '--season',
  to: '--season',
  unit: '--unit',
};

/** `nhipthu calendar hours 07:30-11:30,13:30-17:00 --valid-from DAY [--valid-to DAY] [--season 04-16..10-15] [--unit CODE] …` */
export async function runCalendarHours(shell: Shell, sessions: string, options: CalendarHoursOptions): Promise<number> {
  const { validFrom, validTo = null, season, unit = null, tentative = false } = options;
  const { by, ...texts } = parseTexts({ source: options.source, reason: options.reason, by: options.by });
  const [from, to] = season.split('..');
  const typed = { unit, ...texts, isTentative: tentative, validFrom, validTo, from, to, sessions: sessions.split(',').map(parseSession) };
  const parsed = HoursBody.safeParse(typed);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => ARGUMENTS[String(path[0])] ?? String(path[0])));
    throw new UsageError([...names].map((argument) => ({ argument, code: 'not-usable', found: argument })));
  }
  const change = await shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, (context) =>
    context.get(CalendarService).addHours({ ...parsed.data, by }),
  );
  return reportChange(shell, change);
}

/** What is no session is one that no calendar takes. */
function parseSession(text: string): WorkSession {
  const [start = Number.NaN, end = Number.NaN] = SESSION.test(text.trim()) ? text.trim().split('-').map(parseMinute) : [];
  return { start, end };
}

function parseMinute(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
