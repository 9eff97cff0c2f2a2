import type { TrendPoint } from '@nhip-thu/metrics';
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
