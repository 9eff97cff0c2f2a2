import { Injectable } from '@nestjs/common';
import type { PaperCourseReply, PaperPeriodsReply, PaperReply, UnitStructure } from '@nhip-thu/metrics';
import { AskedTogether } from '../database/asked-together.ts';
import { asSystem } from '../database/reach.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { PaperCourseService } from './paper-course.service.ts';
import { PaperReportService } from './paper-report.service.ts';
import { PaperRepository } from './paper.repository.ts';

/** Answers made of registers, print logs, reams and what was agreed of them. */
@Injectable()
export class FreshPaper extends KeptReplies {
  /** A queue given to another unit changes this one's figures too: everybody's rows count. */
  readonly #looks = new AskedTogether(() => asSystem(() => this.paper.readRevision()));

  constructor(
    private readonly reports: PaperReportService,
    private readonly courses: PaperCourseService,
    private readonly paper: PaperRepository,
  ) {
    super();
  }

  /** As `PaperReportService.reply`; without a period that of the last month that is over. @throws NoReportingMonthError */
  async report(asked: string | undefined, structure: UnitStructure): Promise<PaperReply> {
    const periodId = asked ?? (await this.periods()).defaultPeriodId;
    return this.get(`${periodId} ${structure}`, () => this.reports.reply(periodId, structure));
  }

  /** As `PaperCourseService.reply`, likewise. @throws NoReportingMonthError */
  async course(asked: string | undefined, structure: UnitStructure): Promise<PaperCourseReply> {
    const periodId = asked ?? (await this.periods()).defaultPeriodId;
    return this.get(`course ${periodId} ${structure}`, () => this.courses.reply(periodId, structure));
  }

  /** As `PaperReportService.periods`. */
  periods(): Promise<PaperPeriodsReply> {
    return this.get('periods', () => this.reports.periods());
  }

  /** All of it is what people decide or hand over: nothing streams. */
  protected override async readRevision(): Promise<Revision> {
    return { decided: await this.#looks.ask(), logged: '' };
  }
}
