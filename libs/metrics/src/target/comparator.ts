import { compareFractions, type Fraction } from '../statistics/fraction.ts';

/** "từ 90 % trở lên" is `>=`, "trên 90 %" is `>`. */
export type Comparator = '>=' | '>';

/** Whether an exact ratio satisfies the comparator. 9/10 meets `>=` 0.9 and fails `>` 0.9. */
export function isMetBy(value: Fraction, comparator: Comparator, threshold: Fraction): boolean {
  const order = compareFractions(value, threshold);
  return order > 0 || (order === 0 && comparator === '>=');
}
