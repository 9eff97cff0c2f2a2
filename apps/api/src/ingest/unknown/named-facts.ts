import { BlockReader } from '../facts/block-reader.ts';
import { ACCOUNT_TEXT_OFFSET } from '../maillog/account-text.ts';
import { hashAddress, hashAddressText } from '../maillog/address-hash.ts';
import { Hash64 } from '../maillog/hash64.ts';

const HASH_LENGTH = 8;

/** Some names of the logs, as facts hold them. */
export class NamedFacts {
  readonly #hashes: readonly { readonly high: number; readonly low: number }[];
  readonly #hash = new Hash64();
  /** Bytes of which a block holds at least one if it names any of the names: their hashes, and their local parts as text. */
  readonly #marks: readonly Buffer[];

  constructor(names: readonly string[]) {
    this.#hashes = names.map((name) => {
      const { high, low } = hashAddressText(name);
      return { high, low };
    });
    const localParts = new Set(names.map((name) => name.split('@', 1)[0] ?? ''));
    this.#marks = [...this.#hashes.map(bytesOf), ...[...localParts].filter((part) => part !== '').map((part) => Buffer.from(part))];
  }

  /** Whether a fact of the block names one of them, as account text (with or without an extension) or as a hash. */
  isNamedIn(block: Uint8Array): boolean {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    // Most blocks name nobody of them; to find bytes is cheaper than to read facts.
    if (!this.#marks.some((mark) => bytes.includes(mark))) return false;
    const fact = new BlockReader(block);
    while (fact.next()) if (this.#isNamed(fact)) return true;
    return false;
  }

  #isNamed({ kind, bytes, start, end }: BlockReader): boolean {
    const offset = ACCOUNT_TEXT_OFFSET.get(kind);
    if (offset !== undefined && start + offset < end) {
      const { high, low } = hashAddress(this.#hash, bytes, start + offset, end);
      if (this.#has(high, low)) return true;
    }
    for (let at = start; at + HASH_LENGTH <= end; at += 1) {
      if (this.#hashes.some(({ high, low }) => wordOf(bytes, at) === high && wordOf(bytes, at + HASH_LENGTH / 2) === low)) return true;
    }
    return false;
  }

  #has(high: number, low: number): boolean {
    return this.#hashes.some((each) => each.high === high && each.low === low);
  }
}

/** As facts hold a hash: most significant byte first. */
function bytesOf({ high, low }: { readonly high: number; readonly low: number }): Buffer {
  const bytes = Buffer.alloc(HASH_LENGTH);
  bytes.writeInt32BE(high);
  bytes.writeInt32BE(low, HASH_LENGTH / 2);
  return bytes;
}

function wordOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}
