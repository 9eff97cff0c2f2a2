import { Injectable } from '@nestjs/common';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import type { UseInput } from './count-use.ts';

/** Clock and calendar, as the figures of periods see them. */
@Injectable()
export class PeriodSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly calendar: CalendarRepository,
  ) {}

  async read(): Promise<Pick<UseInput, 'today' | 'calendar'>> {
    const [today, calendar] = await Promise.all([this.clock.today(), this.calendar.readBook()]);
    return { today, calendar };
  }
}
