import type { DryRunReply } from '@nhip-thu/metrics';
import { isOfficeTime } from '../../calendar/vietnam-work-calendar.ts';
import { readCompression } from '../dry-run.ts';
import { detectDialect } from '../maillog/detect-dialect.ts';
import { SliceParser } from '../maillog/slice-parser.ts';
import { contextOf, readHead } from '../segment-head.ts';
import { readTextChunks } from '../text-chunks.ts';
import { isFileFault } from '../stored-text.ts';
import { FactWatch, listFindings, TokenWatch, type Finding } from './doctor-findings.ts';
import { LineLocator } from './line-locator.ts';

const CHUNK_BYTES = 1024 * 1024;

export interface DoctorOptions {
  /** Year of the first line, for stamps that have none. */
  readonly year: number | null;
  /** null = the one it is most like. */
  readonly dialect: string | null;
  readonly zoneOffsetMinutes: number;
}

/** What a log file is like, and what would make it better. */
export interface DoctorReport extends Omit<DryRunReply, 'isPartial'> {
  readonly findings: readonly Finding[];
}

/**
 * Reads a whole log file as a fold would, and says what is wrong with it. Memory does not grow with the file but for the minutes it spans.
 * @throws RefusedPackingError, the signal's reason, and the disk's errors
 */
export async function examineFile(path: string, options: DoctorOptions, signal: AbortSignal): Promise<DoctorReport> {
  const compression = await readCompression(path);
  const head = await readHead(path, { compression });
  const guess = options.dialect === null ? detectDialect(head) : null;
  const dialect = options.dialect ?? guess?.dialect ?? null;
  const context = contextOf({ ...options, receivedAt: new Date() }, head);
  const tokens = new TokenWatch();
  const facts: FactWatch = new FactWatch(() => locator.lines + 1);
  const locator: LineLocator = new LineLocator((state) => new SliceParser(context, state, options.dialect), facts);
  let isDamaged = false;
  try {
    for await (const chunk of readTextChunks(path, compression, 0, CHUNK_BYTES)) {
      signal.throwIfAborted();
      if (chunk.oversizeLines > 0) locator.skipOversize(chunk.oversizeBytes);
      tokens.take(chunk.lines);
      locator.take(chunk.lines);
    }
  } catch (error) {
    if (!isFileFault(error)) throw error;
    isDamaged = true;
  }
  const found = locator.result();
  const confidence = options.dialect === null ? (guess?.confidence ?? 0) : null;
  return {
    ...{ compression, dialect, confidence },
    ...found,
    ...{ facts: facts.counts, firstAt: toIso(facts.first), lastAt: toIso(facts.last) },
    findings: listFindings({ dialect, confidence, accepted: found.accepted, isDamaged, tokens: tokens.seen, facts }, isOfficeTime),
  };
}

function toIso(second: number): string | null {
  return Number.isFinite(second) ? new Date(second * 1000).toISOString() : null;
}
