import { namePeriodInEnglish, parsePeriodId, viPeriod } from '@nhip-thu/metrics';
import type { LocalisedText } from '../config/language.ts';

/** A standard period in words, within a sentence: "tháng 7 năm 2026"; what is none, as it was asked for. */
export function namePeriod(id: string): LocalisedText {
  const period = parsePeriodId(id);
  return period === null ? { vi: `kỳ “${id}”`, en: `period “${id}”` } : { vi: viPeriod(period), en: namePeriodInEnglish(period) };
}
