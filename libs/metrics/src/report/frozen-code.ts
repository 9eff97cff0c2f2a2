/** Letters that are not mistaken for digits (Crockford's base 32: no I, L, O, U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const BITS = 5;
const GROUP = 4;

/**
 * The code printed on a report: the first 60 bits of the content's SHA-256 in three groups of four signs.
 * @param hash at least 8 bytes
 * @example makeFrozenCode(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255])) is 'ZZZZ-ZZZZ-ZZZZ'
 */
export function makeFrozenCode(hash: Uint8Array): string {
  const signs = Array.from({ length: LENGTH }, (_, index) => {
    let value = 0;
    for (let bit = index * BITS; bit < (index + 1) * BITS; bit += 1) value = value * 2 + (((hash[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    return ALPHABET.charAt(value);
  });
  return groupsOf(signs.join(''));
}

/**
 * A code as somebody typed it off paper: small letters, spaces or other dashes for hyphens, O for 0, I or L for 1. Null when it cannot be one.
 * @example readFrozenCode('olab cdef 0123') is '01AB-CDEF-0123'
 */
export function readFrozenCode(text: string): string | null {
  const signs = text
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return signs.length === LENGTH && Array.from(signs).every((sign) => ALPHABET.includes(sign)) ? groupsOf(signs) : null;
}

function groupsOf(signs: string): string {
  return [0, 1, 2].map((group) => signs.slice(group * GROUP, (group + 1) * GROUP)).join('-');
}
