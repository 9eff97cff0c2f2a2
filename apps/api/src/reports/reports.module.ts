import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { PaperModule } from '../paper/paper.module.ts';
import { UsageModule } from '../usage/usage.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { ReportExportService } from './exports/report-export.service.ts';
import { ReportController } from './exports/report.controller.ts';
import { NotificationController } from './notifications/notification.controller.ts';
import { ScheduleController } from './schedules/schedule.controller.ts';
import { SchedulePlaces } from './schedules/schedule-places.ts';
import { ScheduleService } from './schedules/schedule.service.ts';
import { ReportJobsModule } from './report-jobs.module.ts';
import { EvidenceStore } from './evidence-store.ts';
import { EvidenceService } from './evidence.service.ts';
import { ExplanationSurroundings } from './explanation-surroundings.ts';
import { ExplanationController } from './explanation.controller.ts';
import { ExplanationService } from './explanation.service.ts';
import { FreezeController } from './freeze.controller.ts';
import { FreezeService } from './freeze.service.ts';
import { LiveFiguresService } from './live-figures.service.ts';

/** The reports room: frozen figures, their amendments, and explanations. */
@Module({
  imports: [CalendarModule, DirectoryModule, UsageModule, PaperModule, QueueModule, ReportJobsModule],
  controllers: [FreezeController, ExplanationController, ReportController, ScheduleController, NotificationController],
  providers: [
    ...[Clock, LiveFiguresService, FreezeService, ReportExportService, SchedulePlaces, ScheduleService],
    ...[ExplanationSurroundings, ExplanationService, EvidenceStore, EvidenceService],
  ],
  exports: [FreezeService, ExplanationService, EvidenceService, ReportExportService, ScheduleService],
})
export class ReportsModule {}
