import { readCsvDay } from './csv-stamp.ts';
import { secondOfParts } from './stamp.ts';

const NOON = 12 * 3600;
/** Vietnam: +07:00, without summer time. */
const PROVINCE_OFFSET = 7 * 3600;

/** Epoch second of noon of a day, province time, which stands for the whole day; NaN when it is no day. */
export function readProvinceNoon(text: string): number {
  const day = readCsvDay(text);
  return day === null ? Number.NaN : secondOfParts(day.year, day.month, day.day, NOON) - PROVINCE_OFFSET;
}

/** A count in a table: digits, or empty for none; NaN when it is something else. */
export function readCount(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
