import type { TargetLevel, TargetLevels } from '../contract/target.ts';
import { fractionOfDecimal, type Fraction } from '../statistics/fraction.ts';
import { isMetBy, type Comparator } from './comparator.ts';

/**
 * The highest level that a rate reaches: "tối thiểu", "đạt" or "tốt"; null when it reaches none. The comparator is that of the target.
 * Throws `RangeError` unless the levels ascend. With 80/90/95 and `>=`, 0.9 is `met`.
 */
export function levelReached(value: Fraction, levels: TargetLevels, comparator: Comparator): TargetLevel | null {
  const { minimum, met, good } = levels;
  if ((minimum !== null && minimum >= met) || (good !== null && good <= met)) {
    throw new RangeError(`levels that do not ascend: ${minimum}, ${met}, ${good}`);
  }
  const isReached = (threshold: number | null): boolean => threshold !== null && isMetBy(value, comparator, fractionOfDecimal(threshold));
  if (isReached(good)) return 'good';
  if (isReached(met)) return 'met';
  return isReached(minimum) ? 'minimum' : null;
}
