import { coveragePercent, parsePeriodId, ratePercentDigits, wilsonInterval } from '@nhip-thu/metrics';
import type { CsvValue, DefinitionId, TargetReply, TrendPoint } from '@nhip-thu/metrics';
import { toMasked } from './figure-csv.ts';
import { toTenth } from './to-tenth.ts';

/** Heads of the cells that tell of one point of a course, in the order of `toPointCells`. */
export const POINT_HEADER = [
  ...['period', 'from', 'to', 'definition', 'numerator', 'denominator', 'rate_percent', 'publication', 'margin'],
  ...['interval_lower_percent', 'interval_upper_percent', 'target_percent', 'due_percent', 'coverage_percent', 'status', 'snapshot_id'],
];

/**
 * One point of a course, in the rounding of the screen; unknown cells are empty, several snapshots stand in one cell. `comparator` is that of the
 * target it is compared with; the interval is Wilson's, in percent, and empty where the count is masked: it would tell the count.
 */
export function toPointCells(point: TrendPoint, definition: DefinitionId, comparator: TargetReply['comparator'] | undefined): CsvValue[] {
  const { periodId, numerator, denominator, publication, margin, threshold, due, coverage, verdict, snapshotIds } = point;
  const period = parsePeriodId(periodId);
  const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, threshold, comparator);
  const isTold = publication === 'exact' || publication === 'about';
  const interval = numerator === null || !isTold ? null : wilsonInterval(numerator, denominator);
  return [
    ...[periodId, period?.from ?? null, period?.to ?? null, definition, toMasked(point, numerator), denominator],
    ...[toMasked(point, rate?.percent ?? null), publication, margin, toTenth(interval?.lower ?? null), toTenth(interval?.upper ?? null)],
    ...[toPercent(threshold), toPercent(due), coverage === null ? null : coveragePercent(coverage), verdict],
    snapshotIds.join(' '),
  ];
}

/** A target as percent, with all its decimals. */
export function toPercent(ratio: number | null): number | null {
  return ratio === null ? null : Number((ratio * 100).toFixed(4));
}
