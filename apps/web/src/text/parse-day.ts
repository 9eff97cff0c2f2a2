import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate } from '@nhip-thu/metrics';

/** Days that may be meant: before lies no mail, and nothing is planned after. */
export const FIRST_DAY: IsoDate = '1990-01-01';
export const LAST_DAY: IsoDate = '2099-12-31';

/** Whether it may be meant, and is no slip of the keyboard. */
export function isLikelyDay(day: IsoDate): boolean {
  return FIRST_DAY <= day && day <= LAST_DAY;
}

/** A day as it is typed here, "20/01/2026" or "1/7/2026" (also with "." or "-"), or as files have it, "2026-01-20"; null when it is none. */
export function parseDay(text: string): IsoDate | null {
  const trimmed = text.trim();
  if (isIsoDate(trimmed)) return trimmed;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}
