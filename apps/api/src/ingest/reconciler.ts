import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { isoDateOfEpochSecond, RULE_VERSIONS, type IsoDate } from '@nhip-thu/metrics';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { IngestService } from './ingest.service.ts';
import { SegmentRepository } from './segment.repository.ts';
import { UndoRepository } from './undo.repository.ts';

const INTERVAL_MS = 2_500;
/** Several heartbeats of a worker that folds. */
const IDLE_SECONDS = 5;
/** Taking a segment back has no heartbeat. */
const UNDO_IDLE_SECONDS = 10;
const UPKEEP_LOOK_MS = 60 * 60 * 1000;
const REPEATING_LOOK_MS = 60 * 1000;

/**
 * Looks at the ledger every few seconds and wakes what should be running: the queue is only a wake-up call, and wake-up calls get
 * lost (a crash between commit and enqueue, a flushed Redis). Runs in every worker; doing it twice does no harm.
 */
@Injectable()
export class Reconciler implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Reconciler.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private upkeepLookedAt = -Infinity;
  private repeatingLookedAt = -Infinity;
  private lastDay: IsoDate | null = null;

  constructor(
    private readonly segments: SegmentRepository,
    private readonly undos: UndoRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
    private readonly ingest: IngestService,
  ) {}

  /** Marks what an earlier version computed by other rules, enters blobs that a crash kept out of the ledger, then watches. */
  async start(): Promise<void> {
    await this.dirty.markChangedRules(RULE_VERSIONS);
    await this.ingest.registerLostBlobs();
    await this.queue.startRepeating();
    await this.tick();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.tick());
    }, INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** One look; a failure (the database is restarting) is logged and the next look tries again. */
  async tick(): Promise<void> {
    try {
      await this.reconcile();
    } catch (error) {
      this.logger.warn(`reconciling failed, will try again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async reconcile(): Promise<void> {
    for (const payload of await this.segments.takeIdle(IDLE_SECONDS)) await this.queue.add('fold-segment', payload, { isRetry: true });
    for (const payload of await this.undos.takeIdle(UNDO_IDLE_SECONDS)) await this.queue.add('undo-segment', payload, { isRetry: true });
    for (const originId of await this.dirty.listSettledOrigins(IDLE_SECONDS))
      await this.queue.add('roll-up-days', { originId }, { isRetry: true });
    await this.wakeUpkeep();
    await this.keepRepeating();
    await this.markBegunDay();
    const { dirtyDays, dirtyPeriods } = await this.dirty.count();
    if (dirtyDays === 0 && dirtyPeriods > 0) await this.queue.add('roll-up-periods', {}, { isRetry: true });
  }

  /** Once an hour is enough: which files are to be read again, and whether the nightly removal and the upkeep of tables were done, stands in the database. */
  private async wakeUpkeep(): Promise<void> {
    if (performance.now() - this.upkeepLookedAt < UPKEEP_LOOK_MS) return;
    await this.queue.add('scrub-spool', {});
    await this.queue.add('apply-retention', {});
    await this.queue.add('tend-tables', {});
    this.upkeepLookedAt = performance.now();
  }

  /** What repeats stands only in the queue's store. */
  private async keepRepeating(): Promise<void> {
    if (performance.now() - this.repeatingLookedAt < REPEATING_LOOK_MS) return;
    await this.queue.keepRepeating();
    this.repeatingLookedAt = performance.now();
  }

  private async markBegunDay(): Promise<void> {
    const today = isoDateOfEpochSecond(Math.floor(Date.now() / 1000));
    if (this.lastDay === today) return;
    await this.dirty.markBegunDay(today);
    this.lastDay = today;
  }
}
