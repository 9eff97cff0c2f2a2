import { parsePeriodId, ratePercentDigits } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import type { Course } from './course.ts';

const HEADER = [
  'period',
  'from',
  'to',
  'definition',
  'numerator',
  'denominator',
  'publication',
  'margin',
  'rate_percent',
  'target_percent',
  'due_percent',
  'as_of',
  'computed_at',
];

/** The trend as a file: same rows, order and rounding as on screen; unknown cells are empty. */
export function toTrendCsv({ trend, target, definition, asOf, computedAt }: Course): string {
  const threshold = target?.threshold ?? null;
  return toCsv(
    HEADER,
    trend.map(({ periodId, numerator, denominator, publication, margin, due }) => {
      const period = parsePeriodId(periodId);
      const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, threshold, target?.comparator);
      return [
        ...[
          periodId,
          period?.from ?? null,
          period?.to ?? null,
          definition,
          numerator,
          denominator,
          publication,
          margin,
          rate?.percent ?? null,
        ],
        ...[toPercent(threshold), toPercent(due), asOf, computedAt],
      ];
    }),
  );
}

function toPercent(ratio: number | null): number | null {
  return ratio === null ? null : Number((ratio * 100).toFixed(4));
}
