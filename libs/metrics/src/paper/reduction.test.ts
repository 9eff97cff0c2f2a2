import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RegisterCounts } from '../contract/paper.ts';
import { compareFractions, numberOf, type Fraction } from '../statistics/fraction.ts';
import { verdictOf } from '../target/compare-to-target.ts';
import { percentDigitsOf } from '../target/rate-percent.ts';
import { addMonthlyPaper, monthlyPaper, paperUseOf, reductionOf, type MonthlyPaper, type Reduction } from './reduction.ts';

const countsOf = ([paper, both, electronic]: readonly [number, number, number]): RegisterCounts => ({ paper, both, electronic });

function means(...months: readonly (readonly [number, number, number])[]): MonthlyPaper | null {
  return monthlyPaper(paperUseOf(months.map(countsOf)));
}

function paperOf(amount: number, documents: number, months = 1): MonthlyPaper | null {
  return monthlyPaper({ amount, documents, months });
}

function percentsOf({ absolute, normalised, headline }: Reduction): (number | null)[] {
  return [absolute, normalised, headline].map((ratio) => ratio && percentDigitsOf(ratio, null).percent);
}

const baseline = means([300, 60, 40]);

describe('reduction of paper', () => {
  it('DOMAIN 4: 300/60/40 → 120/51/249: RA 52.5, RN 54.8, headline 52.5', () => {
    expect(percentsOf(reductionOf(baseline, means([120, 51, 249])))).toEqual([52.5, 54.8, 52.5]);
  });

  it('DOMAIN 4: a quiet month → 150/30/20: 50.0, 0.0 → 0.0', () => {
    expect(percentsOf(reductionOf(baseline, means([150, 30, 20])))).toEqual([50, 0, 0]);
  });

  it('DOMAIN 4: → 100/150/150: 30.6; 72.2 if song song were electronic', () => {
    expect(percentsOf(reductionOf(baseline, means([100, 150, 150])))[0]).toBe(30.6);
    expect(percentsOf(reductionOf(baseline, means([100, 0, 300])))[0]).toBe(72.2);
  });

  it('DOMAIN 9: SNV headline M2 13.3 (RA 39.2), M5 43.6, M6 50.7 (RN 53.0)', () => {
    const of = (paper: number, volume: number): (number | null)[] =>
      percentsOf(reductionOf(paperOf(367, 408), paperOf(paper, Math.round(4.08 * volume))));
    expect(of(223, 70)).toEqual([39.2, 13.3, 13.3]);
    expect(of(207, 106)[2]).toBe(43.6);
    expect(of(181, 105)).toEqual([50.7, 53, 50.7]);
  });

  it('DOMAIN 9: the province at M6, 5,395/9,582 from 8,213/9,126: RA 34.3, RN 37.4', () => {
    const reduction = reductionOf(paperOf(8213, 9126), paperOf(5395, 9582));
    expect(percentsOf(reduction)).toEqual([34.3, 37.4, 34.3]);
    expect(verdictOf(reduction.headline!, { comparator: '>=', threshold: 0.5 })).toBe('not-met');
  });

  it('compares monthly means: two baseline months against one', () => {
    expect(percentsOf(reductionOf(means([300, 60, 40], [340, 60, 40]), means([190, 0, 230])))[0]).toBe(50);
  });

  it('cannot be told without baseline, current month, documents or paper to begin with', () => {
    const nothing = { absolute: null, normalised: null, headline: null };
    expect(reductionOf(null, means([1, 1, 1]))).toEqual(nothing);
    expect(reductionOf(baseline, means())).toEqual(nothing);
    expect(reductionOf(baseline, means([0, 0, 0]))).toEqual(nothing);
    expect(reductionOf(means([0, 0, 0]), means([1, 1, 1]))).toEqual(nothing);
    expect(reductionOf(means([0, 0, 10]), means([0, 0, 9]))).toEqual(nothing);
  });

  it('everything electronic is a reduction of 100 %', () => {
    expect(percentsOf(reductionOf(baseline, means([0, 0, 400])))).toEqual([100, 100, 100]);
  });

  it('a province is the sum of its units, never a mean of their rates', () => {
    const sum = addMonthlyPaper([means([300, 60, 40])!, paperOf(30, 60, 3)!, paperOf(30, 60, 3)!])!;
    expect([sum.amount, sum.documents].map(numberOf)).toEqual([380, 440]);
    expect(addMonthlyPaper([])).toBeNull();
  });

  it('counts that are none are refused', () => {
    expect(() => paperOf(-1, 3)).toThrow(RangeError);
    expect(() => paperOf(1, 3, 1.5)).toThrow(RangeError);
  });

  it('the headline is never above RA or RN, and none is above 100 %', () => {
    const month = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500));
    const one: Fraction = { numerator: 1n, denominator: 1n };
    fc.assert(
      fc.property(fc.array(month, { maxLength: 4 }), fc.array(month, { maxLength: 4 }), (before, after) => {
        const { absolute, normalised, headline } = reductionOf(means(...before), means(...after));
        fc.pre(absolute !== null && normalised !== null && headline !== null);
        for (const ratio of [absolute, normalised, one]) expect(compareFractions(headline, ratio)).toBeLessThanOrEqual(0);
        expect([absolute, normalised]).toContain(headline);
      }),
    );
  });
});
