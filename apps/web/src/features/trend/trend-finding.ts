import type { Figure, Period, TargetReply, TrendPoint } from '@nhip-thu/metrics';
import { isMetBy, fractionOfCounts, fractionOfDecimal, MASK_SIGNS } from '@nhip-thu/metrics';
import { drawnValue } from '../../text/course-points.ts';
import { changeDirection } from '../../text/format.ts';

type Target = Pick<TargetReply, 'threshold' | 'comparator'>;

/** What a trend shows: where it stands, how far it came, how far the target is. Ratios 0..1. */
export interface TrendFinding {
  readonly key: 'rise' | 'fall' | 'flat' | 'bound' | 'single' | 'none';
  readonly last: Pick<Figure, 'numerator' | 'denominator' | 'publication'> | null;
  /** The period of `last` where periods without a rate, or one that is not over, follow it, so that it is not taken for the newest; else null. */
  readonly lastPeriodId: string | null;
  /** Last known value minus the first known one; 0 where one of them is a bound (`bound`): of bounds there is no difference. */
  readonly change: number;
  /** Periods with a rate that may be compared. */
  readonly periodCount: number;
  /** Between the first and the last of them is one without. */
  readonly hasGap: boolean;
  /** Threshold minus last value; null when met, without target, or where the last is a bound. */
  readonly gap: number | null;
  readonly isMet: boolean;
}

/**
 * The finding of a trend, from its first and its last known point; unknown points in between neither help nor hurt. A period that is not over is no end of it:
 * it is not compared.
 */
export function findTrend(points: readonly TrendPoint[], target: Target | null): TrendFinding {
  const firstIndex = points.findIndex(isKnown);
  const lastIndex = points.findLastIndex(isKnown);
  const [first, last] = [points[firstIndex], points[lastIndex]];
  if (first === undefined || last === undefined || first.value === null || last.value === null) {
    return { key: 'none', last: null, lastPeriodId: null, change: 0, periodCount: 0, hasGap: false, gap: null, isMet: false };
  }
  const change = isMasked(first) || isMasked(last) ? null : last.value - first.value;
  const knownCount = points.filter(isKnown).length;
  const isMet = target !== null && isTargetMet(last, target);
  return {
    key: firstIndex === lastIndex ? 'single' : keyOf(change),
    last,
    lastPeriodId: lastIndex === points.length - 1 ? null : last.periodId,
    change: change ?? 0,
    periodCount: knownCount,
    hasGap: knownCount < lastIndex - firstIndex + 1,
    gap: isMet ? null : gapOf(last, target),
    isMet,
  };
}

/**
 * How many people the first and the last known point speak of, when that differs: agencies without sufficient data leave the rate,
 * so the two points may not compare like with like. Null when there is nothing to remark.
 */
export function findBases(points: readonly TrendPoint[]): { readonly first: number; readonly last: number } | null {
  const known = points.filter(isKnown);
  const [first, last] = [known[0]?.denominator, known.at(-1)?.denominator];
  return first === undefined || last === undefined || first === last ? null : { first, last };
}

/** Whether the first point is of the first period of its kind that has figures, and not only the first that is drawn. */
export function beginsWithData([first]: readonly TrendPoint[], periods: readonly Period[]): boolean {
  const begin = periods.find(({ id }) => id === first?.periodId);
  if (begin === undefined || first === undefined || first.value === null) return false;
  return !periods.some(({ kind, to }) => kind === begin.kind && to < begin.from);
}

/** Has a rate that may be compared. */
function isKnown(point: TrendPoint): boolean {
  return drawnValue(point) !== null;
}

/** Only a bound of it is told. */
function isMasked({ publication }: TrendPoint): boolean {
  return MASK_SIGNS[publication] !== '';
}

function gapOf(last: TrendPoint, target: Target | null): number | null {
  return target === null || last.value === null || isMasked(last) ? null : target.threshold - last.value;
}

function keyOf(change: number | null): TrendFinding['key'] {
  return change === null ? 'bound' : KEYS[changeDirection(change)];
}

const KEYS = { up: 'rise', down: 'fall', same: 'flat' } as const;

function isTargetMet({ numerator, denominator }: TrendPoint, target: Target): boolean {
  const value = numerator === null ? null : fractionOfCounts(numerator, denominator);
  return value !== null && isMetBy(value, target.comparator, fractionOfDecimal(target.threshold));
}
