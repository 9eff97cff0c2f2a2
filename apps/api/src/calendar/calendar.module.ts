import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { CalendarPreviewService } from './calendar-preview.service.ts';
import { CalendarController } from './calendar.controller.ts';
import { CalendarRepository } from './calendar.repository.ts';
import { CalendarService } from './calendar.service.ts';
import { FreshCalendar } from './fresh-calendar.ts';

@Module({
  imports: [DirectoryModule, QueueModule],
  controllers: [CalendarController],
  providers: [CalendarPreviewService, CalendarRepository, CalendarService, FreshCalendar],
  exports: [CalendarRepository, CalendarService],
})
export class CalendarModule {}
