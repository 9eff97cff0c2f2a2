import { Injectable, Logger } from '@nestjs/common';
import {
  isWorkingDay,
  listDays,
  listPeriods,
  listWorkingDays,
  type CalendarChangeReply,
  type CalendarReply,
  type IsoDate,
} from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { ProblemException } from '../http/problem.ts';
import { requireTexts } from '../http/required-text.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import type { CalendarBook } from './calendar-book.ts';
import { findImpact } from './calendar-impact.ts';
import { DAY_TAKEN, noCalendarRow } from './calendar-problem.ts';
import { idOfUnit } from './calendar-unit.ts';
import { CalendarRepository, type CalendarTable, type NewEntry, type NewHours, type WithdrawalMark } from './calendar.repository.ts';

/** A row that was entered or withdrawn: whose it is, and the first day it can make different. */
interface WrittenRow {
  readonly id: number;
  readonly unitId: number | null;
  readonly start: IsoDate;
}

type WithUnitCode<Row> = Omit<Row, 'unitId'> & { readonly unit: string | null };

/** Changes the calendar, and marks what must be computed again for it. */
@Injectable()
export class CalendarService {
  private readonly logger = new Logger(CalendarService.name);

  constructor(
    private readonly calendar: CalendarRepository,
    private readonly directory: DirectoryRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  /** The calendar of a year as it holds for the province or an agency. @throws ProblemException unknown-agency */
  async read(year: number, unit: string | null): Promise<CalendarReply> {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    const agencies = await this.directory.listAgencies();
    const unitId = idOfUnit(agencies, unit);
    const [book, entries, hours] = await Promise.all([
      this.calendar.readBook(),
      this.calendar.listEntries(from, to, unitId),
      this.calendar.listHours(unitId),
    ]);
    const calendar = book.calendarOf(unitId);
    const periods = [...listPeriods('reporting-month', from, to), ...listPeriods('calendar-month', from, to)];
    return {
      ...{ year, unit, units: agencies.map(({ code, name }) => ({ code, name })), revision: book.revision, entries, hours },
      workingDays: listDays(from, to).filter((day) => isWorkingDay(day, calendar)),
      periods: periods.map((period) => ({ period, workingDays: listWorkingDays(period.from, period.to, calendar).length })),
    };
  }

  /** @throws ProblemException calendar-day-taken, unknown-agency, invalid-input */
  async addEntry({ unit, ...typed }: WithUnitCode<NewEntry>): Promise<CalendarChangeReply> {
    const row = { ...typed, ...requireTexts({ source: typed.source, reason: typed.reason, by: typed.by }) };
    return this.change(unit, async (manager, unitId) => {
      if (await this.calendar.hasEntry(manager, row.day, unitId)) throw new ProblemException(DAY_TAKEN);
      return { id: await this.calendar.insertEntry(manager, { ...row, unitId }), unitId, start: row.day };
    });
  }

  /** @throws ProblemException unknown-agency, invalid-input */
  async addHours({ unit, ...typed }: WithUnitCode<NewHours>): Promise<CalendarChangeReply> {
    const row = { ...typed, ...requireTexts({ source: typed.source, reason: typed.reason, by: typed.by }) };
    return this.change(unit, async (manager, unitId) => ({
      ...{ id: await this.calendar.insertHours(manager, { ...row, unitId }), unitId, start: row.validFrom },
    }));
  }

  /** @throws ProblemException no-calendar-row, invalid-input */
  async withdraw(table: CalendarTable, id: number, { by, reason }: WithdrawalMark): Promise<CalendarChangeReply> {
    const mark = requireTexts({ reason, by });
    return this.change(null, async (manager, _unitId, before) => {
      if (!(await this.calendar.withdraw(manager, table, id, mark))) throw noCalendarRow(id);
      return { id, ...placeOf(before, table, id) };
    });
  }

  private async change(
    unit: string | null,
    write: (manager: EntityManager, unitId: number | null, before: CalendarBook) => Promise<WrittenRow>,
  ): Promise<CalendarChangeReply> {
    const unitId = unit === null ? null : idOfUnit(await this.directory.listAgencies(), unit);
    const { originIds, ...reply } = await this.calendar.changeTransaction(async (manager) => {
      const before = await this.calendar.readBook(manager);
      const row = await write(manager, unitId, before);
      const after = await this.calendar.readBook(manager);
      const { days, periodIds } = findImpact(before, after, await this.dirty.readHoldings(manager));
      const origins = await this.dirty.markCalendar(manager, days, periodIds);
      const isSame = before.firstDifference(after, row.unitId, row.start) === null;
      const changesNothing = isSame && days.length === 0 && periodIds.length === 0;
      const impact = { dirtyDays: days.length, dirtyPeriods: periodIds.length, changesNothing };
      return { id: row.id, revision: after.revision, originIds: origins, ...impact };
    });
    for (const originId of originIds) await this.wake(() => this.queue.add('roll-up-days', { originId }));
    if (originIds.length === 0 && reply.dirtyPeriods > 0) await this.wake(() => this.queue.add('roll-up-periods', {}));
    return reply;
  }

  /** A lost wake-up is no loss: the reconciler finds what is dirty. */
  private async wake(add: () => Promise<unknown>): Promise<void> {
    try {
      await add();
    } catch (error) {
      this.logger.warn(`the queue did not take a roll-up; the reconciler will: ${String(error)}`);
    }
  }
}

/** Of a row in force. @throws ProblemException no-calendar-row */
function placeOf({ entries, hours }: CalendarBook, table: CalendarTable, id: number): Omit<WrittenRow, 'id'> {
  if (table === 'calendar_entry') {
    const entry = entries.find((row) => row.id === id);
    if (entry !== undefined) return { unitId: entry.unitId, start: entry.day };
  } else {
    const row = hours.find((each) => each.id === id);
    if (row !== undefined) return { unitId: row.unitId, start: row.validFrom };
  }
  throw noCalendarRow(id);
}

/** First and last year that may be asked for. */
export const CALENDAR_YEARS: { readonly first: number; readonly last: number } = { first: 2000, last: 2100 };

/** A day of those years. */
export function isCalendarDay(day: IsoDate): boolean {
  const year = Number(day.slice(0, 4));
  return year >= CALENDAR_YEARS.first && year <= CALENDAR_YEARS.last;
}
