import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { AgreedRepository } from './agreed.repository.ts';
import { AgreedController } from './agreed.controller.ts';
import { AgreedService } from './agreed.service.ts';
import { PaperReportService } from './paper-report.service.ts';
import { PaperSubmissionsService } from './paper-submissions.service.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperImportController } from './paper-import.controller.ts';
import { PaperController } from './paper.controller.ts';
import { PaperRepository } from './paper.repository.ts';
import { PaperService } from './paper.service.ts';
import { PrintLogRepository } from './print-log/print-log.repository.ts';
import { PrintLogService } from './print-log/print-log.service.ts';

/** The paper room: registers, print logs, reams, baselines, savings. */
@Module({
  imports: [CalendarModule, DirectoryModule, TargetsModule],
  controllers: [PaperController, PaperImportController, AgreedController],
  providers: [
    ...[Clock, PaperRepository, PaperService, PrintLogRepository, PrintLogService],
    ...[AgreedRepository, AgreedService, PaperSurroundings, PaperReportService, PaperSubmissionsService],
  ],
  exports: [PaperService, AgreedService, PaperReportService],
})
export class PaperModule {}
