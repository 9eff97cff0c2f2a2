import { coveragePercent, parsePeriodId, ratePercentDigits, wilsonInterval } from '@nhip-thu/metrics';
import type { CsvValue, DefinitionId, RatioInterval, TargetReply, TrendPoint } from '@nhip-thu/metrics';
import { toMasked } from './figure-csv.ts';
import { silenceOf } from './silence-text.ts';
import { toTenth } from './to-tenth.ts';

/** Heads of the cells that tell of one point of a course, in the order of `toPointCells`. */
export const POINT_HEADER = [
  ...['period', 'from', 'to', 'definition', 'numerator', 'denominator', 'rate_percent', 'publication', 'margin'],
  ...[
    'interval_lower_percent',
    'interval_upper_percent',
    'target_percent',
    'due_percent',
    'coverage_percent',
    'status',
    'withheld_for',
    'provisional',
  ],
  'snapshot_id',
];

/**
 * One point of a course, in the rounding of the screen; unknown cells are empty, several snapshots stand in one cell. `comparator` is that of the
 * target it is compared with.
 */
export function toPointCells(point: TrendPoint, definition: DefinitionId, comparator: TargetReply['comparator'] | undefined): CsvValue[] {
  const { periodId, numerator, denominator, publication, margin, threshold, due, coverage, verdict, snapshotIds, isProvisional } = point;
  const period = parsePeriodId(periodId);
  const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, threshold, comparator);
  const interval = intervalOf(point);
  return [
    ...[periodId, period?.from ?? null, period?.to ?? null, definition, toMasked(point, numerator), denominator],
    ...[toMasked(point, rate?.percent ?? null), publication, margin, toTenth(interval?.lower), toTenth(interval?.upper)],
    ...[toPercent(threshold), toPercent(due), coverage === null ? null : coveragePercent(coverage), verdict],
    ...[silenceOf({ verdict, definition }), String(isProvisional)],
    snapshotIds.join(' '),
  ];
}

/** Wilson's; null where the count is masked, for it would tell the count. */
function intervalOf({ numerator, denominator, publication }: TrendPoint): RatioInterval | null {
  const isTold = numerator !== null && (publication === 'exact' || publication === 'about');
  return isTold ? wilsonInterval(numerator, denominator) : null;
}

/** A target as percent, with all its decimals. */
export function toPercent(ratio: number | null | undefined): number | null {
  return ratio === null || ratio === undefined ? null : Number((ratio * 100).toFixed(4));
}
