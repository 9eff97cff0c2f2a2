import { Injectable, Logger } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import { failpoint } from '../config/failpoint.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { sumCounts } from './careful-parser.ts';
import { DaysLeftBehind } from './days-left-behind.ts';
import { encodeCarry } from './fold-carry.ts';
import { FoldRepository } from './fold.repository.ts';
import { tallyLines } from './line-tally.repository.ts';
import { stemOfLogName } from './log-name.ts';
import { detectDialect } from './maillog/detect-dialect.ts';
import type { ParsedChunk } from './parsing/parse-message.ts';
import { SegmentRepository, type ChunkCounts, type SegmentToFold } from './segment.repository.ts';
import { SegmentParser } from './segment-parser.ts';
import { Spool } from './spool.ts';
import { BombError, isFileFault, type DamagedFileError } from './stored-text.ts';
import { errorCodeOf } from '../database/error-code.ts';

/** While it folds, a worker says so this often, so that only silent ones are taken for dead. */
const HEARTBEAT_MS = 1_000;
/** So many segments of an origin are looked through for one of the same name. */
const KNOWN_SEGMENTS = 1_000;

/** Why a whole segment could not be folded to its end; the web puts it into words. */
export type SegmentError = 'missing-file' | 'changed-file' | FileFault | 'unknown-format';

/** The file ends early or is damaged, or it unpacks to more than any log; what came before is counted. */
type FileFault = 'damaged-file' | 'bomb';

/** How the reading of a segment ended. */
interface FoldEnd {
  readonly error: SegmentError | null;
  /** Byte of the stored file, when it is the file's fault. */
  readonly damageByte: number | null;
}

/** What is known of a fold under way; counters are of the whole segment. */
interface FoldState {
  readonly segment: SegmentToFold;
  offset: number;
  ignoredKinds: Record<string, number>;
  rejectedReasons: Record<string, number>;
  parsed: number;
}

/** Folds a segment: chunk by chunk, each in one transaction, so that a crash at any point neither loses nor doubles a line. */
@Injectable()
export class FoldService {
  private readonly logger = new Logger(FoldService.name);

  constructor(
    private readonly segments: SegmentRepository,
    private readonly folds: FoldRepository,
    private readonly queue: JobQueue,
    private readonly parser: SegmentParser,
    private readonly spool: Spool,
  ) {}

  /** Goes on where the ledger says the segment stands; returns early when the signal fires or another worker is faster. */
  async fold(originId: number, segmentId: string, signal: AbortSignal): Promise<void> {
    const segment = await this.segments.findToFold(originId, segmentId);
    if (segment === null || (segment.state !== 'received' && segment.state !== 'folding')) return;
    const heartbeat = setInterval(() => {
      // A heartbeat that is lost costs a needless wake-up at most.
      this.segments.touch(originId, segmentId).catch(() => undefined);
    }, HEARTBEAT_MS);
    const end = await this.foldIntact(segment, signal).finally(() => clearInterval(heartbeat));
    if (end === 'stopped') return;
    if (end.error !== null) this.logger.warn(`segment ${segmentId}: ${end.error}`);
    failpoint('parse.finished');
    await this.segments.finish(originId, segmentId, end);
    if ((await this.segments.countUnfinished(originId)) === 0) await this.queue.add('roll-up-days', { originId });
  }

  /** A file that has lain on the disk for long is compared with its name before it is read. */
  private async foldIntact(segment: SegmentToFold, signal: AbortSignal): Promise<FoldEnd | 'stopped'> {
    const isChanged = segment.isStale && (await this.spool.check(segment.hmac))?.isIntact === false;
    return isChanged ? { error: 'changed-file', damageByte: null } : this.foldToEnd(segment, signal);
  }

  private async foldToEnd(segment: SegmentToFold, signal: AbortSignal): Promise<FoldEnd | 'stopped'> {
    try {
      const head = await this.parser.readHead(segment);
      failpoint('spool.head-read');
      const detected = segment.requestedDialect ?? detectDialect(head)?.dialect ?? null;
      const asked = detected === null ? await this.assumeDialect(segment) : segment;
      const dialect = detected ?? asked.requestedDialect;
      await this.segments.start(segment.originId, segment.id, dialect);
      const state = stateOf(asked);
      const fault = await this.foldChunks(state, this.parser.parse(asked, head, dialect), signal);
      if (fault === 'stopped') return fault;
      if (fault !== null) return { error: fault instanceof BombError ? 'bomb' : 'damaged-file', damageByte: fault.byte };
      return { error: isUnknown(state, dialect) ? 'unknown-format' : null, damageByte: null };
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return { error: 'missing-file', damageByte: null };
      throw error;
    }
  }

  /** A segment that is too short to show its dialect, to be read in that of the newest log of the same name, if there is one. */
  private async assumeDialect(segment: SegmentToFold): Promise<SegmentToFold> {
    if (segment.nextOff > 0) return segment;
    const stem = stemOfLogName(segment.name);
    const known = await this.segments.listKnownDialects(segment.originId, KNOWN_SEGMENTS);
    const found = known.find((earlier) => stemOfLogName(earlier.name) === stem);
    if (found === undefined) return segment;
    await this.segments.assumeDialect(segment.originId, segment.id, found.dialect);
    return { ...segment, requestedDialect: found.dialect };
  }

  /** A thread parses the next chunk while the database writes the one before. */
  private async foldChunks(
    state: FoldState,
    chunks: AsyncIterable<ParsedChunk>,
    signal: AbortSignal,
  ): Promise<DamagedFileError | BombError | 'stopped' | null> {
    const { segment } = state;
    const leftBehind = new DaysLeftBehind();
    let committed = Promise.resolve(true);
    let damage: DamagedFileError | BombError | null = null;
    try {
      for await (const chunk of chunks) {
        failpoint('spool.chunk-read');
        const counts = countChunk(state, chunk);
        failpoint('parse.parsed');
        if (!(await committed) || signal.aborted) return 'stopped';
        // What came before this chunk is committed.
        await this.wakeRollUp(segment, leftBehind.moveTo([...chunk.found.blocks.keys()]));
        committed = this.folds.commitChunk(segment, counts, chunk.found.blocks, tallyLines(chunk));
        // Looked at before the next commit; until then a failure must not count as unhandled.
        committed.catch(() => undefined);
      }
    } catch (fault) {
      if (!isFileFault(fault)) throw fault;
      damage = fault;
      this.logger.warn(`segment ${segment.id}: ${fault.message}`);
    }
    return (await committed) ? damage : 'stopped';
  }

  /**
   * Has earlier days rolled up while later ones are still being folded. Not when other segments of the origin wait, which may bring more of the
   * same days; and a head start that is lost is none: the end of the fold wakes the roll-up of all days.
   */
  private async wakeRollUp({ originId, isProvisional }: SegmentToFold, before: IsoDate | null): Promise<void> {
    if (before === null || isProvisional || (await this.segments.countUnfinished(originId)) > 1) return;
    await this.queue.add('roll-up-days', { originId, before }).catch(() => undefined);
  }
}

/** Whether a file that was not empty gave nothing, in no dialect or in one that somebody asked for in vain. */
function isUnknown({ offset, parsed, ignoredKinds }: FoldState, dialect: string | null): boolean {
  const isIgnored = dialect !== null && Object.keys(ignoredKinds).some((kind) => kind !== 'partial-head' && kind !== 'empty');
  return offset > 0 && parsed === 0 && !isIgnored;
}

function stateOf(segment: SegmentToFold): FoldState {
  return {
    segment,
    offset: segment.nextOff,
    ignoredKinds: { ...segment.ignoredKinds },
    rejectedReasons: { ...segment.rejectedReasons },
    parsed: segment.parsed,
  };
}

/** Adds a chunk to what is known of the segment. */
function countChunk(state: FoldState, { found, carry, ...chunk }: ParsedChunk): Omit<ChunkCounts, 'fresh' | 'hours'> {
  state.ignoredKinds = sumCounts(state.ignoredKinds, found.ignoredKinds);
  state.rejectedReasons = sumCounts(state.rejectedReasons, found.rejectedReasons);
  const from = state.offset;
  state.offset += found.lineBytes + chunk.oversizeBytes;
  state.parsed += found.parsed;
  return {
    ...{ from, to: state.offset, storedOff: chunk.storedOffset, facts: found.facts },
    ...{ lines: found.lines + chunk.oversizeLines, parsed: found.parsed, ignored: found.ignored, rejected: found.rejected },
    ...{ oversize: found.oversize + chunk.oversizeLines, lineBytes: found.lineBytes + chunk.oversizeBytes, tailBytes: chunk.tailBytes },
    ...{ ignoredKinds: state.ignoredKinds, rejectedReasons: state.rejectedReasons, carry: encodeCarry(carry) },
  };
}
