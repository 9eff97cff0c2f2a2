import { Module } from '@nestjs/common';
import { Runtime } from '../config/settings.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { FoldRepository } from './fold.repository.ts';
import { FoldSegmentJob } from './fold-segment.job.ts';
import { FoldService } from './fold.service.ts';
import { IngestController } from './ingest.controller.ts';
import { IngestService } from './ingest.service.ts';
import { OriginRepository } from './origin.repository.ts';
import { Reconciler } from './reconciler.ts';
import { SegmentRepository } from './segment.repository.ts';
import { openSpool, Spool } from './spool.ts';
import { readDiskSpace, UploadGate } from './upload-gate.ts';
import { VerifyRepository } from './verify.repository.ts';
import { VerifyService } from './verify.service.ts';

/** The ingest room: intake, spool, ledger, fold. */
@Module({
  imports: [QueueModule],
  controllers: [IngestController],
  providers: [
    { provide: Spool, inject: [Runtime], useFactory: ({ dataFolder }: Runtime) => openSpool(dataFolder) },
    { provide: UploadGate, inject: [Spool], useFactory: ({ folder }: Spool) => new UploadGate(() => readDiskSpace(folder)) },
    ...[OriginRepository, SegmentRepository, FoldRepository, VerifyRepository],
    ...[IngestService, FoldService, VerifyService, FoldSegmentJob, Reconciler],
  ],
  exports: [IngestService, VerifyService, Reconciler],
})
export class IngestModule {}
