import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { IngestModule } from '../ingest/ingest.module.ts';
import { PaperModule } from '../paper/paper.module.ts';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { ReportsModule } from '../reports/reports.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { DemoAgreements } from './demo-agreements.ts';
import { DemoHandOver } from './demo-hand-over.ts';
import { DemoOrganisation } from './demo-organisation.ts';
import { DemoPaper } from './demo-paper.ts';
import { DemoPrivacyActs } from './demo-privacy-acts.ts';
import { DemoPrivacy } from './demo-privacy.ts';
import { DemoReports } from './demo-reports.ts';
import { DemoRepository } from './demo.repository.ts';
import { DemoSchedules } from './demo-schedules.ts';
import { DemoService } from './demo.service.ts';
import { DemoLogSource } from './logs/demo-log-source.ts';

/** The invented province; used by the demo start only. */
@Module({
  imports: [AccessModule, DirectoryModule, TargetsModule, PaperModule, IngestModule, ReportsModule, PrivacyModule],
  providers: [
    DemoRepository,
    DemoOrganisation,
    DemoAgreements,
    DemoPaper,
    DemoReports,
    DemoLogSource,
    DemoHandOver,
    DemoPrivacyActs,
    DemoPrivacy,
    DemoSchedules,
    DemoService,
  ],
  exports: [DemoService, DemoPrivacy, DemoSchedules],
})
export class DemoModule {}
