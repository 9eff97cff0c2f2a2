import type { RatioInterval, TrendPoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { abbreviatePeriod } from './period-text.ts';

/** "T7/2026", and that the period is not over. */
export function namePoint(t: TFunction, periodId: string, { isProvisional }: Pick<TrendPoint, 'isProvisional'>): string {
  const name = abbreviatePeriod(t, periodId);
  return isProvisional ? t('freshness.provisionalName', { name }) : name;
}

/** The value of a point as a line draws it: none of a period that is not over, for a line compares it with the one before. */
export function drawnValue({ value, isProvisional }: Pick<TrendPoint, 'value' | 'isProvisional'>): number | null {
  return isProvisional ? null : value;
}

/** Between which ratios the true one lies that is printed as "≥" or "≤"; null where the value is the true one, or there is none. */
export function maskedRange({ value, publication }: Pick<TrendPoint, 'value' | 'publication'>): RatioInterval | null {
  if (value === null) return null;
  if (publication === 'at-least') return { lower: value, upper: 1 };
  return publication === 'at-most' ? { lower: 0, upper: value } : null;
}

/** The same of a point as a line draws it. */
export function drawnRange(point: Pick<TrendPoint, 'value' | 'isProvisional' | 'publication'>): RatioInterval | null {
  return point.isProvisional ? null : maskedRange(point);
}

/** Whether a line has such points, so that its legend must say how they are drawn. */
export function hasRange(trend: readonly TrendPoint[]): boolean {
  return trend.some((point) => drawnRange(point) !== null);
}
