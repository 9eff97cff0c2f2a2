import { Injectable } from '@nestjs/common';
import type { IsoDate, Period, WorkCalendar } from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { AdoptionService } from '../usage/adoption.service.ts';

/** What explanations ask of other rooms. */
@Injectable()
export class ExplanationSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly directory: DirectoryRepository,
    private readonly adoption: AdoptionService,
    private readonly calendar: CalendarRepository,
  ) {}

  async read(): Promise<{
    today: IsoDate;
    now: Date;
    isDemo: boolean;
    /** Those that the caller sees. */
    agencies: readonly { readonly id: number; readonly code: string; readonly name: string }[];
    /** Reporting months that are over and have figures, newest first. */
    periods: readonly Period[];
    calendarOf: (agencyId: number) => WorkCalendar;
  }> {
    const [today, now, demo, agencies, { periods }, book] = await Promise.all([
      this.clock.today(),
      this.clock.now(),
      this.clock.demo(),
      this.directory.listAgencies(),
      this.adoption.periods(),
      this.calendar.readBook(),
    ]);
    return {
      ...{ today, now, isDemo: demo !== null, agencies },
      periods: periods.filter(({ kind, to }) => kind === 'reporting-month' && to < today),
      calendarOf: (agencyId) => book.calendarOf(agencyId),
    };
  }
}
