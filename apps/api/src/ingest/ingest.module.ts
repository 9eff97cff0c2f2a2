import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.ts';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { readDiskSpace } from '../database/disk-space.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { FoldModule } from './fold.module.ts';
import { DryRunController } from './dry-run.controller.ts';
import { IngestController } from './ingest.controller.ts';
import { OriginController } from './origin.controller.ts';
import { OriginDesk } from './origin-desk.service.ts';
import { OriginService } from './origin.service.ts';
import { RebuildCheck } from './reconciliation/rebuild-check.ts';
import { ReconciliationController } from './reconciliation/reconciliation.controller.ts';
import { ReconciliationRepository } from './reconciliation/reconciliation.repository.ts';
import { ReconciliationService } from './reconciliation/reconciliation.service.ts';
import { RejectsService } from './reconciliation/rejects.service.ts';
import { SpoolSpace } from './spool-space.ts';
import { Spool } from './spool.ts';
import { UploadGate } from './upload-gate.ts';
import { SyslogReceiver } from './syslog/syslog-receiver.ts';
import { AddressDayFinder } from '../queue/address-day-finder.ts';
import { AddressDays } from './unknown/address-days.ts';
import { UnknownAddressRepository } from './unknown/unknown-address.repository.ts';
import { UnknownAddressesController } from './unknown/unknown-addresses.controller.ts';
import { UnknownAddressesService } from './unknown/unknown-addresses.service.ts';
import { VerifyRepository } from './verify.repository.ts';
import { VerifyService } from './verify.service.ts';
import { FolderWatcher } from './watch/folder-watcher.ts';
import { WatchedController } from './watch/watched.controller.ts';
import { WatchedFileRepository } from './watch/watched-file.repository.ts';

/** The ingest room: every way in, what a worker runs, and the reconciliation. */
@Module({
  imports: [AccessModule, CalendarModule, DirectoryModule, QueueModule, FoldModule],
  controllers: [
    IngestController,
    OriginController,
    WatchedController,
    ReconciliationController,
    DryRunController,
    UnknownAddressesController,
  ],
  providers: [
    { provide: SpoolSpace, inject: [Spool], useFactory: ({ folder }: Spool) => new SpoolSpace(() => readDiskSpace(folder)) },
    { provide: UploadGate, inject: [SpoolSpace], useFactory: (space: SpoolSpace) => new UploadGate(space) },
    ...[OriginService, OriginDesk, SyslogReceiver, VerifyRepository, VerifyService],
    ...[ReconciliationRepository, ReconciliationService, RebuildCheck, RejectsService],
    ...[UnknownAddressesService, UnknownAddressRepository, AddressDays],
    { provide: AddressDayFinder, useExisting: AddressDays },
    ...[WatchedFileRepository, FolderWatcher],
  ],
  exports: [FoldModule, OriginService, UnknownAddressesService, VerifyService, SyslogReceiver, FolderWatcher],
})
export class IngestModule {}
