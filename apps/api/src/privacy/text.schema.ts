import { z } from 'zod';

const LONGEST = 4000;
const LONGEST_LINE = 300;

/** What somebody writes, as it is kept: trimmed, not empty, in NFC. */
export const longText = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST)
  .transform((value) => value.normalize('NFC'));

/** The same, of a line. */
export const shortText = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_LINE)
  .transform((value) => value.normalize('NFC'));

/** Number of a row in an address. */
export const RowId = z.coerce.number().int().positive().max(2_147_483_647);
