import type { UnmatchedAddress } from '@nhip-thu/metrics';

/** The addresses whose name or origin holds the text, whatever its case and marks; all for an empty text. */
export function findAddresses(addresses: readonly UnmatchedAddress[], text: string): readonly UnmatchedAddress[] {
  const wanted = fold(text.trim());
  if (wanted === '') return addresses;
  return addresses.filter(({ address, origin }) => fold(address).includes(wanted) || fold(origin).includes(wanted));
}

/** Decomposition takes every Vietnamese mark off but that of đ, which is a letter of its own. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
