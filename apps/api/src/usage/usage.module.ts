import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { AdoptionController } from './adoption.controller.ts';
import { AdoptionService } from './adoption.service.ts';
import { DayCheck } from '../queue/day-check.ts';
import { Clock } from '../calendar/clock.ts';
import { DayCheckService } from './day-check.service.ts';
import { PeriodCheck } from '../queue/period-check.ts';
import { PeriodCheckService } from './period-check.service.ts';
import { AgencyDayRepository } from './agency-day.repository.ts';
import { FreshReplies } from './fresh-replies.ts';
import { LifecycleService } from './lifecycle.service.ts';
import { GatheredDays } from './gathered-days.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { IdentitiesController } from './identities.controller.ts';
import { IdentitiesService } from './identities.service.ts';
import { DayInputs } from './day-inputs.ts';
import { RollUpDayRepository } from './roll-up-day.repository.ts';
import { RollUpDayService } from './roll-up-day.service.ts';
import { RollUpDaysJob } from './roll-up-days.job.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';
import { RollUpPeriodsJob } from './roll-up-periods.job.ts';
import { UsageRepository } from './usage.repository.ts';
import { WhatIfController } from './what-if.controller.ts';
import { WhatIfService } from './what-if.service.ts';

/** The usage room: day roll-up, period roll-up, and the questions asked of both. */
@Module({
  imports: [CalendarModule, DirectoryModule, QueueModule, TargetsModule],
  controllers: [AdoptionController, IdentitiesController, WhatIfController],
  providers: [
    ...[
      Clock,
      RollUpDayRepository,
      ActivityYearRepository,
      AgencyDayRepository,
      GatheredDays,
      PeriodSurroundings,
      RollUpDayService,
      RollUpDaysJob,
      RollUpPeriodRepository,
      RollUpPeriodService,
      RollUpPeriodsJob,
    ],
    ...[FreshReplies, LifecycleService, IdentitiesService, UsageRepository, AdoptionService, WhatIfService, DayInputs],
    { provide: DayCheck, useClass: DayCheckService },
    { provide: PeriodCheck, useClass: PeriodCheckService },
  ],
  exports: [DayCheck, PeriodCheck, IdentitiesService, UsageRepository, AdoptionService, LifecycleService, WhatIfService, Clock],
})
export class UsageModule {}
