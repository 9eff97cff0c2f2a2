import type { BlockReader } from '../../ingest/facts/block-reader.ts';

/** The 32 bits at `offset` of the present fact, as int32. */
export function wordAt(fact: BlockReader, offset: number): number {
  const at = fact.start + offset;
  const { bytes } = fact;
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

export function byteAt(fact: BlockReader, offset: number): number {
  return fact.bytes[fact.start + offset] ?? 0;
}
