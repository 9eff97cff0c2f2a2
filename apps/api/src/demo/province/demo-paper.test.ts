import { describe, expect, it } from '@jest/globals';
import { countPaper, writePaperFile } from './demo-paper.ts';
import { ALL_AGENCIES, DEMO_MONTHS } from './demo-spec.ts';

const MONTHS = [...DEMO_MONTHS.keys()];

interface Row {
  readonly agencyCode: string;
  readonly paper: number;
  readonly total: number;
}

function readMonth(index: number): Row[] {
  const [header, ...lines] = writePaperFile(index).bytes.toString().trimEnd().split('\n');
  expect(header).toBe('agency,month,paper,both,electronic,postings');
  return lines.map((line) => {
    const [agencyCode = '', , ...cells] = line.split(',');
    const [paper = 0, both = 0, electronic = 0] = cells.map(Number);
    return { agencyCode, paper: paper + both, total: paper + both + electronic };
  });
}

describe('the registers of the demo', () => {
  it('of Sở Nội vụ hold 408 documents at first, and 367, 325, 223, 280, 226, 207, 181 on paper', () => {
    const snv = ALL_AGENCIES.find(({ code }) => code === 'snv');
    if (snv === undefined) throw new Error('no such agency');
    expect(countPaper(snv, 0).total).toBe(408);
    expect(MONTHS.map((index) => countPaper(snv, index).paper)).toEqual([367, 325, 223, 280, 226, 207, 181]);
  });

  it('hold 8,213 of 9,126 documents of the province on paper at first, 5,395 of 9,582 in the last month', () => {
    const sums = [0, 6]
      .map(readMonth)
      .map((rows) => [rows.reduce((sum, { paper }) => sum + paper, 0), rows.reduce((sum, { total }) => sum + total, 0)]);
    expect(sums).toEqual([
      [8213, 9126],
      [5395, 9582],
    ]);
  });

  it('are of 31 agencies before the merger and of 30 from then on; centre and department are together what the merged one would be', () => {
    const months = MONTHS.map(readMonth);
    expect(months.map((rows) => rows.length)).toEqual([31, 31, 31, 30, 30, 30, 30]);
    const merged = ALL_AGENCIES.find(({ code }) => code === 'skhcn');
    if (merged === undefined) throw new Error('no such agency');
    for (const [index, rows] of months.slice(0, 3).entries()) {
      const parts = rows.filter(({ agencyCode }) => agencyCode === 'skhcn' || agencyCode === 'ttcds');
      expect(parts.reduce((sum, { paper }) => sum + paper, 0)).toBe(countPaper(merged, index).paper);
    }
  });
});
