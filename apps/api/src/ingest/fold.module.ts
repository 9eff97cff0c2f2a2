import { Module } from '@nestjs/common';
import { AuditLog } from '../access/audit/audit-log.ts';
import { AuditRepository } from '../access/audit/audit.repository.ts';
import { WallClock } from '../access/wall-clock.ts';
import { Clock } from '../calendar/clock.ts';
import { Runtime } from '../config/settings.module.ts';
import { FactSealModule } from '../database/fact-seal.module.ts';
import { ErasureModule } from '../directory/erasure/erasure.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { BlockRepository } from './block.repository.ts';
import { FoldRepository } from './fold.repository.ts';
import { FoldSegmentJob } from './fold-segment.job.ts';
import { FoldService } from './fold.service.ts';
import { IngestService } from './ingest.service.ts';
import { LineTallyRepository } from './line-tally.repository.ts';
import { OriginRepository } from './origin.repository.ts';
import { Reconciler } from './reconciler.ts';
import { ApplyRetentionJob } from './retention/apply-retention.job.ts';
import { RetentionSurroundings } from './retention/retention-surroundings.ts';
import { RetentionRepository } from './retention/retention.repository.ts';
import { RetentionService } from './retention/retention.service.ts';
import { ScrubRepository } from './scrub.repository.ts';
import { ScrubService } from './scrub.service.ts';
import { ScrubSpoolJob } from './scrub-spool.job.ts';
import { SegmentRepository } from './segment.repository.ts';
import { SegmentParser } from './segment-parser.ts';
import { openSpool, Spool } from './spool.ts';
import { UndoSegmentJob } from './undo-segment.job.ts';
import { UndoRepository } from './undo.repository.ts';
import { UndoService } from './undo.service.ts';

/** What of the ingest room a worker runs: spool, ledger, fold, undo, scrub, retention. No routes. */
@Module({
  imports: [QueueModule, FactSealModule, ErasureModule],
  providers: [
    { provide: Spool, inject: [Runtime], useFactory: ({ dataFolder }: Runtime) => openSpool(dataFolder) },
    ...[OriginRepository, SegmentRepository, BlockRepository, LineTallyRepository, FoldRepository],
    ...[IngestService, SegmentParser, FoldService, FoldSegmentJob, Reconciler],
    ...[UndoRepository, UndoService, UndoSegmentJob],
    ...[ScrubRepository, ScrubService, ScrubSpoolJob],
    ...[Clock, WallClock, AuditRepository, AuditLog, RetentionSurroundings, RetentionRepository, RetentionService, ApplyRetentionJob],
  ],
  exports: [
    FactSealModule,
    Spool,
    OriginRepository,
    BlockRepository,
    IngestService,
    Reconciler,
    UndoService,
    UndoRepository,
    ScrubService,
    RetentionService,
  ],
})
export class FoldModule {}
