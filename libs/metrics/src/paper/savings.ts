import { isIsoDate } from '../calendar/iso-date.ts';
import type { Citation, CitedPrice, SavingsReply } from '../contract/paper.ts';
import { addFractions, fractionOfDecimal, numberOf, roundHalfUp, type Fraction } from '../statistics/fraction.ts';
import { requireCounts } from './registers.ts';

/** Sheets or postings in the baseline month and now, with the price of one. */
export interface PricedChange {
  readonly before: number;
  readonly after: number;
  readonly price: CitedPrice;
}

/** Whether somebody could look it up: a number, an issuer and a date of the calendar. */
export function isCitation({ number, issuer, issuedOn }: Citation): boolean {
  return number.trim() !== '' && issuer.trim() !== '' && isIsoDate(issuedOn);
}

/**
 * Money saved: Δsheets × price + Δpostings × price, in whole đồng, half up; below 0 when more was used. Δ = before − after.
 *
 * A part is null when its counts or its price are not known, and then the total is: an unknown part is not 0.
 * Throws `RangeError` unless counts are counts, prices are not negative and cite a dated instrument.
 * Example: 3,600 → 1,730 sheets at 300 đ and 90 → 40 postings at 12,000 đ save 1,161,000 đ.
 */
export function computeSavings(sheets: PricedChange | null, postings: PricedChange | null): SavingsReply {
  const [ofSheets, ofPostings] = [amountOf(sheets), amountOf(postings)];
  return {
    sheets: ofSheets && toWhole(ofSheets),
    postings: ofPostings && toWhole(ofPostings),
    total: ofSheets && ofPostings && toWhole(addFractions(ofSheets, ofPostings)),
  };
}

function amountOf(change: PricedChange | null): Fraction | null {
  if (change === null) return null;
  const { before, after, price } = change;
  requireCounts(before, after);
  const amount = fractionOfDecimal(price.amount);
  if (amount.numerator < 0n) throw new RangeError(`a price below 0: ${price.amount}`);
  if (!isCitation(price.citation)) throw new RangeError('a price cites a numbered and dated instrument');
  return { ...amount, numerator: amount.numerator * BigInt(before - after) };
}

function toWhole(amount: Fraction): number {
  return numberOf(roundHalfUp(amount, 0));
}
