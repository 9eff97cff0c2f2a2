import { Module } from '@nestjs/common';
import { FactSealModule } from '../database/fact-seal.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { DirectoryChangesRepository } from './directory-changes.repository.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { DirectoryImportRepository } from './directory-import.repository.ts';
import { DirectoryRepository } from './directory.repository.ts';
import { AssignmentService } from './assignment.service.ts';
import { DomainRulesController } from './domain-rules.controller.ts';
import { DomainRulesService } from './domain-rules.service.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryController } from './directory.controller.ts';
import { DirectoryViewRepository } from './directory-view.repository.ts';
import { FreshTree } from './fresh-tree.ts';
import { DirectoryImportController } from './directory-import.controller.ts';
import { MergeService } from './merge.service.ts';
import { LdapPullService } from './ldap/ldap-pull.service.ts';
import { LdapReader } from './ldap/ldap-reader.ts';
import { RenameService } from './rename.service.ts';
import { SplitService } from './split.service.ts';
import { SuccessionController } from './succession.controller.ts';
import { PreviewRepository } from './preview.repository.ts';
import { PreviewService } from './preview.service.ts';
import { DirectoryService } from './directory.service.ts';

/** Who works where, which mailbox is whose, which address stands for which. */
@Module({
  imports: [QueueModule, FactSealModule],
  controllers: [DirectoryController, DirectoryImportController, DomainRulesController, SuccessionController],
  providers: [
    DirectoryRepository,
    DirectoryImportRepository,
    DirectoryChangesRepository,
    DirectoryChangesService,
    DirectoryService,
    MergeService,
    AssignmentService,
    Clock,
    DomainRulesService,
    LdapPullService,
    LdapReader,
    RenameService,
    SplitService,
    DirectoryViewRepository,
    FreshTree,
    PreviewRepository,
    PreviewService,
  ],
  exports: [
    DirectoryRepository,
    DirectoryChangesService,
    DirectoryService,
    MergeService,
    AssignmentService,
    DomainRulesService,
    DirectoryViewRepository,
  ],
})
export class DirectoryModule {}
