import { MASK_SIGNS, parsePeriodId } from '@nhip-thu/metrics';
import type { TargetReply, TrendPoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { findBases } from './trend-finding.ts';
import type { TrendFinding } from './trend-finding.ts';

/** Whose course it is, and against which target. */
export interface TrendSubject {
  readonly who: string;
  readonly target: TargetReply | null;
}

/** The trend's finding in words: "Toàn tỉnh tăng 54,9 điểm % qua 7 kỳ, lên 72,2%, còn cách chỉ tiêu 17,8 điểm %". */
export function describeTrend(t: TFunction, format: Format, found: TrendFinding, { who, target }: TrendSubject): string {
  if (found.last === null) return t('trend.none');
  const key = found.key === 'bound' && found.lastPeriodId !== null ? 'boundOf' : found.key;
  const sentence = t(`trend.${key}`, {
    who,
    points: format.points(found.change),
    periods: t(found.hasGap ? 'trend.periodsWithRate' : 'trend.periods', { count: found.periodCount }),
    to: placeRate(t, format.rate(found.last, target) ?? '', found.lastPeriodId),
  });
  if (found.isMet) return `${sentence}${t('trend.reached')}`;
  return found.gap === null ? sentence : `${sentence}${t('trend.gap', { points: format.points(found.gap) })}`;
}

/** That the province's first and last rate are not of the same people, since agencies without data are left out; null where they are. */
export function describeBases(t: TFunction, format: Format, trend: readonly TrendPoint[]): string | null {
  const bases = findBases(trend);
  return bases && t('trend.bases', { first: format.count(bases.first), last: format.count(bases.last) });
}

/** The rate, with its period where that is not the newest: "65,9% ở tháng 6/2026". */
function placeRate(t: TFunction, rate: string, periodId: string | null): string {
  const period = periodId === null ? null : parsePeriodId(periodId);
  return period === null ? rate : t('trend.rateOf', { rate, period: namePeriod(t, period) });
}

/**
 * What the path asks of a period, and how far the rate is behind or ahead: "lộ trình 60%: chậm 5,0 điểm %"; of a bound no distance is told, only what is certain
 * by it. Empty where nothing is asked.
 */
export function describeDue(
  t: TFunction,
  format: Format,
  { due, value, publication }: Pick<TrendPoint, 'due' | 'value' | 'publication'>,
): string {
  if (due === null) return '';
  const words = { due: format.threshold(due), points: format.points(value === null ? 0 : due - value) };
  if (value === null || MASK_SIGNS[publication] !== '') return t(`trend.${boundKey(value, due, publication)}`, words);
  if (words.points === format.points(0)) return t('trend.dueMet', words);
  return t(due > value ? 'standing.behind' : 'standing.ahead', words);
}

/** What is certain of a bound against what the path asks. */
function boundKey(value: number | null, due: number, publication: TrendPoint['publication']): 'dueKept' | 'dueMissed' | 'dueOnly' {
  if (value !== null && publication === 'at-least' && value >= due) return 'dueKept';
  return value !== null && publication === 'at-most' && value < due ? 'dueMissed' : 'dueOnly';
}

/** How far a period is from the target of its own time: "thiếu 17,8 điểm %"; of a bound only the verdict; where one of both is missing, why nothing is told. */
export function describeDistance(
  t: TFunction,
  format: Format,
  { value, threshold, publication, verdict }: Pick<TrendPoint, 'value' | 'threshold' | 'publication' | 'verdict'>,
): string {
  if (threshold === null) return t('trend.noTargetYet');
  if (value === null) return `— ${t('change.unknown')}`;
  if (MASK_SIGNS[publication] !== '') return t(`verdict.${verdict}`);
  if (value === threshold) return t('trend.atTarget');
  const [shown, least] = [format.points(value - threshold), format.points(SMALLEST)];
  const points = shown === format.points(0) ? `<${least}` : shown;
  return t(value < threshold ? 'trend.short' : 'trend.beyond', { points });
}

/** The least that is printed of a distance, a ratio; what is nearer is less than that, and never 0. */
const SMALLEST = 0.001;
