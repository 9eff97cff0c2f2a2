import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { SegmentReply } from '@nhip-thu/metrics';
import { NotPackedError, RefusedPackingError } from '../../ingest/compression.ts';
import {
  EmptyUploadError,
  IngestService,
  InvalidOriginNameError,
  OtherDialectError,
  OtherYearError,
  OtherZoneError,
} from '../../ingest/ingest.service.ts';
import { SpoolSpace } from '../../ingest/spool-space.ts';
import { toUploadProblem } from '../../ingest/upload-problem.ts';
import { formatZone } from '../../ingest/zone.ts';
import { EXIT } from '../../installation.ts';
import { WorkerSessions } from '../../queue/worker-sessions.ts';
import { errorCodeOf } from '../error-code.ts';
import { ArgumentFaults, checkFile, parseYear, parseZone } from '../parse-argument.ts';
import type { Progress } from '../progress.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface IngestOptions {
  readonly origin: string;
  /** `auto` or a dialect; the program has checked it. */
  readonly format?: string;
  readonly tz?: string;
  readonly year?: string;
  readonly wait?: boolean;
}

interface LogFile {
  readonly path: string;
  readonly bytes: number;
}

interface LogInput {
  readonly originName: string;
  readonly dialect: string | null;
  readonly year: number | null;
  /** As it was typed. */
  readonly zone: string | undefined;
  readonly zoneOffsetMinutes: number | null;
}

interface WayIn {
  readonly ingest: IngestService;
  readonly space: SpoolSpace;
}

/** What came of handing the files over; `notRead` are files that could not be read to their end. */
interface Handover {
  readonly ids: string[];
  readonly knownIds: Set<string>;
  /** Of the known ones, those that were read to their end before this command. */
  readonly finishedIds: Set<string>;
  readonly notRead: { readonly file: string; readonly reason: string }[];
}

/** A log file could not be read to its end; nothing of it was taken in. */
class LogUnreadableError extends Error {
  override readonly name = 'LogUnreadableError';
}

/** `nhipthu ingest FILE... --origin NAME [--format FORMAT] [--tz +07:00] [--year YYYY] [--wait]` */
export async function runIngest(shell: Shell, paths: readonly string[], options: IngestOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const dialect = options.format === undefined || options.format === 'auto' ? null : options.format;
  const input = {
    originName: options.origin,
    dialect,
    year: parseYear(options.year, faults),
    zone: options.tz,
    zoneOffsetMinutes: parseZone(options.tz, faults),
  };
  const files: LogFile[] = [];
  for (const path of new Set(paths)) files.push({ path, bytes: (await checkFile('FILE', path, faults)) ?? 0 });
  faults.throwIfAny();
  const isWaiting = options.wait ?? false;
  const touched = { subject: `logs of ${input.originName}: ${files.map(({ path }) => basename(path)).join(', ')}` };
  const { segments, handover, hasWorker } = await shell.withContext(
    { queue: isWaiting ? 'work' : 'add', interruptedHint: shell.text.ingestAgain, touched },
    async (context) => {
      const ingest = context.get(IngestService);
      const progress = shell.startProgress();
      try {
        const handed = await handOver(shell, { ingest, space: context.get(SpoolSpace) }, files, input, progress);
        const replies = isWaiting ? await waitForFigures(shell, ingest, handed.ids, progress) : await ingest.segmentsByIds(handed.ids);
        const worked = isWaiting || (await context.get(WorkerSessions).hasAny());
        return { segments: sortLike(handed.ids, replies), handover: handed, hasWorker: worked };
      } finally {
        progress.stop();
      }
    },
  );
  if (shell.isJson) shell.printJson({ segments, alreadyKnown: [...handover.knownIds], notRead: handover.notRead });
  else printText(shell, segments, handover);
  if (!isWaiting && segments.some(isToCome)) shell.note(hasWorker ? shell.text.soon : shell.text.later());
  return isComplete(segments, handover) ? EXIT.done : EXIT.someInputRejected;
}

function isToCome({ state }: SegmentReply): boolean {
  return state === 'received' || state === 'folding';
}

function isComplete(segments: readonly SegmentReply[], { notRead }: Handover): boolean {
  return notRead.length === 0 && !segments.some((segment) => segment.state === 'failed' || isNotUnderstood(segment));
}

/** Kinds of ignored lines that any file may have, read in any format. */
const COMMON_KINDS = new Set(['partial-head', 'empty', 'header', 'continuation', 'other-program', 'other-event']);

/** Read to its end, and not one line of it is known, be it as one without a fact: the wrong file, or the wrong format. */
function isNotUnderstood({ state, lines, parsed, ignoredKinds }: SegmentReply): boolean {
  return state === 'folded' && lines > 0 && parsed === 0 && Object.keys(ignoredKinds).every((kind) => COMMON_KINDS.has(kind));
}

async function handOver(
  shell: Shell,
  { ingest, space }: WayIn,
  files: readonly LogFile[],
  input: LogInput,
  progress: Progress,
): Promise<Handover> {
  const handover: Handover = { ids: [], knownIds: new Set(), finishedIds: new Set(), notRead: [] };
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  for (const { path } of files) {
    const name = basename(path);
    const count = (length: number): void => {
      done += length;
      progress.update(done, total, shell.text.reading(name));
    };
    try {
      await space.ensureRoom();
      const { segment, isKnown } = await ingest.receive({
        originName: input.originName,
        name,
        stream: readLog(path, shell.io.signal, count),
        dialect: input.dialect ?? undefined,
        year: input.year ?? undefined,
        zoneOffsetMinutes: input.zoneOffsetMinutes ?? undefined,
      });
      // The same bytes under two names are one segment.
      if (handover.ids.includes(segment.id)) continue;
      handover.ids.push(segment.id);
      if (isKnown) handover.knownIds.add(segment.id);
      if (isKnown && segment.state === 'folded') handover.finishedIds.add(segment.id);
    } catch (error) {
      if (error instanceof EmptyUploadError) shell.note(shell.text.empty(name));
      else if (error instanceof LogUnreadableError) handover.notRead.push({ file: path, reason: error.message });
      else {
        tellStop(shell, name, handover);
        throw toUsageError(error, input);
      }
    }
  }
  return handover;
}

/** What came before the refused file is kept, and no report of it will follow. */
function tellStop(shell: Shell, name: string, { ids, notRead }: Handover): void {
  for (const { file, reason } of notRead) shell.note(shell.text.notRead(file, reason));
  if (ids.length > 0) shell.note(shell.text.stoppedAt(name));
}

function toUsageError(error: unknown, { originName, zone }: LogInput): unknown {
  if (error instanceof OtherYearError) {
    const expected = error.knownYear === null ? '–' : String(error.knownYear);
    return new UsageError([{ argument: '--year', code: 'year-fixed', found: error.segmentId, expected }], { cause: error });
  }
  if (error instanceof OtherDialectError) {
    const expected = error.knownDialect === null ? {} : { expected: error.knownDialect };
    return new UsageError([{ argument: '--format', code: 'format-fixed', found: error.segmentId, ...expected }], { cause: error });
  }
  if (error instanceof OtherZoneError) {
    const expected = formatZone(error.knownOffsetMinutes);
    return new UsageError([{ argument: '--tz', code: 'zone-fixed', found: zone ?? '', expected }], { cause: error });
  }
  if (error instanceof RefusedPackingError)
    return new UsageError([{ argument: 'FILE', code: 'refused-packing', found: error.packing }], { cause: error });
  if (error instanceof NotPackedError)
    return new UsageError([{ argument: 'FILE', code: 'not-packed', found: error.ending }], { cause: error });
  if (!(error instanceof InvalidOriginNameError)) return toUploadProblem(error);
  return new UsageError([{ argument: '--origin', code: 'bad-origin', found: originName }], { cause: error });
}

async function* readLog(path: string, signal: AbortSignal, count: (length: number) => void): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { signal });
  try {
    // A stream without encoding gives buffers.
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      count(chunk.length);
      yield chunk;
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw new LogUnreadableError(errorCodeOf(error) ?? String(error), { cause: error });
  }
}

function waitForFigures(shell: Shell, ingest: IngestService, ids: string[], progress: Progress): Promise<SegmentReply[]> {
  return ingest.waitForRollUps(ids, {
    signal: shell.io.signal,
    onProgress(segments, dirtyDays) {
      const total = segments.reduce((sum, segment) => sum + segment.bytesTotal, 0);
      const done = segments.reduce((sum, segment) => sum + segment.bytesDone, 0);
      progress.update(done, total, done < total ? shell.text.folding : shell.text.rollingUp(shell.formatCount(dirtyDays)));
    },
  });
}

function sortLike(ids: readonly string[], segments: readonly SegmentReply[]): SegmentReply[] {
  return ids.flatMap((id) => segments.find((segment) => segment.id === id) ?? []);
}

function describeKnown({ text }: Shell, { id, state }: SegmentReply, { knownIds, finishedIds }: Handover): string {
  if (finishedIds.has(id)) return `, ${text.nothingNew}`;
  return knownIds.has(id) && state !== 'folded' ? `, ${text.known}` : '';
}

function printText(shell: Shell, segments: readonly SegmentReply[], handover: Handover): void {
  const { text } = shell;
  const format = (count: number): string => shell.formatCount(count);
  for (const segment of segments) {
    // The counters of a file that was finished before tell what it brought the first time.
    const wasFinished = handover.finishedIds.has(segment.id);
    shell.print(`${segment.name}: ${text.states[segment.state]}${describeKnown(shell, segment, handover)}`);
    if (isNotUnderstood(segment)) shell.print(`  ${text.notUnderstood(segment.id)}`);
    const place = segment.damageByte === null ? '' : ` (byte ${segment.damageByte})`;
    if (segment.error !== null) shell.print(`  ${shell.text.segmentErrors.get(segment.error) ?? segment.error}${place}`);
    if (segment.state !== 'folded' || wasFinished) continue;
    const { lines, parsed, ignored, rejected, oversize } = segment;
    shell.print(`  ${text.lines(format(lines), format(parsed), format(ignored), format(rejected), format(oversize))}`);
    shell.print(`  ${text.facts(format(segment.fresh), format(segment.duplicate))}`);
  }
  for (const { file, reason } of handover.notRead) shell.print(text.notRead(file, reason));
}
