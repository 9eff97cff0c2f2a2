import { Injectable } from '@nestjs/common';
import type { CalendarPreviewReply, IsoDate } from '@nhip-thu/metrics';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { ProblemException } from '../http/problem.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { CalendarBook } from './calendar-book.ts';
import { findImpact } from './calendar-impact.ts';
import { DAY_TAKEN, noCalendarRow } from './calendar-problem.ts';
import { CalendarRepository } from './calendar.repository.ts';
import type { PlannedChange } from './calendar.schema.ts';
import { idOfUnit } from './calendar-unit.ts';

/** The calendar after a change, the unit it is of, and the first day it can make different. */
interface Planned {
  readonly after: CalendarBook;
  readonly unitId: number | null;
  readonly start: IsoDate;
}

/** Tells what a change of the calendar would make necessary. Writes nothing and waits for no roll-up. */
@Injectable()
export class CalendarPreviewService {
  constructor(
    private readonly calendar: CalendarRepository,
    private readonly directory: DirectoryRepository,
    private readonly dirty: DirtyRepository,
  ) {}

  /** @throws ProblemException unknown-agency, no-calendar-row, calendar-day-taken */
  async preview(change: PlannedChange): Promise<CalendarPreviewReply> {
    const before = await this.calendar.readBook();
    const agencies = 'unit' in change && change.unit !== null ? await this.directory.listAgencies() : [];
    const { after, unitId, start } = 'unit' in change ? enter(before, change, idOfUnit(agencies, change.unit)) : withdraw(before, change);
    const { days, periodIds } = findImpact(before, after, await this.dirty.readHoldings());
    return {
      ...{ dirtyDays: days.length, dirtyPeriods: periodIds.length, firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null },
      sample: before.firstDifference(after, unitId, start),
    };
  }
}

function enter(before: CalendarBook, change: Extract<PlannedChange, { unit: string | null }>, unitId: number | null): Planned {
  const row = { ...change, unitId, source: '' };
  if (row.change === 'enter-hours') {
    return { after: new CalendarBook(before.revision, before.entries, [...before.hours, row]), unitId, start: row.validFrom };
  }
  if (before.entries.some((entry) => entry.day === row.day && entry.unitId === unitId)) throw new ProblemException(DAY_TAKEN);
  return { after: new CalendarBook(before.revision, [...before.entries, row], before.hours), unitId, start: row.day };
}

function withdraw(before: CalendarBook, { change, id }: Extract<PlannedChange, { id: number }>): Planned {
  if (change === 'withdraw-day') {
    const { found, rest } = takeOut(before.entries, id);
    return { after: new CalendarBook(before.revision, rest, before.hours), unitId: found.unitId, start: found.day };
  }
  const { found, rest } = takeOut(before.hours, id);
  return { after: new CalendarBook(before.revision, before.entries, rest), unitId: found.unitId, start: found.validFrom };
}

function takeOut<Row extends { readonly id?: number }>(rows: readonly Row[], id: number): { found: Row; rest: Row[] } {
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw noCalendarRow(id);
  return { found, rest: rows.filter((row) => row !== found) };
}
