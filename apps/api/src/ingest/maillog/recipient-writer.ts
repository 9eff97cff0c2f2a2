import { hashAddress } from './address-hash.ts';
import { findByte, findLastByte } from './byte-text.ts';
import type { FactWriter } from './fact-writer.ts';
import { Hash64 } from './hash64.ts';

const AT = 64;
const DOT = 46;
/** A domain and so many of those it lies below. */
const MAX_DOMAINS = 3;

interface Words {
  readonly high: number;
  readonly low: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const address = new Hash64();
const domain = new Hash64();

/**
 * 32 bits that tell the recipients of one message apart. The message is part of them, so that nobody can follow a correspondent from one message to
 * the next, or try addresses against them without its queue id.
 */
export function recipientKey(message: Words, name: Words): number {
  const mixed = Math.imul(name.high ^ message.low, 0x9e3779b1) ^ Math.imul(name.low ^ message.high, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) | 0 || 1;
}

/** Writes the bytes of an `addressed` fact. `replaced`: hash of the address that the copy of the same line went to instead. */
export function writeRecipient(writer: FactWriter, message: Words, bytes: Uint8Array, { start, end }: Span, replaced: Words | null): void {
  writer.word(message.high).word(message.low);
  writer.word(recipientKey(message, hashAddress(address, bytes, start, end)));
  writer.word(replaced === null ? 0 : recipientKey(message, replaced));
  writeDomains(writer, bytes, { start, end });
}

/** A domain of one label is kept as the recipient's own only: everything lies below `vn`. */
function writeDomains(writer: FactWriter, bytes: Uint8Array, { start, end }: Span): void {
  const at = findLastByte(bytes, start, end, AT);
  let from = at < 0 ? end : at + 1;
  for (let count = 0; from < end && count < MAX_DOMAINS; count += 1) {
    const dot = findByte(bytes, from, end, DOT);
    const isOneLabel = dot < 0;
    if (isOneLabel && count > 0) return;
    writer.hash(domain.begin().addFolded(bytes, from, end).finish());
    from = isOneLabel ? end : dot + 1;
  }
}

/** The hash by which a fact names a domain, in lower case. */
export function hashDomainText(name: string): Words {
  const bytes = new TextEncoder().encode(name);
  const { high, low } = new Hash64().begin().addFolded(bytes, 0, bytes.length).finish();
  return { high, low };
}
