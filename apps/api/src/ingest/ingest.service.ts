import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { IngestReply, SegmentReply } from '@nhip-thu/metrics';
import { errorCodeOf } from '../database/error-code.ts';
import { failpoint } from '../config/failpoint.ts';
import { isOriginName } from '../config/origin-name.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { OriginRepository } from './origin.repository.ts';
import { SegmentRepository } from './segment.repository.ts';
import { Spool, type SpooledBlob, type SpoolNote, type WireNote } from './spool.ts';

const DEFAULT_ZONE_OFFSET_MINUTES = 7 * 60;
const SHOWN_SEGMENTS = 100;
const POLL_MS = 250;

/** The name given for a log source cannot be one. */
export class InvalidOriginNameError extends Error {
  override readonly name = 'InvalidOriginNameError';
  constructor(readonly originName: string) {
    super('an origin name has 1 to 63 characters: lower-case letters, digits, dot, dash, underscore; it starts with a letter or digit');
  }
}

/** The same bytes were taken in before, with another year of the first line, or with none. */
export class OtherYearError extends Error {
  override readonly name = 'OtherYearError';
  constructor(
    readonly segmentId: string,
    readonly knownYear: number | null,
  ) {
    super(`this file was taken in before as segment ${segmentId}, with ${knownYear === null ? 'no year' : `the year ${knownYear}`}`);
  }
}

/** The same bytes were taken in before, and read in another dialect than the one asked for now. */
export class OtherDialectError extends Error {
  override readonly name = 'OtherDialectError';
  constructor(
    readonly segmentId: string,
    /** null = it is still to be recognised. */
    readonly knownDialect: string | null,
  ) {
    super(`this file was taken in before as segment ${segmentId}, as ${knownDialect ?? 'a format to be recognised'}`);
  }
}

/** The origin exists and has another zone, which it keeps. */
export class OtherZoneError extends Error {
  override readonly name = 'OtherZoneError';
  constructor(
    readonly originName: string,
    readonly knownOffsetMinutes: number,
  ) {
    super(`the origin ${originName} has another zone: ${knownOffsetMinutes} minutes`);
  }
}

/** Nothing was handed over. */
export class EmptyUploadError extends Error {
  override readonly name = 'EmptyUploadError';
  constructor() {
    super('the upload holds no bytes');
  }
}

export interface ReceiveInput {
  readonly originName: string;
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  readonly year?: number | undefined;
  /** Name of the dialect to read it in; absent = the one it is most like. */
  readonly dialect?: string | undefined;
  readonly zoneOffsetMinutes?: number | undefined;
  /** When the log was handed over, for logs of a time that is not now; stamps much later than this are refused. */
  readonly receivedAt?: Date | undefined;
  readonly wire?: WireNote;
}

/** Takes logs in: durable first, then in the ledger, then (as a wake-up only) in the queue. */
@Injectable()
export class IngestService {
  private readonly logger = new Logger(IngestService.name);

  constructor(
    private readonly spool: Spool,
    private readonly origins: OriginRepository,
    private readonly segments: SegmentRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Stores the bytes and enters them in the ledger; when this returns, they survive a crash.
   * @throws InvalidOriginNameError, OtherZoneError, EmptyUploadError, OtherYearError, OtherDialectError, and the stream's or disk's own errors
   */
  async receive(input: ReceiveInput): Promise<{ segment: SegmentReply; isKnown: boolean }> {
    if (!isOriginName(input.originName)) throw new InvalidOriginNameError(input.originName);
    await this.refuseOtherZone(input);
    const receivedAt = input.receivedAt ?? new Date();
    const note: SpoolNote = {
      originName: input.originName,
      zoneOffsetMinutes: input.zoneOffsetMinutes ?? null,
      name: input.name,
      year: input.year ?? null,
      dialect: input.dialect ?? null,
      receivedAt: receivedAt.toISOString(),
      ...(input.wire && { wire: input.wire }),
    };
    const blob = await this.spool.receive(input.stream, note);
    if (blob.storedBytes === 0) throw new EmptyUploadError();
    const origin = await this.origins.ensure(input.originName, input.zoneOffsetMinutes ?? DEFAULT_ZONE_OFFSET_MINUTES);
    failpoint('spool.origin-known');
    const { id, isKnown } = await this.segments.insert({ originId: origin.id, blob, note, receivedAt });
    failpoint('ledger.inserted');
    if (isKnown) await this.refuseOtherReading(origin.id, id, input);
    else {
      // The note of an earlier hand-over that was undone since says what was true then.
      if (blob.isNoteKept) await this.spool.replaceNote(blob.hmac, note);
      await this.wakeFold(origin.id, id);
    }
    const [segment] = await this.segments.findReplies([id]);
    if (!segment) throw new Error('a segment vanished between two statements');
    this.tellTaken(segment, blob, isKnown);
    return { segment, isKnown };
  }

  /**
   * Enters spooled blobs that a crash kept out of the ledger. Run once at start, before workers. A blob whose note is damaged, or whose
   * note the database does not take, is left out and told of: it must not keep everything else from starting.
   */
  async registerLostBlobs(): Promise<number> {
    let registered = 0;
    for await (const { notes, unreadableNotes, ...blob } of this.spool.list()) {
      failpoint('spool.listed');
      for (const note of unreadableNotes) this.logger.error(`the note ${note} in the spool is damaged; its file is not in the ledger`);
      for (const note of notes) {
        try {
          if (await this.registerBlob(blob, note)) registered += 1;
        } catch (error) {
          // Class 22 of SQLSTATE: the data itself; anything else may be over next time.
          const code = errorCodeOf(error);
          if (!code?.startsWith('22')) throw error;
          const name = blob.hmac.toString('hex');
          this.logger.error(`the file ${name} of ${note.originName} cannot be entered in the ledger (SQLSTATE ${code})`);
        }
      }
    }
    if (registered > 0) this.logger.warn(`${registered} spooled files were missing from the ledger and are entered again`);
    return registered;
  }

  /** @returns whether it was missing */
  private async registerBlob(blob: SpooledBlob, note: SpoolNote): Promise<boolean> {
    const origin = await this.origins.ensure(note.originName, note.zoneOffsetMinutes ?? DEFAULT_ZONE_OFFSET_MINUTES);
    if (await this.segments.isKnown(origin.id, blob.hmac, note.wire?.isProvisional ?? false)) return false;
    const { id, isKnown } = await this.segments.insert({ originId: origin.id, blob, note, receivedAt: new Date(note.receivedAt) });
    if (!isKnown) await this.wakeFold(origin.id, id);
    return !isKnown;
  }

  async status(): Promise<IngestReply> {
    const [origins, segments] = await Promise.all([this.origins.listReplies(), this.segments.listNewest(SHOWN_SEGMENTS)]);
    // After them: a segment that is folded by now has left its days to count; counted before, they would seem to be rolled up.
    const counts = await this.dirty.count();
    return { origins, segments, ...counts };
  }

  segmentsByIds(ids: string[]): Promise<SegmentReply[]> {
    return this.segments.findReplies(ids);
  }

  /** Resolves when each segment is folded or failed and no day or period waits for its roll-up. */
  async waitForRollUps(
    ids: string[],
    options: { onProgress?: (segments: SegmentReply[], dirtyDays: number, dirtyPeriods: number) => void; signal?: AbortSignal } = {},
  ): Promise<SegmentReply[]> {
    for (;;) {
      options.signal?.throwIfAborted();
      const segments = await this.segmentsByIds(ids);
      const { dirtyDays, dirtyPeriods } = await this.dirty.count();
      options.onProgress?.(segments, dirtyDays, dirtyPeriods);
      const isFolded = segments.every((segment) => !['received', 'folding', 'undoing'].includes(segment.state));
      if (isFolded && dirtyDays === 0 && dirtyPeriods === 0) return segments;
      await delay(POLL_MS);
    }
  }

  /** Another zone would be passed over in silence. */
  private async refuseOtherZone({ originName, zoneOffsetMinutes }: ReceiveInput): Promise<void> {
    if (zoneOffsetMinutes === undefined) return;
    const known = await this.origins.find(originName);
    if (known !== null && known.zoneOffsetMinutes !== zoneOffsetMinutes) throw new OtherZoneError(originName, known.zoneOffsetMinutes);
  }

  /** Year and dialect decide every figure of a log, so another one must not be passed over in silence. */
  private async refuseOtherReading(originId: number, id: string, { year, dialect }: Pick<ReceiveInput, 'year' | 'dialect'>): Promise<void> {
    if (year === undefined && dialect === undefined) return;
    const known = await this.segments.findToFold(originId, id);
    if (known === null) return;
    if (year !== undefined && known.year !== year) throw new OtherYearError(id, known.year);
    const knownDialect = known.requestedDialect ?? known.dialect;
    if (dialect !== undefined && knownDialect !== dialect) throw new OtherDialectError(id, knownDialect);
  }

  /** Never the name of the file, which may hold anybody's. */
  private tellTaken({ id, origin }: SegmentReply, { storedBytes }: Pick<SpooledBlob, 'storedBytes'>, isKnown: boolean): void {
    this.logger.log(`segment ${id} of ${origin} ${isKnown ? 'was there already' : 'taken in'}: ${storedBytes} bytes`);
  }

  /** A lost wake-up is no loss: the reconciler finds the segment in the ledger. */
  private async wakeFold(originId: number, segmentId: string): Promise<void> {
    try {
      await this.queue.add('fold-segment', { originId, segmentId });
    } catch (error) {
      this.logger.warn(`the queue did not take segment ${segmentId}; the reconciler will: ${String(error)}`);
    }
  }
}
