import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.ts';
import { Runtime } from '../config/settings.module.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { BlockRepository } from './block.repository.ts';
import { DryRunController } from './dry-run.controller.ts';
import { FoldRepository } from './fold.repository.ts';
import { FoldSegmentJob } from './fold-segment.job.ts';
import { FoldService } from './fold.service.ts';
import { IngestController } from './ingest.controller.ts';
import { IngestService } from './ingest.service.ts';
import { OriginController } from './origin.controller.ts';
import { OriginRepository } from './origin.repository.ts';
import { OriginService } from './origin.service.ts';
import { RebuildCheck } from './reconciliation/rebuild-check.ts';
import { ReconciliationController } from './reconciliation/reconciliation.controller.ts';
import { ReconciliationRepository } from './reconciliation/reconciliation.repository.ts';
import { ReconciliationService } from './reconciliation/reconciliation.service.ts';
import { RejectsService } from './reconciliation/rejects.service.ts';
import { Reconciler } from './reconciler.ts';
import { ScrubRepository } from './scrub.repository.ts';
import { ScrubService } from './scrub.service.ts';
import { ScrubSpoolJob } from './scrub-spool.job.ts';
import { SegmentRepository } from './segment.repository.ts';
import { SegmentParser } from './segment-parser.ts';
import { openSpool, Spool } from './spool.ts';
import { readDiskSpace, UploadGate } from './upload-gate.ts';
import { SyslogReceiver } from './syslog/syslog-receiver.ts';
import { UndoSegmentJob } from './undo-segment.job.ts';
import { UndoRepository } from './undo.repository.ts';
import { UndoService } from './undo.service.ts';
import { AddressDays } from './unknown/address-days.ts';
import { UnknownAddressRepository } from './unknown/unknown-address.repository.ts';
import { UnknownAddressesController } from './unknown/unknown-addresses.controller.ts';
import { UnknownAddressesService } from './unknown/unknown-addresses.service.ts';
import { VerifyRepository } from './verify.repository.ts';
import { VerifyService } from './verify.service.ts';
import { FolderWatcher } from './watch/folder-watcher.ts';
import { WatchedController } from './watch/watched.controller.ts';
import { WatchedFileRepository } from './watch/watched-file.repository.ts';

/** The ingest room: intake, spool, ledger, fold. */
@Module({
  imports: [CalendarModule, DirectoryModule, QueueModule],
  controllers: [
    IngestController,
    OriginController,
    WatchedController,
    ReconciliationController,
    DryRunController,
    UnknownAddressesController,
  ],
  providers: [
    { provide: Spool, inject: [Runtime], useFactory: ({ dataFolder }: Runtime) => openSpool(dataFolder) },
    { provide: UploadGate, inject: [Spool], useFactory: ({ folder }: Spool) => new UploadGate(() => readDiskSpace(folder)) },
    ...[OriginService, OriginRepository, SegmentRepository, BlockRepository, FoldRepository, VerifyRepository],
    ...[SyslogReceiver, IngestService, SegmentParser, FoldService, VerifyService, FoldSegmentJob, Reconciler],
    ...[ReconciliationRepository, ReconciliationService, RebuildCheck, RejectsService],
    ...[UndoRepository, UndoService, UndoSegmentJob],
    ...[ScrubRepository, ScrubService, ScrubSpoolJob],
    ...[UnknownAddressesService, UnknownAddressRepository, AddressDays],
    ...[WatchedFileRepository, FolderWatcher],
  ],
  exports: [IngestService, OriginService, UnknownAddressesService, UndoService, VerifyService, Reconciler, SyslogReceiver, FolderWatcher],
})
export class IngestModule {}
