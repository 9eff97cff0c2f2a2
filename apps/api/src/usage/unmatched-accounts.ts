import { BlockReader } from '../ingest/facts/block-reader.ts';
import { hashAddress } from '../ingest/maillog/address-hash.ts';
import { FACT } from '../ingest/maillog/fact.ts';
import { Hash64 } from '../ingest/maillog/hash64.ts';
import { findAccountText, listAccountActs, readAccountText } from './account-names.ts';
import type { AddressBook } from './correlate/address-book.ts';
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

/** What accounts unknown to the directory did, and how many of their names found no room among the rows. */
export interface Unmatched {
  readonly rows: readonly UnmatchedCount[];
  readonly unlistedNames: number;
}

/**
 * The accounts of a day's blocks whose mailbox the directory does not know, the most frequent first, at most 1000; what is over is one row
 * of kind `unlisted`, with the copies stored for names that are kept as hashes. Only names that the mail server itself took as accounts: strangers are held as hashes and never named.
 */
export function listUnmatched(blocks: readonly Uint8Array[], book: AddressBook): Unmatched {
  const counts = new Map<string, UnmatchedCount>();
  const names = new Set<string>();
  let unlisted = 0;
  for (const { kind, address, count } of findUnmatched(blocks, book)) {
    const key = `${kind} ${address}`;
    if (kind !== 'unlisted') names.add(address);
    if (kind !== 'unlisted' && ACCOUNT.test(address)) counts.set(key, { kind, address, count: (counts.get(key)?.count ?? 0) + count });
    else unlisted += count;
  }
  const sorted = [...counts.values()].toSorted((a, b) => b.count - a.count || compare(a.address, b.address) || compare(a.kind, b.kind));
  unlisted += sorted.slice(MAX_NAMES).reduce((sum, { count }) => sum + count, 0);
  const listed = sorted.slice(0, MAX_NAMES);
  return {
    rows: [...listed, ...(unlisted > 0 ? [{ kind: 'unlisted', address: '', count: unlisted } as const] : [])],
    unlistedNames: names.size - new Set(listed.map(({ address }) => address)).size,
  };
}

function* findUnmatched(blocks: readonly Uint8Array[], book: AddressBook): Generator<UnmatchedCount> {
  const hash = new Hash64();
  const stored = new StoredMailboxes(book);
  for (const block of blocks) {
    const fact = new BlockReader(block);
    while (fact.next()) {
      const start = findAccountText(fact);
      if (start < 0) {
        if (isStoredForNobody(fact, stored)) yield { kind: 'unlisted', address: '', count: fact.count };
        continue;
      }
      const { high, low } = hashAddress(hash, fact.bytes, start, fact.end);
      if (book.findAccount(high, low) >= 0) continue;
      const address = readAccountText(fact, start);
      yield* listAccountActs(fact).map((act) => ({ ...act, address }));
    }
  }
}

/** A copy that the mail server stored for somebody of whom only a hash is kept. */
function isStoredForNobody(fact: BlockReader, stored: StoredMailboxes): boolean {
  if (fact.kind !== FACT.placedDirect && fact.kind !== FACT.stored) return false;
  return stored.find(fact).length === 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
