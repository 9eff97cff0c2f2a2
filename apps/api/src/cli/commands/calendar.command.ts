import { isIsoDate, type CalendarChangeReply, type CalendarEntryKind, type WorkSession } from '@nhip-thu/metrics';
import { CalendarService, isCalendarDay } from '../../calendar/calendar.service.ts';
import { EXIT } from '../../installation.ts';
import { CALENDAR_TEXT } from '../calendar-text.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults, parseNumber, parseText, parseYear } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';

export interface CalendarListOptions {
  readonly year: string;
  readonly unit?: string;
  /** Also what was withdrawn. */
  readonly all?: boolean;
}

export interface CalendarAddOptions {
  readonly kind: CalendarEntryKind;
  readonly unit?: string;
  readonly source: string;
  readonly reason: string;
  readonly by: string;
  readonly tentative?: boolean;
}

export interface CalendarRemoveOptions {
  /** The number is that of session hours. */
  readonly hours?: boolean;
  readonly reason: string;
  readonly by: string;
}

/** `nhipthu calendar list --year 2026 [--unit CODE] [--all]`: the days of the year, then the session hours. */
export async function runCalendarList(shell: Shell, options: CalendarListOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const year = parseYear(options.year, faults);
  faults.throwIfAny();
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(CalendarService).read(year ?? 0, options.unit ?? null),
  );
  if (shell.isJson) {
    shell.printJson({ ...reply });
    return EXIT.done;
  }
  const isShown = ({ withdrawn }: { readonly withdrawn: unknown }): boolean => withdrawn === null || options.all === true;
  const days = reply.entries
    .filter(isShown)
    .map((row) => [String(row.id), row.day, shell.text.calendarKinds[row.kind], row.unit ?? '', describeNotes(shell, row), row.source]);
  for (const line of formatTable(shell.text.calendarHeads, days)) shell.print(line);
  const hours = reply.hours
    .filter(isShown)
    .map((row) => [
      ...[String(row.id), row.validFrom, row.validTo ?? '', `${row.from}..${row.to}`, row.sessions.map(formatSession).join(',')],
      ...[row.unit ?? '', describeNotes(shell, row), row.source],
    ]);
  shell.print('');
  for (const line of formatTable(CALENDAR_TEXT[shell.language].hoursHeads, hours)) shell.print(line);
  return EXIT.done;
}

function describeNotes(shell: Shell, { isTentative, withdrawn }: { readonly isTentative: boolean; readonly withdrawn: unknown }): string {
  return [isTentative ? shell.text.tentative : '', withdrawn === null ? '' : shell.text.withdrawn].filter((note) => note !== '').join(', ');
}

function formatSession({ start, end }: WorkSession): string {
  return [start, end].map((minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`).join('-');
}

function pad(count: number): string {
  return String(count).padStart(2, '0');
}

/** `nhipthu calendar add DAY --kind holiday --source TEXT --reason TEXT --by NAME [--unit CODE] [--tentative]` */
export async function runCalendarAdd(shell: Shell, day: string, options: CalendarAddOptions): Promise<number> {
  const faults = new ArgumentFaults();
  if (!isIsoDate(day) || !isCalendarDay(day)) faults.add({ argument: 'DAY', code: 'bad-date', found: day });
  const texts = {
    source: parseText('--source', options.source, faults),
    reason: parseText('--reason', options.reason, faults),
    by: parseText('--by', options.by, faults),
  };
  faults.throwIfAny();
  const { kind, unit, tentative } = options;
  const change = await shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, (context) =>
    context.get(CalendarService).addEntry({
      day,
      kind,
      unit: unit ?? null,
      ...texts,
      isTentative: tentative ?? false,
    }),
  );
  return reportChange(shell, change);
}

/** `nhipthu calendar remove ID [--hours] --reason TEXT --by NAME` */
export async function runCalendarRemove(shell: Shell, typed: string, options: CalendarRemoveOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const id = parseNumber('ID', typed, faults) ?? 0;
  const mark = { reason: parseText('--reason', options.reason, faults), by: parseText('--by', options.by, faults) };
  faults.throwIfAny();
  const change = await shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, (context) =>
    context.get(CalendarService).withdraw(options.hours === true ? 'session_hours' : 'calendar_entry', id, mark),
  );
  return reportChange(shell, change);
}

/** Says what was written, and what is computed again for it. */
export function reportChange(shell: Shell, change: CalendarChangeReply): number {
  const { id, dirtyDays, dirtyPeriods, changesNothing } = change;
  if (shell.isJson) shell.printJson({ ...change });
  else shell.print(shell.text.calendarChanged(String(id), shell.formatCount(dirtyDays), shell.formatCount(dirtyPeriods)));
  if (changesNothing) shell.note(shell.text.calendarUnchanged);
  return EXIT.done;
}
