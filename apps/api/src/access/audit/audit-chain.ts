import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuditFault, AuditKind, Role } from '@nhip-thu/metrics';

/** What is written down of one deed. */
export interface AuditDeed {
  readonly kind: AuditKind;
  readonly actor: string | null;
  readonly role: Role | null;
  readonly action: string;
  readonly subject: string | null;
  readonly officialId: number | null;
  readonly agency: string | null;
  readonly reason: string | null;
  readonly network: string | null;
  /** The session it was done in, by its id; null outside of sessions, and in entries of earlier versions. */
  readonly session: string | null;
}

/** A deed in its place in the chain. */
export interface ChainedEntry extends AuditDeed {
  readonly id: number;
  readonly at: Date;
  /** Keyed digests of actor and subject, which the hash covers instead of these, so that a name can be erased; null in entries of earlier versions. */
  readonly digests: Buffer | null;
  readonly hash: Buffer;
}

/** The end of the chain at some time: whoever noted it can tell later that nothing before it was touched. */
export interface AuditHead {
  readonly id: number;
  readonly hash: Buffer;
}

/** Hex digits of the hash in a head as it is printed: 96 bits. */
const HEAD_DIGITS = 24;
const DIGEST_BYTES = 16;
const PSEUDONYM_DIGITS = 16;
/** Before the first entry. */
export const EMPTY_HEAD: AuditHead = { id: 0, hash: Buffer.alloc(32) };

/**
 * `h = HMAC-SHA256(key, former h ‖ JSON of the entry)`, in which digests stand for actor and subject. Whoever changes, puts in or takes out an entry
 * without the key breaks the chain there.
 * @example hashEntry(key, EMPTY_HEAD.hash, entry)
 */
export function hashEntry(key: Buffer, former: Buffer, entry: Omit<ChainedEntry, 'hash'>): Buffer {
  const { id, at, kind, role, action, officialId, agency, reason, network, session, digests } = entry;
  const [version, actor, subject] = digests === null ? [1, entry.actor, entry.subject] : [2, ...splitDigests(digests)];
  const cells = [version, id, at.toISOString(), kind, actor, role, action, subject, officialId, agency, reason, network];
  // Version 1 knew no sessions: whoever puts one into such an entry changes it.
  const text = JSON.stringify(digests === null && session === null ? cells : [...cells, session]);
  return createHmac('sha256', key).update(former).update(text).digest();
}

/** What `digests` of an entry are: of the actor and of the subject. */
export function digestNames(key: Buffer, { actor, subject }: Pick<AuditDeed, 'actor' | 'subject'>): Buffer {
  return Buffer.concat([digestOf(key, actor), digestOf(key, subject)]);
}

/** What takes the place of an erased name: nobody can tell without the key whose it was, and all deeds of one account stay those of one. */
export function pseudonymOf(key: Buffer, name: string): string {
  return pseudonymFrom(digestOf(key, name));
}

function pseudonymFrom(digest: Buffer): string {
  return `da-xoa-${digest.toString('hex').slice(0, PSEUDONYM_DIGITS)}`;
}

function digestOf(key: Buffer, text: string | null): Buffer {
  return createHmac('sha256', key)
    .update(text === null ? 'no name' : `name ${text}`)
    .digest()
    .subarray(0, DIGEST_BYTES);
}

function splitDigests(digests: Buffer): [actor: string, subject: string] {
  return [digests.toString('hex', 0, DIGEST_BYTES), digests.toString('hex', DIGEST_BYTES)];
}

/** Whether actor and subject are what their digests say, or the pseudonyms of these. */
function areNamesTrue(key: Buffer, { actor, subject, digests }: ChainedEntry): boolean {
  if (digests === null) return true;
  return [actor, subject].every((text, at) => {
    const digest = digests.subarray(at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES);
    return digestOf(key, text).equals(digest) || text === pseudonymFrom(digest);
  });
}

/** As it stands on reports and in logs: `1234-3f9a…`, the number of the entry and the first 96 bits of its hash. */
export function formatHead({ id, hash }: AuditHead): string {
  return `${id}-${hash.toString('hex').slice(0, HEAD_DIGITS)}`;
}

/** A noted head, or null when the text is none. */
export function parseHead(text: string): { readonly id: number; readonly digits: string } | null {
  const [, id, digits] = /^(\d{1,15})-([0-9a-f]{24})$/.exec(text.trim()) ?? [];
  return id === undefined || digits === undefined ? null : { id: Number(id), digits };
}

/** The first link that does not hold. */
export interface BrokenLink {
  readonly id: number;
  readonly fault: AuditFault;
}

/** Follows the chain entry by entry and stops at the first link that does not hold. */
export class ChainCheck {
  private last: AuditHead = EMPTY_HEAD;
  private broken: BrokenLink | null = null;
  private readonly heads: Map<number, string>;

  /** @param noted heads noted earlier, which must be found again: this is how a tail that was cut off is seen */
  constructor(
    private readonly key: Buffer,
    noted: readonly { readonly id: number; readonly digits: string }[] = [],
  ) {
    this.heads = new Map();
    // Two different notes of one entry cannot both be right.
    for (const { id, digits } of noted) this.heads.set(id, this.heads.has(id) && this.heads.get(id) !== digits ? '' : digits);
    this.heads.delete(0);
  }

  /** @returns false once a link is broken; what follows need not be read */
  follow(entry: ChainedEntry): boolean {
    if (this.broken !== null) return false;
    const expectedId = this.last.id + 1;
    if (entry.id !== expectedId) this.broken = { id: expectedId, fault: 'missing' };
    else if (!this.isUntouched(entry)) this.broken = { id: entry.id, fault: 'altered' };
    else if (!this.isAsNoted(entry)) this.broken = { id: entry.id, fault: 'not-as-noted' };
    else this.last = { id: entry.id, hash: entry.hash };
    return this.broken === null;
  }

  private isUntouched(entry: ChainedEntry): boolean {
    return timingSafeEqual(hashEntry(this.key, this.last.hash, entry), entry.hash) && areNamesTrue(this.key, entry);
  }

  private isAsNoted(entry: ChainedEntry): boolean {
    const digits = this.heads.get(entry.id);
    this.heads.delete(entry.id);
    return digits === undefined || formatHead(entry) === `${entry.id}-${digits}`;
  }

  /** Once every entry was followed. */
  conclude(): { readonly head: AuditHead; readonly broken: BrokenLink | null } {
    if (this.broken === null && this.heads.size > 0) this.broken = { id: this.last.id + 1, fault: 'cut-off' };
    return { head: this.last, broken: this.broken };
  }
}
