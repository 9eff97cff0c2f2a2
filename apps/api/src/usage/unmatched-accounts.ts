import { BlockReader } from '../ingest/facts/block-reader.ts';
import { hashAddress } from '../ingest/maillog/address-hash.ts';
import { ACCESS_FLAG, FACT } from '../ingest/maillog/fact.ts';
import { Hash64 } from '../ingest/maillog/hash64.ts';
import type { AddressBook } from './correlate/address-book.ts';
import { byteAt, wordAt } from './correlate/fact-fields.ts';
import { StoredMailboxes } from './correlate/stored-mailboxes.ts';

/** Names kept of one origin and day; the rest is counted together. */
const MAX_NAMES = 1000;
/** Longer or odd names are no account's; they are counted, not shown. */
const ACCOUNT = /^[^\s\p{C}@]{1,64}(@[\p{L}\p{N}.-]{1,190})?$/u;

/** How often an account that the directory does not know did something; `unlisted` has no address. */
export interface UnmatchedCount {
  readonly kind: 'login' | 'sent' | 'received' | 'unlisted';
  readonly address: string;
  readonly count: number;
}

/** `day`: the fact holds the counts of a whole day. */
interface AccountForm {
  readonly kind: 'login' | 'sent' | 'received' | 'day';
  readonly offset: number;
}

/** Where the counts of a whole day stand. */
const DAY_COUNTS = [
  ['sent', 0],
  ['received', 4],
  ['login', 8],
] as const;

/** Facts that end in an account of the server's own, with where its text begins. Other facts hold names as hashes only. */
const ACCOUNT_FACTS: ReadonlyMap<number, AccountForm> = new Map([
  [FACT.submit, { kind: 'sent', offset: 13 }],
  [FACT.saved, { kind: 'received', offset: 16 }],
  [FACT.savedByProgram, { kind: 'received', offset: 16 }],
  [FACT.login, { kind: 'login', offset: 9 }],
  [FACT.sent, { kind: 'sent', offset: 21 }],
  [FACT.webmail, { kind: 'login', offset: 9 }],
  [FACT.mailboxDay, { kind: 'day', offset: 12 }],
]);

/**
 * The accounts of a day's blocks whose mailbox the directory does not know, the most frequent first, at most 1000; what is over is one row
 * of kind `unlisted`, with the copies stored for names that are kept as hashes. Only names that the mail server itself took as accounts: strangers are held as hashes and never named.
 */
export function listUnmatched(blocks: readonly Uint8Array[], book: AddressBook): UnmatchedCount[] {
  const counts = new Map<string, UnmatchedCount>();
  let unlisted = 0;
  for (const { kind, address, count } of findUnmatched(blocks, book)) {
    const key = `${kind} ${address}`;
    if (ACCOUNT.test(address)) counts.set(key, { kind, address, count: (counts.get(key)?.count ?? 0) + count });
    else unlisted += count;
  }
  const sorted = [...counts.values()].toSorted((a, b) => b.count - a.count || compare(a.address, b.address) || compare(a.kind, b.kind));
  unlisted += sorted.slice(MAX_NAMES).reduce((sum, { count }) => sum + count, 0);
  return [...sorted.slice(0, MAX_NAMES), ...(unlisted > 0 ? [{ kind: 'unlisted', address: '', count: unlisted } as const] : [])];
}

function* findUnmatched(blocks: readonly Uint8Array[], book: AddressBook): Generator<UnmatchedCount> {
  const hash = new Hash64();
  const stored = new StoredMailboxes(book);
  for (const block of blocks) {
    const fact = new BlockReader(block);
    while (fact.next()) {
      const form = ACCOUNT_FACTS.get(fact.kind);
      if (form === undefined) {
        if (isStoredForNobody(fact, stored)) yield { kind: 'unlisted', address: '', count: fact.count };
        continue;
      }
      const start = fact.start + form.offset;
      if (start >= fact.end || isOtherProtocol(fact)) continue;
      const { high, low } = hashAddress(hash, fact.bytes, start, fact.end);
      if (book.findAccount(high, low) >= 0) continue;
      const address = Buffer.from(fact.bytes.buffer, fact.bytes.byteOffset + start, fact.end - start).toString('utf8');
      yield* countsOf(form.kind, address, fact);
    }
  }
}

/** A copy that the mail server stored for somebody of whom only a hash is kept. */
function isStoredForNobody(fact: BlockReader, stored: StoredMailboxes): boolean {
  if (fact.kind !== FACT.placedDirect && fact.kind !== FACT.stored) return false;
  return stored.find(fact).length === 0;
}

function countsOf(kind: AccountForm['kind'], address: string, fact: BlockReader): UnmatchedCount[] {
  if (kind !== 'day') return [{ kind, address, count: fact.count }];
  return DAY_COUNTS.map(([each, offset]) => ({ kind: each, address, count: wordAt(fact, offset) })).filter(({ count }) => count > 0);
}

/** Logins for sending or for filters are told by what is sent, as in `mailbox_day`. */
function isOtherProtocol(fact: BlockReader): boolean {
  if (fact.kind !== FACT.login) return false;
  const protocol = byteAt(fact, 8) & ACCESS_FLAG.protocolMask;
  return protocol !== ACCESS_FLAG.imap && protocol !== ACCESS_FLAG.pop3;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
