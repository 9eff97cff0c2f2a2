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
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { findImpact } from './calendar-impact.ts';
import { DAY_TAKEN, NO_CALENDAR_ROW } from './calendar-problem.ts';
import { idOfUnit } from './calendar-unit.ts';
import { CalendarRepository, type CalendarTable, type NewEntry, type NewHours, type WithdrawalMark } from './calendar.repository.ts';

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

  /** @throws ProblemException calendar-day-taken, unknown-agency */
  addEntry({ unit, ...row }: WithUnitCode<NewEntry>): Promise<CalendarChangeReply> {
    return this.change(unit, async (manager, unitId) => {
      if (await this.calendar.hasEntry(manager, row.day, unitId)) throw new ProblemException(DAY_TAKEN);
      return this.calendar.insertEntry(manager, { ...row, unitId });
    });
  }

  /** @throws ProblemException unknown-agency */
  addHours({ unit, ...row }: WithUnitCode<NewHours>): Promise<CalendarChangeReply> {
    return this.change(unit, (manager, unitId) => this.calendar.insertHours(manager, { ...row, unitId }));
  }

  /** @throws ProblemException no-calendar-row */
  withdraw(table: CalendarTable, id: number, mark: WithdrawalMark): Promise<CalendarChangeReply> {
    return this.change(null, async (manager) => {
      if (!(await this.calendar.withdraw(manager, table, id, mark))) throw new ProblemException(NO_CALENDAR_ROW);
      return id;
    });
  }

  private async change(
    unit: string | null,
    write: (manager: EntityManager, unitId: number | null) => Promise<number>,
  ): Promise<CalendarChangeReply> {
    const unitId = unit === null ? null : idOfUnit(await this.directory.listAgencies(), unit);
    const { originIds, ...reply } = await this.calendar.changeTransaction(async (manager) => {
      const before = await this.calendar.readBook(manager);
      const id = await write(manager, unitId);
      const after = await this.calendar.readBook(manager);
      const { days, periodIds } = findImpact(before, after, await this.dirty.readHoldings(manager));
      const origins = await this.dirty.markCalendar(manager, days, periodIds);
      return { id, revision: after.revision, originIds: origins, dirtyDays: days.length, dirtyPeriods: periodIds.length };
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

/** First and last year that may be asked for. */
export const CALENDAR_YEARS: { readonly first: number; readonly last: number } = { first: 2000, last: 2100 };

/** A day of those years. */
export function isCalendarDay(day: IsoDate): boolean {
  const year = Number(day.slice(0, 4));
  return year >= CALENDAR_YEARS.first && year <= CALENDAR_YEARS.last;
}
