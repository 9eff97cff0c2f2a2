import { Module } from '@nestjs/common';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { FactSealModule } from '../database/fact-seal.module.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { AgreedRepository } from './agreed.repository.ts';
import { FreshPaper } from './fresh-paper.ts';
import { PaperCourseService } from './paper-course.service.ts';
import { PaperFactsService } from './paper-facts.service.ts';
import { PaperReportService } from './paper-report.service.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperRepository } from './paper.repository.ts';
import { PrintLogRepository } from './print-log/print-log.repository.ts';
import { PrintLogService } from './print-log/print-log.service.ts';

/** What of the paper room answers how much paper there is, and a worker needs too: no routes. */
@Module({
  imports: [FactSealModule],
  providers: [
    ...[Clock, CalendarRepository, DirectoryRepository, TargetRepository, PaperRepository, PrintLogRepository, PrintLogService],
    ...[AgreedRepository, PaperSurroundings, PaperFactsService, PaperReportService, PaperCourseService, FreshPaper],
  ],
  exports: [
    PaperRepository,
    PrintLogRepository,
    PrintLogService,
    AgreedRepository,
    PaperSurroundings,
    PaperFactsService,
    PaperReportService,
    FreshPaper,
  ],
})
export class PaperAnswersModule {}
