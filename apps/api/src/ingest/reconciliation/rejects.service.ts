import { Injectable } from '@nestjs/common';
import type { RejectsReply } from '@nhip-thu/metrics';
import { NO_SINK } from '../maillog/fact-sink.ts';
import { SliceParser } from '../maillog/slice-parser.ts';
import { contextOf, readHead } from '../segment-head.ts';
import { Spool } from '../spool.ts';
import { isFileFault } from '../stored-text.ts';
import { readTextChunks } from '../text-chunks.ts';
import { UndoRepository, type UndoSegment } from '../undo.repository.ts';
import { UnknownSegmentError } from '../undo.service.ts';
import { LineLocator } from './line-locator.ts';

const CHUNK_BYTES = 1024 * 1024;
const TIME_LIMIT_MS = 10_000;

/** Finds the lines of a segment that were not understood, by reading its file again: nothing of them is kept. */
@Injectable()
export class RejectsService {
  constructor(
    private readonly repository: UndoRepository,
    private readonly spool: Spool,
  ) {}

  /** @throws UnknownSegmentError, and the disk's error when the file is missing */
  async list(id: string): Promise<RejectsReply> {
    const segment = await this.repository.find(id);
    if (segment === null) throw new UnknownSegmentError(id);
    const path = this.spool.pathOf(segment.hmac);
    const head = await readHead(path, segment);
    const context = contextOf(segment, head);
    const locator = new LineLocator((state) => new SliceParser(context, state, segment.requestedDialect), NO_SINK);
    const isComplete = await takeAll(path, segment, locator);
    const { name, origin, dialect } = segment;
    const { lines, rejectedLines } = locator.result();
    return { segmentId: id, name, origin, dialect, linesRead: lines, isComplete, reasons: rejectedLines };
  }
}

/** @returns whether it came to the end in time */
async function takeAll(path: string, { compression }: UndoSegment, locator: LineLocator): Promise<boolean> {
  const until = performance.now() + TIME_LIMIT_MS;
  try {
    for await (const chunk of readTextChunks(path, compression, 0, CHUNK_BYTES)) {
      if (performance.now() > until) return false;
      if (chunk.oversizeLines > 0) locator.skipOversize(chunk.oversizeBytes);
      locator.take(chunk.lines);
    }
    return true;
  } catch (error) {
    if (!isFileFault(error)) throw error;
    return false;
  }
}
