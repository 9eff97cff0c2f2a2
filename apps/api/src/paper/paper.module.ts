import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { AgreedController } from './agreed.controller.ts';
import { AgreedService } from './agreed.service.ts';
import { PaperAnswersModule } from './paper-answers.module.ts';
import { PaperBaselinesService } from './paper-baselines.service.ts';
import { PaperSubmissionsService } from './paper-submissions.service.ts';
import { PaperWhatIfService } from './paper-what-if.service.ts';
import { PaperImportController } from './paper-import.controller.ts';
import { PaperController } from './paper.controller.ts';
import { PaperService } from './paper.service.ts';

/** The paper room: registers, print logs, reams, baselines, savings. */
@Module({
  imports: [CalendarModule, DirectoryModule, TargetsModule, PaperAnswersModule],
  controllers: [PaperController, PaperImportController, AgreedController],
  providers: [Clock, PaperService, AgreedService, PaperSubmissionsService, PaperWhatIfService, PaperBaselinesService],
  exports: [PaperAnswersModule, PaperService, AgreedService],
})
export class PaperModule {}
