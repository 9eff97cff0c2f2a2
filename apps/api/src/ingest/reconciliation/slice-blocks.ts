import { unionBlocks } from '../facts/fact-block.ts';
import { CarefulParser } from '../careful-parser.ts';
import { SliceParser } from '../maillog/slice-parser.ts';
import { contextOf, readHead } from '../segment-head.ts';
import type { SegmentToFold } from '../segment.repository.ts';
import { isFileFault } from '../stored-text.ts';
import { readTextChunks } from '../text-chunks.ts';

const CHUNK_BYTES = 8 * 1024 * 1024;

/** A file of the spool and how much of it is folded. */
export interface SliceToRead {
  readonly path: string;
  readonly segment: SegmentToFold;
}

/**
 * Reads a segment's file again, as far as it is folded, and gives its facts of the epoch hours asked for: what the fold has put into the
 * blocks of these hours, whatever chunks it was folded in.
 * @throws the disk's error when the file is missing
 */
export async function readSliceBlocks({ path, segment }: SliceToRead, hours: ReadonlySet<number>): Promise<Map<number, Uint8Array>> {
  const found = new Map<number, Uint8Array>();
  for await (const chunk of readChunkBlocks({ path, segment })) {
    for (const [hour, block] of chunk) if (hours.has(hour)) found.set(hour, unionBlocks(found.get(hour) ?? null, block).block);
  }
  return found;
}

/** The epoch hours in which a segment has facts, as far as it is folded. */
export async function listSliceHours(slice: SliceToRead): Promise<Set<number>> {
  const hours = new Set<number>();
  for await (const chunk of readChunkBlocks(slice)) for (const hour of chunk.keys()) hours.add(hour);
  return hours;
}

async function* readChunkBlocks({ path, segment }: SliceToRead): AsyncGenerator<ReadonlyMap<number, Uint8Array>> {
  const context = contextOf(segment, await readHead(path, segment));
  const parser = new CarefulParser((state) => new SliceParser(context, state, segment.requestedDialect), null, null);
  let left = segment.nextOff;
  try {
    for await (const chunk of readTextChunks(path, segment.compression, 0, CHUNK_BYTES)) {
      left -= chunk.oversizeBytes;
      if (left <= 0) return;
      // The fold stands at the end of a line, so the part before is whole lines.
      const lines = chunk.lines.subarray(0, left);
      left -= lines.length;
      yield parser.parse(lines).blocks;
    }
  } catch (error) {
    // The fold has met the same damage and stopped there.
    if (!isFileFault(error)) throw error;
  }
}
