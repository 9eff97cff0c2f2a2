import type { Figure, TrendPoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { drawnValue } from '../../text/course-points.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';

/** Whether a period has no rate, for whatever reason: a gap of the line, never a 0. */
export function isGap({ value }: Pick<TrendPoint, 'value'>): boolean {
  return value === null;
}

/**
 * Which periods have no rate, by their reason: "Chưa đủ dữ liệu: T5/2026; Không công bố: T6/2026, T7/2026. …"; null where every period has one. What is hatched is explained where
 * something is drawn.
 */
export function describeGaps(t: TFunction, trend: readonly TrendPoint[], definition: Figure['definition']): string | null {
  const periodsOf = new Map<string, string[]>();
  for (const point of trend.filter(isGap)) {
    const reason = describeSilence(t, { verdict: point.verdict, definition });
    periodsOf.set(reason, [...(periodsOf.get(reason) ?? []), abbreviatePeriod(t, point.periodId)]);
  }
  if (periodsOf.size === 0) return null;
  const reasons = `${[...periodsOf].map(([reason, periods]) => `${reason}: ${periods.join(', ')}`).join('; ')}.`;
  return trend.every((point) => drawnValue(point) === null) ? reasons : `${reasons} ${t('trend.hatched')}`;
}
