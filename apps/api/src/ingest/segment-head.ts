import { open } from 'node:fs/promises';
import type { SliceContext } from './maillog/dialect.ts';
import type { SegmentToFold } from './segment.repository.ts';
import type { Compression } from './compression.ts';
import { isFileFault } from './stored-text.ts';
import { readTextChunks } from './text-chunks.ts';

const HEAD_BYTES = 64 * 1024;

/** What a parser must know of a segment besides its lines. */
export function contextOf(segment: Pick<SegmentToFold, 'zoneOffsetMinutes' | 'year' | 'receivedAt'>, head: Uint8Array): SliceContext {
  return {
    head,
    zoneOffsetMinutes: segment.zoneOffsetMinutes,
    year: segment.year,
    receivedAtSecond: Math.floor(segment.receivedAt.getTime() / 1000),
  };
}

/** First bytes of the plain text of a stored segment. */
export async function readHead(path: string, segment: Pick<SegmentToFold, 'compression'>): Promise<Uint8Array> {
  if (segment.compression !== 'plain') return readPackedHead(path, segment.compression);
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readPackedHead(path: string, compression: Compression): Promise<Uint8Array> {
  try {
    for await (const chunk of readTextChunks(path, compression, 0, HEAD_BYTES)) {
      if (chunk.lines.length > 0) return Buffer.from(chunk.lines.subarray(0, HEAD_BYTES));
    }
  } catch (error) {
    // A damaged file has no head; the fold itself meets the damage again and reports it.
    if (!isFileFault(error)) throw error;
  }
  return Buffer.alloc(0);
}
