import { parsePeriodId } from '@nhip-thu/metrics';
import type { Period } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

interface PeriodNumbers {
  readonly year: number;
  /** Month 1 to 12, or ISO week 1 to 53. */
  readonly number: number;
}

function numbersOf(period: Period): PeriodNumbers {
  const [, year = '', number = ''] = period.id.split('-');
  return { year: Number(year), number: Number(number.replace('w', '')) };
}

/** "Tháng 7/2026 · 15/06–14/07", for the picker; the ends carry their year where it is not that of the name. */
export function describePeriod(t: TFunction, format: Format, period: Period): string {
  const { year, number } = numbersOf(period);
  const span = format.span(period.from, period.to, year);
  return period.kind === 'iso-week'
    ? t('period.weekOption', { week: number, year, span })
    : t('period.monthOption', { month: number, year, span });
}

/** "tháng 7/2026", within a sentence. */
export function namePeriod(t: TFunction, period: Period): string {
  const { year, number } = numbersOf(period);
  switch (period.kind) {
    case 'reporting-month':
      return t('period.month', { month: number, year });
    case 'calendar-month':
      return t('period.calendarMonth', { month: number, year });
    case 'iso-week':
      return t('period.week', { week: number, year });
  }
}

/** "T7/2026", for axes and table rows; the id itself when it names no standard period. */
export function abbreviatePeriod(t: TFunction, periodId: string): string {
  const period = parsePeriodId(periodId);
  if (period === null) return periodId;
  const { year, number } = numbersOf(period);
  return period.kind === 'iso-week' ? t('period.weekShort', { week: number, year }) : t('period.monthShort', { month: number, year });
}
