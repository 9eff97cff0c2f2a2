import { BlockReader } from './block-reader.ts';
import { BlockWriter } from './block-writer.ts';

export interface BlockUnion {
  readonly block: Uint8Array;
  /** Facts in the united block, equal ones counted. */
  readonly facts: number;
  /** How many of them `a` did not have. */
  readonly fresh: number;
}

/**
 * Unites two blocks: a fact of one second counts as often as in the block that has it more often. Associative, commutative,
 * idempotent and monotone, and the same facts always give the same bytes. `a` null = nothing stored yet.
 * @throws DamagedBlockError when one is no block
 */
export function unionBlocks(a: Uint8Array | null, b: Uint8Array): BlockUnion {
  if (a === null || a === b) {
    const facts = countFacts(b);
    return { block: b, facts, fresh: a === null ? facts : 0 };
  }
  const left = new BlockReader(a);
  const right = new BlockReader(b);
  const writer = new BlockWriter(a.length + b.length);
  const span = { start: 0, end: 0, count: 0 };
  let facts = 0;
  let fresh = 0;
  left.next();
  right.next();
  while (!left.isDone || !right.isDone) {
    const order = compareHeads(left, right);
    const source = order <= 0 ? left : right;
    const stored = order <= 0 ? left.count : 0;
    span.start = source.start;
    span.end = source.end;
    span.count = order < 0 ? stored : Math.max(stored, right.count);
    writer.add(source.second, source.kind, source.bytes, span);
    facts += span.count;
    fresh += span.count - stored;
    if (order <= 0) left.next();
    if (order >= 0) right.next();
  }
  return { block: writer.finish() ?? a, facts, fresh };
}

/** Facts in a block, equal ones counted. */
export function countFacts(block: Uint8Array): number {
  const reader = new BlockReader(block);
  let facts = 0;
  while (reader.next()) facts += reader.count;
  return facts;
}

function compareHeads(left: BlockReader, right: BlockReader): number {
  if (left.isDone) return 1;
  if (right.isDone) return -1;
  if (left.second !== right.second) return left.second - right.second;
  if (left.kind !== right.kind) return left.kind - right.kind;
  return compareBytes(left, right);
}

function compareBytes(left: BlockReader, right: BlockReader): number {
  const a = left.bytes;
  const b = right.bytes;
  const length = Math.min(left.end - left.start, right.end - right.start);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[left.start + index] ?? 0) - (b[right.start + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.end - left.start - (right.end - right.start);
}
