import type { Figure } from '../contract/figure.ts';
import type { GoalTerms, PrintedRate } from '../contract/notification.ts';
import { MASK_SIGNS } from '../publication/mask-count.ts';
import { ratePercentDigits } from '../target/rate-percent.ts';

/**
 * A published figure as it is printed, on the true side of its target and with the sign of a masked count; null without value.
 * 62 of 68 gives `{ sign: '', percent: 91.2, digits: 1 }`.
 */
export function printRate(
  { numerator, denominator, publication }: Pick<Figure, 'numerator' | 'denominator' | 'publication'>,
  target: GoalTerms | null,
): PrintedRate | null {
  const rounded = numerator === null ? null : ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  return rounded === null ? null : { sign: MASK_SIGNS[publication], ...rounded };
}
