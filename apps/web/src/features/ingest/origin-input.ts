import { z } from 'zod/mini';

const OriginName = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,62}$/));
const Year = z.coerce.number().check(z.int(), z.minimum(1990), z.maximum(2100));

export type FieldFault = 'originRequired' | 'originInvalid' | 'yearInvalid';

export interface OriginInput {
  readonly origin: string;
  readonly year: number | null;
}

export type CheckedOrigin =
  | { readonly isValid: true; readonly value: OriginInput }
  | { readonly isValid: false; readonly fault: FieldFault };

/** Reads the two fields above the drop area by the server's own rules, so that a wrong name is said before anything is sent. */
export function checkOriginInput(originText: string, yearText: string): CheckedOrigin {
  const name = originText.trim();
  if (name === '') return { isValid: false, fault: 'originRequired' };
  const origin = OriginName.safeParse(name);
  if (!origin.success) return { isValid: false, fault: 'originInvalid' };
  if (yearText.trim() === '') return { isValid: true, value: { origin: origin.data, year: null } };
  const year = Year.safeParse(yearText.trim());
  return year.success ? { isValid: true, value: { origin: origin.data, year: year.data } } : { isValid: false, fault: 'yearInvalid' };
}
