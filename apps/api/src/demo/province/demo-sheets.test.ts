import { countUsedReams, isSheetMismatch, SHEETS_PER_REAM } from '@nhip-thu/metrics';
import { describe, expect, it } from '@jest/globals';
import { countPostings, countUsed, SHEET_PLANS, writeReamFile } from './demo-sheets.ts';
import { DEMO_MONTHS } from './demo-spec.ts';

const MONTHS = [...DEMO_MONTHS.keys()];

/** Opening, bought, closing of an agency, month by month. */
function stocksOf(code: string): number[][] {
  return MONTHS.map((index) => {
    const line = writeReamFile(index)
      .bytes.toString()
      .split('\n')
      .find((each) => each.startsWith(`${code},`));
    return (line?.split(',') ?? []).slice(2).map(Number);
  });
}

describe('the sheets of the demo', () => {
  it('begin and end as planned: Sở Nội vụ prints 3,600, then 1,730; posts 90 letters, then 40', () => {
    const snv = SHEET_PLANS.find(({ code }) => code === 'snv')!.printed!;
    expect([countUsed(snv, 0), countUsed(snv, 6)]).toEqual([3600, 1730]);
    expect([countPostings('snv', 0), countPostings('snv', 6), countPostings('sct', 0)]).toEqual([90, 40, null]);
  });

  it('follow the volume of documents: there are fewer at Tết than the month before and after', () => {
    for (const { postings } of SHEET_PLANS) {
      const [before, quiet, after] = [1, 2, 3].map((index) => countUsed(postings, index));
      expect([quiet! < before!, quiet! < after!]).toEqual([true, true]);
    }
  });

  it('of reams add up: what is left of a month is there at the start of the next, and something always is', () => {
    for (const { code, reams } of SHEET_PLANS) {
      if (reams === null) continue;
      const stocks = stocksOf(code);
      const [openings, closings] = [stocks.map(([opening]) => opening), stocks.map(([, , closing]) => closing)];
      expect(openings.slice(1)).toEqual(closings.slice(0, -1));
      expect(closings.filter((closing) => (closing ?? 0) <= 0)).toEqual([]);
      const used = stocks.map(([opening = 0, bought = 0, closing = 0]) => countUsedReams({ opening, bought, closing }));
      expect([used[0], used[6]]).toEqual([reams.first, reams.last]);
    }
  });

  it('of print log and reams are more than a fifth apart at Sở Tài chính alone, in every month', () => {
    const apart = SHEET_PLANS.flatMap(({ code, printed, reams }) => {
      if (printed === null || reams === null) return [];
      const marks = stocksOf(code).map(([opening = 0, bought = 0, closing = 0], index) =>
        isSheetMismatch(countUsed(printed, index), countUsedReams({ opening, bought, closing }) * SHEETS_PER_REAM),
      );
      return [[code, ...new Set(marks)]];
    });
    expect(apart).toEqual([
      ['vpubnd', false],
      ['stc', true],
      ['stp', false],
    ]);
  });
});
