import { BlockReader } from './block-reader.ts';
import { BlockWriter } from './block-writer.ts';
import { uniteEvidence } from './hour-evidence.ts';

const NO_BYTES = new Uint8Array(0);

export interface BlockUnion {
  readonly block: Uint8Array;
  /** Facts in the united block, equal ones counted. */
  readonly facts: number;
  /** How many of them `a` did not have. */
  readonly fresh: number;
  /** Whether the block holds more than `a`: facts, or evidence of the log's being alive. */
  readonly isGrown: boolean;
}

/**
 * Unites two blocks (of one hour, if they have evidence): a fact of one second counts as often as in the block that has it more often, and the
 * log was alive when one says so. Associative, commutative, idempotent and monotone, and the same facts and evidence always give the same bytes.
 * `a` null = nothing stored yet.
 * @throws DamagedBlockError when one is no block
 */
export function unionBlocks(a: Uint8Array | null, b: Uint8Array): BlockUnion {
  if (a === null || a === b) return unionOfOne(b, a === null);
  const left = new BlockReader(a);
  const right = new BlockReader(b);
  const writer = new BlockWriter(a.length + b.length);
  const span = { start: 0, end: 0, count: 0 };
  let facts = 0;
  let fresh = 0;
  const evidence = beginUnited(writer, left, right);
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
  const isGrown = !isEqual(evidence, left.evidence) || fresh > 0;
  return { block: writer.finish() ?? a, facts, fresh, isGrown };
}

function unionOfOne(block: Uint8Array, isNew: boolean): BlockUnion {
  const facts = countFacts(block);
  return { block, facts, fresh: isNew ? facts : 0, isGrown: isNew };
}

/** Neither reader may have moved yet. @returns the evidence of both together */
function beginUnited(writer: BlockWriter, left: BlockReader, right: BlockReader): Uint8Array | null {
  if (left.evidence === null && right.evidence === null) return null;
  const hour = left.evidence === null ? right : left;
  const evidence = uniteEvidence(left.evidence ?? right.evidence ?? NO_BYTES, right.evidence ?? left.evidence ?? NO_BYTES);
  writer.beginHour(hour.second, evidence);
  return evidence;
}

function isEqual(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === b || (a !== null && b !== null && a.every((byte, at) => byte === b[at]));
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
