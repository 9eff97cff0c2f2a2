import { describe, expect, it } from '@jest/globals';
import { percentDigitsOf } from '../target/rate-percent.ts';
import type { CitedPrice } from '../contract/paper.ts';
import { listEquivalents } from './coefficient.ts';
import { countSheets } from './print-sheets.ts';
import { countUsedReams, isSheetMismatch, SHEETS_PER_REAM } from './reams.ts';
import { countDocuments, countPaperDocuments, paperShare } from './registers.ts';
import { computeSavings, isCitation } from './savings.ts';

describe('registers (P1)', () => {
  it('a document in both forms is paper: P = g + s, T = g + s + e, φ = P/T', () => {
    const counts = { paper: 300, both: 60, electronic: 40 };
    expect([countPaperDocuments(counts), countDocuments(counts), paperShare(counts)]).toEqual([360, 400, 0.9]);
  });

  it('no document has no share, and not 0', () => {
    expect(paperShare({ paper: 0, both: 0, electronic: 0 })).toBeNull();
    expect(paperShare({ paper: 0, both: 0, electronic: 3 })).toBe(0);
  });

  it.each([-1, 0.5, NaN])('%d is no count of documents', (count) => {
    expect(() => countPaperDocuments({ paper: count, both: 0, electronic: 0 })).toThrow(RangeError);
    expect(() => countPaperDocuments({ paper: 0, both: 0, electronic: count })).toThrow(RangeError);
    expect(() => countDocuments({ paper: 0, both: count, electronic: 0 })).toThrow(RangeError);
  });
});

describe('print logs (P2)', () => {
  it('DOMAIN 4: 3 × 7 pages are 12 sheets duplex, 21 simplex', () => {
    expect(countSheets({ copies: 3, pages: 7, isDuplex: true })).toBe(12);
    expect(countSheets({ copies: 3, pages: 7, isDuplex: false })).toBe(21);
    expect(countSheets({ copies: 3, pages: 8, isDuplex: true })).toBe(12);
  });

  it('a job of half a page is a fault of the log', () => {
    expect(() => countSheets({ copies: 1, pages: 0.5, isDuplex: true })).toThrow(RangeError);
  });
});

describe('reams (P3)', () => {
  it('DOMAIN 4: 12 + 40 − 10 = 42 reams = 21,000 sheets', () => {
    const reams = countUsedReams({ opening: 12, bought: 40, closing: 10 });
    expect([reams, reams * SHEETS_PER_REAM]).toEqual([42, 21_000]);
  });

  it('more left than there was is a mistake, not a use below 0', () => {
    expect(() => countUsedReams({ opening: 1, bought: 2, closing: 4 })).toThrow(RangeError);
    expect(countUsedReams({ opening: 1, bought: 2, closing: 3 })).toBe(0);
  });

  it('a notice is due when print logs and reams differ by more than 20 %, either way', () => {
    expect([12_000, 12_001, 8000, 7999].map((printed) => isSheetMismatch(printed, 10_000))).toEqual([false, true, false, true]);
  });

  it('print logs alone cannot be compared', () => {
    expect(isSheetMismatch(10, 0)).toBeNull();
  });
});

describe('savings', () => {
  const citation = { kind: 'decision', number: '12/QĐ-STC', issuer: 'STC', issuedOn: '2026-01-05' } as const;
  const priceOf = (amount: number): CitedPrice => ({ amount, citation });
  const sheets = { before: 3600, after: 1730, price: priceOf(300) };
  const postings = { before: 90, after: 40, price: priceOf(12_000) };

  it('DOMAIN 4: 3,600→1,730 sheets × 300 đ, 90→40 postings × 12.000 đ: 1.161.000 đ', () => {
    expect(computeSavings(sheets, postings)).toEqual({ sheets: 561_000, postings: 600_000, total: 1_161_000 });
  });

  it('more paper than before costs: the saving is below 0', () => {
    expect(computeSavings({ ...sheets, after: 3610 }, { ...postings, after: 90 })).toEqual({ sheets: -3000, postings: 0, total: -3000 });
  });

  it('an unknown part is not 0: it leaves no total', () => {
    expect(computeSavings(sheets, null)).toEqual({ sheets: 561_000, postings: null, total: null });
    expect(computeSavings(null, postings)).toEqual({ sheets: null, postings: 600_000, total: null });
  });

  it('parts of a đồng are added before they are rounded', () => {
    const halves = { before: 1, after: 0, price: priceOf(0.4) };
    expect(computeSavings(halves, halves)).toEqual({ sheets: 0, postings: 0, total: 1 });
  });

  it('a price without a numbered and dated instrument, or below 0, is refused', () => {
    for (const change of [{ number: ' ' }, { issuer: '' }, { issuedOn: '2026-02-30' }]) {
      expect(isCitation({ ...citation, ...change })).toBe(false);
      expect(() => computeSavings({ ...sheets, price: { amount: 300, citation: { ...citation, ...change } } }, null)).toThrow(RangeError);
    }
    expect(() => computeSavings({ ...sheets, price: priceOf(-1) }, null)).toThrow(RangeError);
    expect(() => computeSavings({ ...sheets, before: 0.5 }, null)).toThrow(RangeError);
  });
});

describe('coefficients', () => {
  it('DOMAIN 4: 21,000 sheets = 2.52 trees at 8,333.3, 0.26 at the older 80,500', () => {
    const amounts = listEquivalents(21_000, ['trees@2', 'trees@1']).map(({ coefficient, amount }) => [coefficient.id, amount.toFixed(2)]);
    expect(amounts).toEqual([
      ['trees@1', '0.26'],
      ['trees@2', '2.52'],
    ]);
  });

  it('are off unless somebody turned them on', () => {
    expect(listEquivalents(21_000)).toEqual([]);
    expect(() => listEquivalents(-1)).toThrow(RangeError);
  });
});

describe('a reduction in print', () => {
  it('growth is printed below 0', () => {
    expect(percentDigitsOf({ numerator: -46n, denominator: 1000n }, 0.5)).toEqual({ percent: -4.6, digits: 1 });
  });
});
