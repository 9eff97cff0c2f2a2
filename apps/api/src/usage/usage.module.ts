import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { AdoptionController } from './adoption.controller.ts';
import { AdoptionService } from './adoption.service.ts';
import { DayCheck } from '../queue/day-check.ts';
import { DayCheckService } from './day-check.service.ts';
import { PeriodCheck } from '../queue/period-check.ts';
import { PeriodCheckService } from './period-check.service.ts';
import { FreshReplies } from './fresh-replies.ts';
import { LifecyclePeople } from './lifecycle-people.ts';
import { LifecycleService } from './lifecycle.service.ts';
import { IdentitiesController } from './identities.controller.ts';
import { IdentitiesService } from './identities.service.ts';
import { RollUpModule } from './roll-up.module.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';
import { UnmaskedUseService } from './unmasked-use.service.ts';
import { UsageRepository } from './usage.repository.ts';
import { WhatIfController } from './what-if.controller.ts';
import { WhatIfService } from './what-if.service.ts';

/** The usage room: the roll-ups that a worker runs, and the questions asked of them. */
@Module({
  imports: [CalendarModule, DirectoryModule, QueueModule, TargetsModule, RollUpModule],
  controllers: [AdoptionController, IdentitiesController, WhatIfController],
  providers: [
    ...[FreshReplies, LifecyclePeople, LifecycleService, IdentitiesService, UsageRepository, UnitPeriodRepository],
    ...[AdoptionService, UnmaskedUseService, WhatIfService],
    { provide: DayCheck, useClass: DayCheckService },
    { provide: PeriodCheck, useClass: PeriodCheckService },
  ],
  exports: [
    RollUpModule,
    DayCheck,
    PeriodCheck,
    IdentitiesService,
    UsageRepository,
    AdoptionService,
    UnmaskedUseService,
    LifecycleService,
    WhatIfService,
  ],
})
export class UsageModule {}
