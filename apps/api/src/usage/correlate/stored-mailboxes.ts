import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import type { AddressBook, NameHash } from './address-book.ts';
import { wordAt } from './fact-fields.ts';
import { PairMap } from './pair-map.ts';

/** Finds the mailboxes that a fact of a key, a name and the way to it may mean (see `AddressBook.findStored`); remembers each name and way. */
export class StoredMailboxes {
  readonly #book: AddressBook;
  readonly #index = new PairMap();
  readonly #found: (readonly number[])[] = [];

  constructor(book: AddressBook) {
    this.#book = book;
  }

  find(fact: BlockReader): readonly number[] {
    const { high, low } = hashWords(fact, 8);
    const known = this.#found[this.#index.get(high, low)];
    if (known !== undefined) return known;
    const path: NameHash[] = [];
    for (let at = 16; fact.start + at + 8 <= fact.end; at += 8) path.push({ high: wordAt(fact, at), low: wordAt(fact, at + 4) });
    const found = this.#book.findStored({ high: wordAt(fact, 8), low: wordAt(fact, 12) }, path);
    this.#index.set(high, low, this.#found.length);
    this.#found.push(found);
    return found;
  }
}

/** 64 bits that stand for the bytes of a fact from `offset` on; its words are hashes already. */
export function hashWords(fact: BlockReader, offset: number): NameHash {
  let high = 0;
  let low = 0;
  for (let at = offset; fact.start + at + 8 <= fact.end; at += 8) {
    high = Math.imul(high ^ wordAt(fact, at), 0x85ebca6b) + 1;
    low = Math.imul(low ^ wordAt(fact, at + 4), 0xc2b2ae35) + 1;
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return { high: high | 0, low: low | 0 };
}
