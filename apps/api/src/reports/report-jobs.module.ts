import { Module } from '@nestjs/common';
import { MailSender } from '../access/mail-sender.ts';
import { Clock } from '../calendar/clock.ts';
import { FactSealModule } from '../database/fact-seal.module.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { PaperAnswersModule } from '../paper/paper-answers.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { UsageAnswersModule } from '../usage/usage-answers.module.ts';
import { ReportService } from './documents/report.service.ts';
import { ReportExportRepository } from './exports/report-export.repository.ts';
import { ReportStore } from './exports/report-store.ts';
import { WriteReportJob } from './exports/write-report.job.ts';
import { ExplanationRepository } from './explanation.repository.ts';
import { FrozenRepository } from './frozen.repository.ts';
import { AlertPlaces, AlertWatch } from './notifications/alert-watch.service.ts';
import { Announcer, AnnouncerSurroundings } from './notifications/announcer.service.ts';
import { ExplanationWatch } from './notifications/explanation-watch.service.ts';
import { NotificationRepository } from './notifications/notification.repository.ts';
import { Watches } from './notifications/watches.service.ts';
import { DeliverPostJob } from './post/deliver-post.job.ts';
import { PostRepository } from './post/post.repository.ts';
import { PostService, ReportFiles } from './post/post.service.ts';
import { WebhookCaller } from './post/webhook-caller.ts';
import { RunSchedulesJob } from './schedules/run-schedules.job.ts';
import { ScheduleRepository } from './schedules/schedule.repository.ts';
import { ScheduleRunner } from './schedules/schedule-runner.service.ts';
import { ScheduledFigures } from './schedules/scheduled-figures.service.ts';
import { ScheduledReports } from './schedules/scheduled-reports.service.ts';

/** What of the reports room a worker runs: reports of frozen figures, schedules, and what they send. No routes. */
@Module({
  imports: [FactSealModule, QueueModule, UsageAnswersModule, PaperAnswersModule],
  providers: [
    ...[Clock, DirectoryRepository, MailSender],
    ...[FrozenRepository, ReportService, ReportStore, ReportExportRepository, WriteReportJob],
    ...[PostRepository, WebhookCaller, ReportFiles, PostService, DeliverPostJob],
    ...[NotificationRepository, AnnouncerSurroundings, Announcer],
    ...[AlertPlaces, AlertWatch, ExplanationRepository, ExplanationWatch, Watches],
    ...[ScheduleRepository, ScheduledFigures, ScheduledReports, ScheduleRunner, RunSchedulesJob],
  ],
  exports: [
    ...[FrozenRepository, ReportService, ReportStore, ReportExportRepository, ExplanationRepository],
    ...[MailSender, PostRepository, WebhookCaller, NotificationRepository, ScheduleRepository],
  ],
})
export class ReportJobsModule {}
