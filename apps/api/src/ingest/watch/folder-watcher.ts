import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { WatchedFileError, WatchedReply } from '@nhip-thu/metrics';
import { Runtime } from '../../config/settings.module.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { IngestService } from '../ingest.service.ts';
import { UploadGate } from '../upload-gate.ts';
import { LogRoster } from './log-roster.ts';
import { MAX_OVERLAP } from './line-overlap.ts';
import { WatchedFileRepository } from './watched-file.repository.ts';
import { WatchedLog, type LogSlice } from './watched-log.ts';

const SCAN_EVERY_MS = 1_000;
const MIB = 1024 * 1024;
/** With what may be put before it (header, lines of the rotated file) a slice stays below 8 MiB. */
const SLICE_BYTES = 8 * MIB - 4 * MAX_OVERLAP;
/** A log that grows by little is handed over in batches of so many milliseconds. */
const BATCH_MS = 2_000;
/** A file that is only understood as a whole is complete when it did not change for so long; a gzip file without its end, for longer. */
const QUIET_MS = 2_000;
const UNFINISHED_MS = 10 * 60_000;
/** A file that no pattern leads to any more is read on for so long after its last line: programs write to a rotated file for a while. */
const LINGER_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Files that rest for so long are closed. */
const RESTING_MS = 2 * DAY_MS;
/** Stamps without a year are read as of the last change of a file that is older than this. */
const OLD_MS = 30 * DAY_MS;
const KEEP_EVERY_MS = 60 * 60_000;
const KEEP_DAYS = 7;

/** Nothing to do for now; there is more to hand over at once; other files come first. */
type Outcome = 'idle' | 'more' | 'later';

/**
 * Follows the log files of `WATCH` and hands new whole lines to the ingest. Asks the file system every second instead of being told by
 * it (docs/decisions/0008). A checkpoint is stored after its slice is durably received, so a crash repeats a slice and loses none.
 */
@Injectable()
export class FolderWatcher implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FolderWatcher.name);
  /** One for all files, which are read one after the other: memory does not grow with backlog or number of files. */
  private buffer: Buffer | null = null;
  private roster: LogRoster | null = null;
  private readonly errors = new Map<string, WatchedFileError>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;
  private keptAt = 0;

  constructor(
    private readonly ingest: IngestService,
    private readonly gate: UploadGate,
    private readonly checkpoints: WatchedFileRepository,
    private readonly runtime: Runtime,
  ) {}

  /** Scans from now on; does nothing when `WATCH` is not set. */
  start(): void {
    if (this.runtime.settings.watch.length === 0 || this.isStopping) return;
    this.timer = setTimeout(() => {
      this.running = this.tick().finally(() => this.start());
    }, SCAN_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
    await this.roster?.close();
  }

  /**
   * One look at all files; each gives one slice at most.
   * @param now the clock that batches and waits go by
   * @returns whether there is more to hand over at once
   */
  async scanOnce(now = Date.now()): Promise<boolean> {
    const { watch } = this.runtime.settings;
    this.roster ??= new LogRoster(await this.checkpoints.list(this.originNames));
    await this.roster.look(watch);
    for (const { originName, path, code } of this.roster.faults) this.note(`${originName} ${path}`, errorOf(code), path);
    let isMore = false;
    const later: WatchedLog[] = [];
    for (const log of this.roster.list()) {
      if (this.isStopping) return false;
      const outcome = await this.serve(log, now);
      if (outcome === 'later') later.push(log);
      isMore ||= outcome === 'more';
    }
    for (const log of later) isMore = (await this.serve(log, now)) === 'more' || isMore;
    await this.keep(now);
    return isMore;
  }

  status(): WatchedReply {
    const files = (this.roster?.list() ?? []).map((log) => ({
      origin: log.checkpoint.originName,
      path: log.path,
      size: log.size,
      offset: log.checkpoint.nextOff,
      handedOverAt: Number.isFinite(log.handedOverAt) ? new Date(log.handedOverAt).toISOString() : null,
      error: this.errors.get(nameOf(log)) ?? null,
    }));
    const faults = (this.roster?.faults ?? []).map(({ originName, path, code }) => {
      return { origin: originName, path, size: null, offset: 0, handedOverAt: null, error: errorOf(code) };
    });
    return {
      patterns: this.runtime.settings.watch.map(({ originName, pattern }) => ({ origin: originName, pattern })),
      files: [...files, ...faults].toSorted((a, b) => (`${a.origin} ${a.path}` < `${b.origin} ${b.path}` ? -1 : 1)),
    };
  }

  private get originNames(): string[] {
    return [...new Set(this.runtime.settings.watch.map(({ originName }) => originName))];
  }

  private async tick(): Promise<void> {
    try {
      while (await this.scanOnce());
    } catch (error) {
      this.logger.warn(`the watched files could not be looked at, will try again: ${String(error)}`);
    }
  }

  /** A fault of one file is noted, and the others go on. */
  private async serve(log: WatchedLog, now: number): Promise<Outcome> {
    try {
      if (!(await log.look(now))) return 'idle';
      const outcome = log.isSettled ? 'idle' : await this.read(log, now);
      if (log.isSettled) await this.release(log, now);
      return outcome;
    } catch (error) {
      this.note(nameOf(log), error instanceof NotTakenInError ? 'not-taken-in' : errorOf(errorCodeOf(error)), log.path, error);
      return 'idle';
    }
  }

  private async read(log: WatchedLog, now: number): Promise<Outcome> {
    if (!(await log.isContinued())) return this.restart(log);
    if (log.kind === 'unsupported') {
      this.note(nameOf(log), 'unsupported-compression', log.path);
      log.isSettled = true;
      return 'idle';
    }
    if (this.isWaitingForPredecessor(log)) return 'later';
    const slice = log.kind === 'whole' ? await this.readWhole(log, now) : await log.readLines(this.borrowBuffer());
    if (slice === 'not-yet' || (slice?.isFull === false && now - log.handedOverAt < BATCH_MS)) return 'idle';
    if (slice !== null) await this.handOver(log, slice, now);
    this.errors.delete(nameOf(log));
    if (slice?.isFull === true) return 'more';
    log.isSettled = true;
    return 'idle';
  }

  /** The content is another one: from its first byte. What is known only by its inode under an unwatched name is no longer that file. */
  private async restart(log: WatchedLog): Promise<Outcome> {
    if (!log.isListed) {
      await this.roster?.forget(log);
      return 'idle';
    }
    log.restart(this.roster?.findPredecessor(log) ?? null);
    return 'later';
  }

  private isWaitingForPredecessor({ bridge }: WatchedLog): boolean {
    if (!(bridge instanceof WatchedLog)) return false;
    return bridge.kind === 'lines' && !bridge.isSettled && !this.errors.has(nameOf(bridge));
  }

  private async readWhole(log: WatchedLog, now: number): Promise<LogSlice | 'not-yet' | null> {
    const quiet = now - log.changedAt;
    if (quiet < QUIET_MS) return 'not-yet';
    const slice = log.readWhole();
    if (slice === null || quiet >= UNFINISHED_MS || !(await log.isUnfinished())) return slice;
    this.note(nameOf(log), 'incomplete-gzip', log.path);
    return 'not-yet';
  }

  private async handOver(log: WatchedLog, slice: LogSlice, now: number): Promise<void> {
    const { originName } = slice.checkpoint;
    const receivedAt = now - log.modifiedMs > OLD_MS ? new Date(log.modifiedMs) : undefined;
    try {
      await this.gate.pass(() => this.ingest.receive({ originName, name: slice.name, stream: slice.stream, receivedAt }));
      await this.checkpoints.save(slice.checkpoint);
    } catch (error) {
      throw new NotTakenInError('the ingest did not take a slice', { cause: error });
    }
    log.pass(slice, now);
  }

  /** Closes what rests, and forgets a file without a watched name once nobody writes to it any more. */
  private async release(log: WatchedLog, now: number): Promise<void> {
    if (!log.isListed && now - log.changedAt > LINGER_MS) await this.roster?.forget(log);
    else if (log.isListed && now - log.modifiedMs > RESTING_MS) await log.close();
  }

  private async keep(now: number): Promise<void> {
    if (now - this.keptAt < KEEP_EVERY_MS) return;
    const listed = this.roster?.list().filter(({ isListed }) => isListed) ?? [];
    await this.checkpoints.keep(
      listed.map(({ checkpoint }) => checkpoint),
      this.originNames,
      KEEP_DAYS,
    );
    this.keptAt = now;
  }

  private borrowBuffer(): Buffer {
    this.buffer ??= Buffer.allocUnsafeSlow(SLICE_BYTES);
    return this.buffer;
  }

  /** Says a fault once, not every second. */
  private note(name: string, error: WatchedFileError, path: string, cause?: unknown): void {
    if (this.errors.get(name) === error) return;
    this.errors.set(name, error);
    const reason = cause instanceof NotTakenInError ? cause.cause : cause;
    const detail = reason instanceof Error ? ` (${reason.message})` : '';
    this.logger.warn(`${path}: ${error}${detail}; the other files go on, this one is tried again`);
  }
}

/** The file could be read, but disk or database did not take it. */
class NotTakenInError extends Error {}

function errorOf(code: string | null): WatchedFileError {
  return code === 'EACCES' || code === 'EPERM' ? 'permission-denied' : 'unreadable';
}

function nameOf(log: WatchedLog): string {
  return `${log.checkpoint.originName} ${log.path}`;
}
