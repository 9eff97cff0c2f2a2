import { open } from 'node:fs/promises';
import type { DryRunFacts, DryRunReply } from '@nhip-thu/metrics';
import { detectCompression, MAGIC_BYTES, refuseForeignPacking, type Compression } from './compression.ts';
import { detectDialect } from './maillog/detect-dialect.ts';
import { FACT } from './maillog/fact.ts';
import type { FactSink } from './maillog/fact-sink.ts';
import { SliceParser } from './maillog/slice-parser.ts';
import { LineLocator } from './reconciliation/line-locator.ts';
import { contextOf, readHead } from './segment-head.ts';
import { isFileFault } from './stored-text.ts';
import { readTextChunks } from './text-chunks.ts';

/** Lines that a dry run looks at. */
const DRY_RUN_LINES = 1000;
/** Bytes of a file that are enough for them. */
export const DRY_RUN_BYTES = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

export interface DryRunOptions {
  readonly year: number | null;
  /** null = the one it is most like. */
  readonly dialect: string | null;
  readonly zoneOffsetMinutes: number;
  /** Whether the file is only the beginning of what it is a sample of. */
  readonly isPrefix: boolean;
}

const GROUP_BY_KIND: ReadonlyMap<number, keyof DryRunFacts> = new Map([
  ...[FACT.submit, FACT.sent, FACT.sentInSession].map((kind) => [kind, 'submissions'] as const),
  ...[FACT.placed, FACT.placedDirect, FACT.placedByProgram, FACT.placedEach].map((kind) => [kind, 'copies'] as const),
  ...[FACT.saved, FACT.savedByProgram, FACT.stored].map((kind) => [kind, 'copies'] as const),
  ...[FACT.login, FACT.webmail].map((kind) => [kind, 'logins'] as const),
  ...[FACT.loginFail, FACT.loginFailSummary].map((kind) => [kind, 'loginFailures'] as const),
]);

/** Counts facts by what they would be counted as, and keeps the earliest and the latest second. */
export class FactGroups implements FactSink {
  readonly counts = { submissions: 0, copies: 0, logins: 0, loginFailures: 0, others: 0 };
  first = Infinity;
  last = -Infinity;

  add(second: number, kind: number, _fields: Uint8Array, _length: number, count: number): void {
    this.counts[GROUP_BY_KIND.get(kind) ?? 'others'] += count;
    this.see(second);
  }

  see(second: number): void {
    if (second < this.first) this.first = second;
    if (second > this.last) this.last = second;
  }
}

/**
 * Reads the first lines of a log as the fold would, and forgets them.
 * @throws RefusedPackingError, and the disk's errors
 */
export async function dryRunFile(path: string, options: DryRunOptions): Promise<DryRunReply> {
  const compression = await readCompression(path);
  const head = await readHead(path, { compression });
  const guess = detectDialect(head);
  const { year, zoneOffsetMinutes } = options;
  const context = contextOf({ year, zoneOffsetMinutes, receivedAt: new Date() }, head);
  const facts = new FactGroups();
  const locator = new LineLocator((state) => new SliceParser(context, state, options.dialect), facts);
  const isCut = await takeFirstLines(path, compression, locator);
  return {
    compression,
    dialect: options.dialect ?? guess?.dialect ?? null,
    confidence: options.dialect === null ? (guess?.confidence ?? 0) : null,
    ...locator.result(),
    firstAt: toIso(facts.first),
    lastAt: toIso(facts.last),
    facts: facts.counts,
    isPartial: isCut || options.isPrefix,
  };
}

/** @returns whether there was more */
async function takeFirstLines(path: string, compression: Compression, locator: LineLocator): Promise<boolean> {
  try {
    for await (const chunk of readTextChunks(path, compression, 0, CHUNK_BYTES)) {
      if (locator.lines >= DRY_RUN_LINES) return chunk.lines.length > 0;
      if (chunk.oversizeLines > 0) locator.skipOversize(chunk.oversizeBytes);
      if (locator.take(chunk.lines, DRY_RUN_LINES - locator.lines) < chunk.lines.length) return true;
    }
  } catch (error) {
    // A beginning of a packed file ends early by nature.
    if (!isFileFault(error)) throw error;
  }
  return false;
}

/** @throws RefusedPackingError */
export async function readCompression(path: string): Promise<Compression> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC_BYTES), 0, MAGIC_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    refuseForeignPacking(head);
    return detectCompression(head);
  } finally {
    await file.close();
  }
}

function toIso(second: number): string | null {
  return Number.isFinite(second) ? new Date(second * 1000).toISOString() : null;
}
