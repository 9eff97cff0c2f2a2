import { TEXT_LIMIT } from '@nhip-thu/metrics';
import { z } from 'zod';

const LONGEST_LINE = 300;

/** What somebody writes, as it is kept: trimmed, in NFC, of so many characters at least. */
export const longTextFrom = (shortest: number) => textOf(shortest, TEXT_LIMIT);

/** The same, not empty. */
export const longText = longTextFrom(1);

/** The same, of a line. */
export const lineFrom = (shortest: number) => textOf(shortest, LONGEST_LINE);

function textOf(shortest: number, longest: number) {
  return z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .transform((value) => value.normalize('NFC'));
}

/** Number of a row in an address. */
export const RowId = z.coerce.number().int().positive().max(2_147_483_647);
