import { Module } from '@nestjs/common';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { FactSealModule } from '../database/fact-seal.module.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { AgencyDayRepository } from './agency-day.repository.ts';
import { AgencyFlowRepository } from './agency-flow.repository.ts';
import { DayInputs } from './day-inputs.ts';
import { GatheredDays } from './gathered-days.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { RollUpDayRepository } from './roll-up-day.repository.ts';
import { RollUpDayService } from './roll-up-day.service.ts';
import { RollUpDaysJob } from './roll-up-days.job.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';
import { RollUpPeriodsJob } from './roll-up-periods.job.ts';

/** What of the usage room a worker runs: day roll-up and period roll-up. No routes, and of directory and calendar only what is read. */
@Module({
  imports: [QueueModule, FactSealModule],
  providers: [
    ...[Clock, CalendarRepository, DirectoryRepository, PeriodSurroundings, DayInputs],
    ...[
      RollUpDayRepository,
      ActivityYearRepository,
      AgencyDayRepository,
      AgencyFlowRepository,
      GatheredDays,
      RollUpDayService,
      RollUpDaysJob,
    ],
    ...[RollUpPeriodRepository, RollUpPeriodService, RollUpPeriodsJob],
  ],
  exports: [
    ...[Clock, PeriodSurroundings, DayInputs, RollUpDayRepository, ActivityYearRepository, AgencyDayRepository, AgencyFlowRepository],
    ...[RollUpPeriodRepository, RollUpPeriodService, RollUpDayService],
  ],
})
export class RollUpModule {}
