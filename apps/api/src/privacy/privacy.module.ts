import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.ts';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { ErasureModule } from '../directory/erasure/erasure.module.ts';
import { UsageModule } from '../usage/usage.module.ts';
import { DataRequestController } from './data-request.controller.ts';
import { DataRequestRepository } from './data-request.repository.ts';
import { DataRequestService } from './data-request.service.ts';
import { ImpactController } from './impact.controller.ts';
import { ImpactRepository } from './impact.repository.ts';
import { ImpactService } from './impact.service.ts';
import { InstallationFacts } from './installation-facts.ts';
import { NamedViewSurroundings } from './named-view-surroundings.ts';
import { NamedViewController } from './named-view.controller.ts';
import { NamedViewRepository } from './named-view.repository.ts';
import { NamedViewService } from './named-view.service.ts';
import { NoticeController } from './notice.controller.ts';
import { NoticeRepository } from './notice.repository.ts';
import { OwnDataController } from './own-data.controller.ts';
import { OwnRequestsController } from './own-requests.controller.ts';
import { RequestEffects } from './request-effects.ts';

/** The privacy room: what officials see of what is kept about them and ask about it, and who may see them by name. */
@Module({
  imports: [AccessModule, CalendarModule, DirectoryModule, ErasureModule, UsageModule],
  controllers: [OwnDataController, OwnRequestsController, NamedViewController, NoticeController, DataRequestController, ImpactController],
  providers: [
    ...[Clock, CalendarRepository, NamedViewSurroundings, NamedViewRepository, NamedViewService],
    ...[NoticeRepository, DataRequestRepository, RequestEffects, DataRequestService, ImpactRepository, InstallationFacts, ImpactService],
  ],
  exports: [NamedViewService, DataRequestService, NoticeRepository, ImpactService],
})
export class PrivacyModule {}
