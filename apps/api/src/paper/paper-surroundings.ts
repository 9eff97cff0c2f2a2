import { Injectable } from '@nestjs/common';
import type { IsoDate, WorkCalendar } from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import type { TargetBook } from '../targets/target-book.ts';

/** What a report asks of other rooms. */
@Injectable()
export class PaperSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly directory: DirectoryRepository,
    private readonly targets: TargetRepository,
    private readonly calendar: CalendarRepository,
  ) {}

  async read(): Promise<{
    today: IsoDate;
    isDemo: boolean;
    steps: Awaited<ReturnType<DirectoryRepository['listSuccessions']>>;
    targets: TargetBook;
    /** Working days of the province. */
    calendar: WorkCalendar;
  }> {
    const [today, demo, steps, targets, book] = await Promise.all([
      this.clock.today(),
      this.clock.demo(),
      this.directory.listSuccessions(),
      this.targets.readBook(),
      this.calendar.readBook(),
    ]);
    return { today, isDemo: demo !== null, steps, targets, calendar: book.calendarOf(null) };
  }
}
