import { describe, expect, it } from '@jest/globals';
import type { Target } from './compare-to-target.ts';
import type { Figure } from '../contract/figure.ts';
import { makeFigure } from './figure.ts';
import { byWhatIfChange, previewWhatIf, type WhatIf } from './what-if.ts';

/** N and n₆ of the demo province at M6 (DOMAIN 9), with the log gap of SNNMT and the robots of SXD. */
const M6: readonly (readonly [string, number, number])[] = [
  ...([
    ['VP', 84, 76],
    ['SNV', 68, 62],
    ['STC', 92, 78],
    ['STP', 48, 41],
    ['SCT', 71, 57],
    ['SNNMT', 132, 96],
  ] as const),
  ...([
    ['SXD', 83, 46],
    ['SKHCN', 63, 57],
    ['SVHTTDL', 66, 47],
    ['SGDDT', 78, 60],
    ['SYT', 75, 55],
    ['SDTTG', 38, 27],
  ] as const),
  ...([
    ['TTT', 44, 38],
    ['BQL', 10, 9],
    ['TH', 44, 35],
    ['CA', 38, 28],
    ['CC', 36, 27],
    ['CS', 40, 30],
    ['MC', 42, 34],
  ] as const),
  ...([
    ['VH', 38, 25],
    ['DK', 33, 20],
    ['LS', 31, 16],
    ['CSN', 32, 19],
    ['SK', 34, 18],
    ['TM', 33, 20],
    ['XN', 30, 13],
  ] as const),
  ...([
    ['ML', 34, 15],
    ['PK', 35, 21],
    ['NC', 35, 17],
    ['MB', 34, 12],
  ] as const),
];

const input = (eligible: number, numerator: number, target: Target, definition: Figure['definition'] = 'du-2@1', coverage = 1): Figure =>
  makeFigure({ definition, numerator, eligible, unknown: 0, coverage, target });
const at = (threshold: number): Target => ({ comparator: '>=', threshold });

function preview(threshold: number): WhatIf<string> {
  return previewWhatIf(
    M6.map(([unit, eligible, counted]) => {
      const coverage = unit === 'SNNMT' ? 8292 / 10_560 : 1;
      return {
        unit,
        now: input(eligible, counted, at(0.9), 'du-2@1', coverage),
        tried: input(eligible, counted, at(threshold), 'du-2@1', coverage),
      };
    }),
  );
}

const namesOf = ({ rows }: WhatIf<string>, change: string): string[] => rows.filter((row) => row.change === change).map((row) => row.unit);

describe('what-if', () => {
  it('DOMAIN 9: at >= 90 % met 4, near 2, not met 23, insufficient data 1; the board of 10 is inconclusive', () => {
    const { rows, metNow } = preview(0.9);
    const count = (verdict: string): number => rows.filter(({ now }) => now.verdict === verdict).length;
    expect([metNow, count('near'), count('not-met'), count('insufficient-data')]).toEqual([4, 2, 23, 1]);
    expect(rows.filter(({ now }) => now.isInconclusive).map(({ unit }) => unit)).toEqual(['BQL']);
    expect(rows.every(({ change }) => change === 'same')).toBe(true);
  });

  it('UX: with 85 % instead of 90 % 6 agencies would meet the target instead of 4', () => {
    const tried = preview(0.85);
    expect([tried.metNow, tried.metTried]).toEqual([4, 6]);
    expect([namesOf(tried, 'gains'), namesOf(tried, 'loses')]).toEqual([['STP', 'TTT'], []]);
  });

  it('with 92 % nobody would', () => {
    const tried = preview(0.92);
    // Of the board of 10 "≥9" is printed, and 10 of 10 would meet it.
    expect([tried.metTried, namesOf(tried, 'loses'), namesOf(tried, 'untold')]).toEqual([0, ['VP', 'SNV', 'SKHCN'], ['BQL']]);
  });

  it('another definition moves units both ways, and whoever is not published stays so', () => {
    const under = (unit: string, eligible: number, regular: number, active: number) => ({
      unit,
      now: input(eligible, regular, at(0.9)),
      tried: input(eligible, active, at(0.9), 'du-1@1'),
    });
    const tried = previewWhatIf([under('SXD', 83, 46, 80), under('A', 20, 18, 17), under('B', 9, 1, 9)]);
    expect(tried.rows.map(({ change, tried: figure }) => [change, figure.verdict, figure.definition])).toEqual([
      ['gains', 'met', 'du-1@1'],
      ['loses', 'near', 'du-1@1'],
      ['same', 'not-published', 'du-1@1'],
    ]);
  });

  it('counts who is measured: of paper nobody whose reduction cannot be told', () => {
    const paper = (value: number | null, verdict: 'met' | 'not-met' | 'insufficient-data') => ({ value, verdict });
    const { rows, ...counts } = previewWhatIf([
      { unit: 'A', now: paper(0.5, 'met'), tried: paper(0.5, 'not-met') },
      { unit: 'B', now: paper(0.4, 'not-met'), tried: paper(0.4, 'not-met') },
      { unit: 'C', now: paper(null, 'insufficient-data'), tried: paper(null, 'insufficient-data') },
    ]);
    expect(rows.map(({ change }) => change)).toEqual(['loses', 'same', 'same']);
    expect(counts).toEqual({ measuredNow: 2, metNow: 1, measuredTried: 2, metTried: 0 });
  });

  it('is told in the order of what changes, then of the lowest value, the unknown last', () => {
    const row = (name: string, change: 'gains' | 'loses' | 'same' | 'untold', value: number | null) => ({ name, change, tried: { value } });
    const rows = [row('a', 'same', null), row('b', 'same', 0.7), row('c', 'same', -0.1), row('d', 'untold', 0.9), row('e', 'loses', 1)];
    expect([...rows, row('f', 'gains', 0.5), row('ă', 'same', 0.7)].toSorted(byWhatIfChange).map(({ name }) => name)).toEqual([
      ...['f', 'e', 'd', 'c', 'ă', 'b', 'a'],
    ]);
  });
});
