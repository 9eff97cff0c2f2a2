import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import type { AddressBook, NameHash } from './address-book.ts';
import { wordAt } from './fact-fields.ts';

/** The mailboxes that a fact of a key, a name and the way to it may mean; see `AddressBook.findStored`. */
export function readStoredMailboxes(book: AddressBook, fact: BlockReader): readonly number[] {
  const path: NameHash[] = [];
  for (let at = 16; fact.start + at + 8 <= fact.end; at += 8) path.push({ high: wordAt(fact, at), low: wordAt(fact, at + 4) });
  return book.findStored({ high: wordAt(fact, 8), low: wordAt(fact, 12) }, path);
}
