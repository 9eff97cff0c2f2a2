import { addFractions, ceilOf, compareFractions, fractionOfCounts, type Fraction } from '../statistics/fraction.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { isInconclusiveAgainst } from './compare-to-target.ts';

/** A smaller fall is none that anybody has to explain. */
const NOTABLE: Fraction = { numerator: 5n, denominator: 100n };

/** So many people may stay away for reasons of their own: leave, illness, another post. */
const FEW_STAYED_AWAY = 2n;

/** People who count, of those there are. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Whether a rate has fallen so far that its cause is to be looked for. All three must hold:
 * - it fell by 5 points or more;
 * - one or two people do not explain it: more than 2 are missing for the former rate to be reached again (⌈pN⌉ − n, p the former rate);
 * - it is not inconclusive ("chưa đủ cơ sở", DOMAIN section 4, with the former rate in place of the target): not fewer than 30 people whose Wilson
 *   interval still holds the former rate.
 * Both shares are exact ones, of masked counts nothing is told. False where there is nobody to compare.
 * 8 of 10 after 10 of 10 is 20 points and two people: no; 40 of 78 after 57 of 78 is 21.8 points and 17 people: yes.
 */
export function isNotableFall(before: Share, now: Share): boolean {
  const [former, present] = [before, now].map(({ numerator, denominator }) => fractionOfCounts(numerator, denominator));
  const interval = wilsonInterval(now.numerator, now.denominator);
  if (!former || !present || interval === null) return false;
  if (compareFractions(addFractions(present, NOTABLE), former) > 0) return false;
  const needed = ceilOf({ ...former, numerator: former.numerator * BigInt(now.denominator) });
  if (needed - BigInt(now.numerator) <= FEW_STAYED_AWAY) return false;
  return !isInconclusiveAgainst(now.denominator, interval, before.numerator / before.denominator);
}
