import { Module } from '@nestjs/common';
import { Runtime } from '../config/settings.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { BlockRepository } from './block.repository.ts';
import { FoldRepository } from './fold.repository.ts';
import { FoldSegmentJob } from './fold-segment.job.ts';
import { FoldService } from './fold.service.ts';
import { IngestService } from './ingest.service.ts';
import { OriginRepository } from './origin.repository.ts';
import { Reconciler } from './reconciler.ts';
import { ScrubRepository } from './scrub.repository.ts';
import { ScrubService } from './scrub.service.ts';
import { ScrubSpoolJob } from './scrub-spool.job.ts';
import { SegmentRepository } from './segment.repository.ts';
import { SegmentParser } from './segment-parser.ts';
import { openSpool, Spool } from './spool.ts';
import { UndoSegmentJob } from './undo-segment.job.ts';
import { UndoRepository } from './undo.repository.ts';
import { UndoService } from './undo.service.ts';

/** What of the ingest room a worker runs: spool, ledger, fold, undo, scrub. No routes. */
@Module({
  imports: [QueueModule],
  providers: [
    { provide: Spool, inject: [Runtime], useFactory: ({ dataFolder }: Runtime) => openSpool(dataFolder) },
    ...[OriginRepository, SegmentRepository, BlockRepository, FoldRepository],
    ...[IngestService, SegmentParser, FoldService, FoldSegmentJob, Reconciler],
    ...[UndoRepository, UndoService, UndoSegmentJob],
    ...[ScrubRepository, ScrubService, ScrubSpoolJob],
  ],
  exports: [Spool, OriginRepository, BlockRepository, IngestService, Reconciler, UndoService, UndoRepository, ScrubService],
})
export class FoldModule {}
