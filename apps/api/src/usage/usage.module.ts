import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { AdoptionController } from './adoption.controller.ts';
import { AgencyCourseController } from './agency-course.controller.ts';
import { AgencyCourseRepository } from './agency-course.repository.ts';
import { AgencyCourseService } from './agency-course.service.ts';
import { DayCheck } from '../queue/day-check.ts';
import { DayCheckService } from './day-check.service.ts';
import { PeriodCheck } from '../queue/period-check.ts';
import { PeriodCheckService } from './period-check.service.ts';
import { DivisionRepository } from './division.repository.ts';
import { DivisionsController } from './divisions.controller.ts';
import { DivisionsService } from './divisions.service.ts';
import { FiguresNews } from './figures-news.ts';
import { FreshReplies } from './fresh-replies.ts';
import { LifecyclePeople } from './lifecycle-people.ts';
import { LifecycleService } from './lifecycle.service.ts';
import { IdentitiesController } from './identities.controller.ts';
import { IdentitiesService } from './identities.service.ts';
import { HoursService } from './hours.service.ts';
import { MailDaysService } from './mail-days.service.ts';
import { PeriodAnswers } from './period-answers.ts';
import { RhythmController } from './rhythm.controller.ts';
import { RoleFlowController } from './role-flow.controller.ts';
import { RoleFlowService } from './role-flow.service.ts';
import { StickinessService } from './stickiness.service.ts';
import { OwnUseRepository } from './own-use.repository.ts';
import { OwnUseService } from './own-use.service.ts';
import { RollUpModule } from './roll-up.module.ts';
import { UnmaskedUseService } from './unmasked-use.service.ts';
import { UsageAnswersModule } from './usage-answers.module.ts';
import { WhatIfController } from './what-if.controller.ts';
import { WhatIfService } from './what-if.service.ts';

/** The usage room: the roll-ups that a worker runs, and the questions asked of them. */
@Module({
  imports: [CalendarModule, DirectoryModule, QueueModule, TargetsModule, RollUpModule, UsageAnswersModule],
  controllers: [
    AdoptionController,
    AgencyCourseController,
    DivisionsController,
    IdentitiesController,
    RhythmController,
    RoleFlowController,
    WhatIfController,
  ],
  providers: [
    ...[FreshReplies, FiguresNews, LifecyclePeople, LifecycleService, IdentitiesService, MailDaysService],
    ...[PeriodAnswers, HoursService, StickinessService, RoleFlowService, AgencyCourseRepository, AgencyCourseService],
    ...[DivisionRepository, DivisionsService, UnmaskedUseService, WhatIfService, OwnUseRepository, OwnUseService],
    { provide: DayCheck, useClass: DayCheckService },
    { provide: PeriodCheck, useClass: PeriodCheckService },
  ],
  exports: [
    RollUpModule,
    UsageAnswersModule,
    DayCheck,
    PeriodCheck,
    IdentitiesService,
    UnmaskedUseService,
    LifecycleService,
    WhatIfService,
    OwnUseService,
  ],
})
export class UsageModule {}
