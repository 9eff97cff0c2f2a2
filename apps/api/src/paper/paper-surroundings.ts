import { Injectable } from '@nestjs/common';
import type { IsoDate, PaperReply, WorkCalendar } from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import type { Month } from './paper-months.ts';

/** What a report asks of other rooms. */
@Injectable()
export class PaperSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly directory: DirectoryRepository,
    private readonly targets: TargetRepository,
    private readonly calendar: CalendarRepository,
  ) {}

  async read(period: Month | null): Promise<{
    today: IsoDate;
    isDemo: boolean;
    steps: Awaited<ReturnType<DirectoryRepository['listSuccessions']>>;
    target: PaperReply['target'];
    /** Working days of the province. */
    calendar: WorkCalendar;
  }> {
    const [today, demo, steps, target, book] = await Promise.all([
      this.clock.today(),
      this.clock.demo(),
      this.directory.listSuccessions(),
      period === null ? null : this.targets.findInForce('paper-reduction@1', period.to),
      this.calendar.readBook(),
    ]);
    return { today, isDemo: demo !== null, steps, target, calendar: book.calendarOf(null) };
  }
}
