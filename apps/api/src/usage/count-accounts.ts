import { BlockReader } from '../ingest/facts/block-reader.ts';
import { hashAddressText } from '../ingest/maillog/address-hash.ts';
import { Hash64 } from '../ingest/maillog/hash64.ts';
import { findAccountText, readAccountText } from './account-names.ts';
import type { AddressBook } from './correlate/address-book.ts';
import { PairMap } from './correlate/pair-map.ts';

/** How many addresses the logs of an origin name on a day, and how many of them the directory knows by what. */
export interface AccountCounts {
  /** Distinct names that the mail server took as accounts, whoever's they are. */
  readonly addresses: number;
  /** Of them: a mailbox's own address, or its local part where only one mailbox has it. */
  readonly matched: number;
  /** Of them: another name that leads to one mailbox. */
  readonly alias: number;
}

/**
 * Counts the accounts of a day's blocks. The total counts names and asks nobody whose they are: with those of `listUnmatched` the parts must come
 * to it (DOMAIN 3, log addresses = matched + alias + foreign + unknown).
 */
export function countAccounts(blocks: readonly Uint8Array[], book: AddressBook): AccountCounts {
  const names = listAccounts(blocks);
  let matched = 0;
  let alias = 0;
  for (const name of names) {
    const { high, low } = hashAddressText(name);
    if (book.findAccount(high, low) < 0) continue;
    if (book.isOtherName(high, low)) alias += 1;
    else matched += 1;
  }
  return { addresses: names.size, matched, alias };
}

function listAccounts(blocks: readonly Uint8Array[]): Set<string> {
  const names = new Set<string>();
  const seen = new PairMap();
  const hash = new Hash64();
  for (const block of blocks) {
    const fact = new BlockReader(block);
    while (fact.next()) {
      const start = findAccountText(fact);
      if (start < 0) continue;
      // The same bytes again are the same name; most facts are of a name that was seen.
      const { high, low } = hash.begin().add(fact.bytes, start, fact.end).finish();
      if (seen.add(high, low)) names.add(readAccountText(fact, start));
    }
  }
  return names;
}
