import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CalendarReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { readDecided } from '../database/pulse.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { CalendarService } from './calendar.service.ts';

/** The calendars of years, which nearly every role opens and few days change: kept until one is entered or the directory changes. */
@Injectable()
export class FreshCalendar extends KeptReplies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly calendar: CalendarService,
  ) {
    super();
  }

  /** As `CalendarService.read`. @throws ProblemException unknown-agency */
  read(year: number, unit: string | null): Promise<CalendarReply> {
    return this.get(`calendar ${year} ${unit ?? ''}`, () => this.calendar.read(year, unit));
  }

  protected override readRevision(): Promise<Revision> {
    return readDecided(this.dataSource);
  }
}
