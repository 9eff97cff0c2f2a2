import { createHash } from 'node:crypto';
import { makeFrozenCode, type FrozenAgency, type FrozenDocument, type FrozenHead, type FrozenProvince } from '@nhip-thu/metrics';

/** A frozen document as it is stored: texts that are never written again, their hash, and the code made of that. */
export interface FrozenText {
  readonly head: string;
  /** The province, then the agencies. */
  readonly parts: readonly string[];
  readonly hash: Buffer;
  readonly code: string;
}

/** Writes a whole document; the same document gives the same bytes. @throws when it has no province, since that would be a part only */
export function writeFrozen({ head, province, agencies }: FrozenDocument): FrozenText {
  if (province === null) throw new Error('only the whole of a period is frozen');
  const text = { head: JSON.stringify(head), parts: [province, ...agencies].map((part) => JSON.stringify(part)) };
  const hash = hashFrozen(text);
  return { ...text, hash, code: makeFrozenCode(hash) };
}

/** SHA-256 of head and parts as one JSON document. */
export function hashFrozen({ head, parts }: Pick<FrozenText, 'head' | 'parts'>): Buffer {
  const [province = 'null', ...agencies] = parts;
  return createHash('sha256')
    .update(`{"head":${head},"province":${province},"agencies":[${agencies.join(',')}]}`)
    .digest();
}

/** Reads what `writeFrozen` wrote, or as much of it as the caller may see. */
export function readFrozen(head: string, parts: readonly { readonly position: number; readonly content: string }[]): FrozenDocument {
  const province = parts.find(({ position }) => position === 0);
  // The texts are those of `writeFrozen`, which no row of the database ever changes.
  return {
    head: JSON.parse(head) as FrozenHead,
    province: province === undefined ? null : (JSON.parse(province.content) as FrozenProvince),
    agencies: parts.filter(({ position }) => position > 0).map(({ content }) => JSON.parse(content) as FrozenAgency),
  };
}
