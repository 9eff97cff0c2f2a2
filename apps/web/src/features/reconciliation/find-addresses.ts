import type { UnmatchedAddress } from '@nhip-thu/metrics';
import { foldText } from '../../text/fold-text.ts';

/** The addresses whose name or origin holds the text, whatever its case and marks; all for an empty text. */
export function findAddresses(addresses: readonly UnmatchedAddress[], text: string): readonly UnmatchedAddress[] {
  const wanted = foldText(text.trim());
  if (wanted === '') return addresses;
  return addresses.filter(({ address, origin }) => foldText(address).includes(wanted) || foldText(origin).includes(wanted));
}
