import type { Figure, RatioInterval } from '../contract/figure.ts';
import type { IsoDate, Period } from '../contract/period.ts';
import type { TargetTerms } from '../contract/target.ts';
import { MASK_SIGNS } from '../publication/mask-count.ts';
import { coveragePercent, ratePercentDigits } from '../target/rate-percent.ts';

/** Reports are written in Vietnamese in every language of the program. */
const LOCALE = 'vi-VN';
export const DASH = '—';
export const MINUS = '\u2212';

type Terms = Pick<TargetTerms, 'threshold' | 'comparator'>;

/** 1521 is "1.521", −3 is "−3". */
export function viCount(value: number): string {
  return viDecimal(value, 0);
}

/** 12.345 with 1 digit is "12,3". */
function viDecimal(value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(LOCALE, options).replace('-', MINUS);
}

/** A percentage that was rounded already: {percent: 89.97, digits: 2} is "89,97%". */
export function viPercent({ percent, digits }: { readonly percent: number; readonly digits: number }): string {
  return `${viDecimal(percent, digits)}%`;
}

/** A ratio with one decimal: 0.722 is "72,2%". */
export function viRatio(ratio: number): string {
  return viPercent({ percent: ratio * 100, digits: 1 });
}

/** A threshold without needless decimals: 0.9 is "90%". */
export function viThreshold(ratio: number): string {
  return `${(Math.round(ratio * 10_000) / 100).toLocaleString(LOCALE, { maximumFractionDigits: 2 })}%`;
}

/** "từ 90% trở lên" or "trên 90%". */
export function viTarget({ comparator, threshold }: Terms): string {
  return comparator === '>=' ? `từ ${viThreshold(threshold)} trở lên` : `trên ${viThreshold(threshold)}`;
}

/** A coverage, rounded down. */
export function viCoverage(coverage: number | null): string {
  return coverage === null ? DASH : viPercent({ percent: coveragePercent(coverage), digits: 1 });
}

/** A rate, with its sign where it is masked and as many decimals as keep it on the true side of the target; "—" without value. */
export function viRate({ numerator, denominator, publication }: Figure, target: Terms | null): string {
  const rounded = numerator === null ? null : ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  return rounded === null ? DASH : `${MASK_SIGNS[publication]}${viPercent(rounded)}`;
}

/** "62/68", "≥9/10" where masked, "1.003/1.389 (±1)" of a sum, "—/132" where withheld. */
export function viPeople({ numerator, denominator, publication, margin }: Figure): string {
  if (numerator === null) return `${DASH}/${viCount(denominator)}`;
  const aside = publication === 'about' ? ` (±${viCount(margin)})` : '';
  return `${MASK_SIGNS[publication]}${viCount(numerator)}/${viCount(denominator)}${aside}`;
}

/** "21,5–52,1%"; "—" where there is none. */
export function viInterval(interval: RatioInterval | null): string {
  return interval === null ? DASH : `${viDecimal(interval.lower * 100, 1)}–${viRatio(interval.upper)}`;
}

/** Size of a difference in percentage points: −0.067 is "6,7 điểm %". */
export function viPoints(difference: number): string {
  return `${viDecimal(Math.abs(difference) * 100, 1)} điểm %`;
}

/** "14/07/2026" */
export function viDay(day: IsoDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** Decree 30/2020: days below 10 and months 1 and 2 have a leading zero. "ngày 05 tháng 3 năm 2026", "ngày 20 tháng 01 năm 2026". */
export function spellDay(day: IsoDate): string {
  const month = Number(day.slice(5, 7));
  return `ngày ${day.slice(8, 10)} tháng ${month < 3 ? `0${month}` : month} năm ${Number(day.slice(0, 4))}`;
}

/** "15:00 ngày 16/07/2026" in the province's zone (+07:00, without summer time). */
export function viMoment(iso: string): string {
  const local = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  return `${local.slice(11, 16)} ngày ${viDay(local.slice(0, 10))}`;
}

/** The day of a moment in the province's zone. */
export function dayOfMoment(iso: string): IsoDate {
  return new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 10);
}

const HALVES = ['', '6 tháng đầu năm', '6 tháng cuối năm'];

/** "tháng 7 năm 2026", "quý III năm 2026", "6 tháng đầu năm 2026", "năm 2026", "tuần 28 năm 2026". */
export function viPeriod({ id, kind }: Period): string {
  const [, year = '', rest = ''] = id.split('-');
  const number = Number(rest.replaceAll(/\D/g, ''));
  if (kind.endsWith('-month')) return `tháng ${number} năm ${year}`;
  if (kind.endsWith('-quarter')) return `quý ${toRoman(number)} năm ${year}`;
  if (kind.endsWith('half-year')) return `${HALVES[number] ?? ''} ${year}`;
  if (kind.endsWith('-year')) return `năm ${year}`;
  return kind === 'iso-week' ? `tuần ${number} năm ${year}` : `4 tuần từ tuần ${number} năm ${year}`;
}

/** "T7/2026" for axes. */
export function viPeriodShort({ id, kind }: Period): string {
  const [, year = '', rest = ''] = id.split('-');
  const number = Number(rest.replaceAll(/\D/g, ''));
  if (kind.endsWith('-month')) return `T${number}/${year}`;
  if (kind.endsWith('-quarter')) return `Q${number}/${year}`;
  return kind.endsWith('half-year') ? `${number}/2 năm ${year}` : year;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** 1 to 10. @throws RangeError otherwise */
export function toRoman(number: number): string {
  const roman = ROMAN[number];
  if (roman === undefined || roman === '') throw new RangeError('1 to 10 only');
  return roman;
}

/** "a, b và c" */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`;
}

/** A name within a sentence: "Xã Vân Hồ" is "xã Vân Hồ"; authorities keep their capital. */
export function withinSentence(name: string): string {
  return name.replace(/^(Xã|Phường|Đặc khu) /, (start) => start.toLowerCase());
}

/** First letter as a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
