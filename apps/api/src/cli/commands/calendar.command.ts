import { isIsoDate, type CalendarChangeReply, type CalendarEntryKind } from '@nhip-thu/metrics';
import { CalendarService, isCalendarDay } from '../../calendar/calendar.service.ts';
import { EXIT } from '../../installation.ts';
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
  readonly reason: string;
  readonly by: string;
}

/** `nhipthu calendar list --year 2026 [--unit CODE] [--all]` */
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
  const rows = reply.entries
    .filter(({ withdrawn }) => withdrawn === null || options.all)
    .map(({ id, day, kind, unit, isTentative, source, withdrawn }) => {
      const notes = [isTentative ? shell.text.tentative : '', withdrawn === null ? '' : shell.text.withdrawn].filter((note) => note !== '');
      return [String(id), day, shell.text.calendarKinds[kind], unit ?? '', notes.join(', '), source];
    });
  for (const line of formatTable(shell.text.calendarHeads, rows)) shell.print(line);
  return EXIT.done;
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
  return report(shell, change);
}

/** `nhipthu calendar remove ID --reason TEXT --by NAME` */
export async function runCalendarRemove(shell: Shell, typed: string, options: CalendarRemoveOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const id = parseNumber('ID', typed, faults) ?? 0;
  const mark = { reason: parseText('--reason', options.reason, faults), by: parseText('--by', options.by, faults) };
  faults.throwIfAny();
  const change = await shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, (context) =>
    context.get(CalendarService).withdraw('calendar_entry', id, mark),
  );
  return report(shell, change);
}

function report(shell: Shell, change: CalendarChangeReply): number {
  const { id, dirtyDays, dirtyPeriods, changesNothing } = change;
  if (shell.isJson) shell.printJson({ ...change });
  else shell.print(shell.text.calendarChanged(String(id), shell.formatCount(dirtyDays), shell.formatCount(dirtyPeriods)));
  if (changesNothing) shell.note(shell.text.calendarUnchanged);
  return EXIT.done;
}
