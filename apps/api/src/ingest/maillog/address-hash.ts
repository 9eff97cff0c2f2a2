import { Hash64 } from './hash64.ts';

const AT = 64;
const PLUS = 43;
const QUOTE = 34;
const encoder = new TextEncoder();

/**
 * Hashes an address as a fact holds it: case folded, `+extension` of the local part left out (not in a quoted one).
 * The parser and the directory must both come here.
 */
export function hashAddress(hash: Hash64, bytes: Uint8Array, start: number, end: number): Hash64 {
  let at = end - 1;
  while (at >= start && bytes[at] !== AT) at -= 1;
  if (at < start) at = end;
  let localEnd = at;
  if (bytes[start] !== QUOTE) {
    for (let plus = start + 1; plus < at; plus += 1) {
      if (bytes[plus] === PLUS) {
        localEnd = plus;
        break;
      }
    }
  }
  return hash.begin().addFolded(bytes, start, localEnd).addFolded(bytes, at, end).finish();
}

export function hashAddressText(address: string): Hash64 {
  const bytes = encoder.encode(address);
  return hashAddress(new Hash64(), bytes, 0, bytes.length);
}
