import { describe, expect, it } from '@jest/globals';
import { USE_DEFINITIONS } from '../adoption/use-definitions.ts';
import type { Figure } from '../contract/figure.ts';
import { makeFigure, type FigureInput } from './figure.ts';
import { finding } from './finding.ts';
import { ratePercentDigits } from './rate-percent.ts';
import { totalCounts } from './total-counts.ts';

const target = { comparator: '>=', threshold: 0.9 } as const;

function build(over: Partial<FigureInput>): Figure {
  return makeFigure({ definition: 'du-2@1', numerator: 62, eligible: 68, unknown: 0, coverage: 1, target, ...over });
}

const EXACT = { below: 0, above: 0 };
const withheld = { value: null, numerator: null, interval: null, isInconclusive: false, shortBy: null };

describe('a published figure', () => {
  it('carries n/N, value, interval, verdict and shortfall', () => {
    const figure = build({});
    expect(figure).toMatchObject({ definition: 'du-2@1', value: 62 / 68, numerator: 62, denominator: 68, coverage: 1 });
    expect(figure).toMatchObject({ verdict: 'met', isInconclusive: false, shortBy: 0 });
    expect(figure.interval?.lower).toBeCloseTo(0.821, 3);
  });

  it('DOMAIN 4: 300 of 9,600 minutes missing (96.9 %) is published, 960 (90.0 %) is not', () => {
    expect(build({ coverage: 9300 / 9600 }).verdict).toBe('met');
    expect(build({ coverage: 8640 / 9600 })).toMatchObject({ ...withheld, verdict: 'insufficient-data', denominator: 68, coverage: 0.9 });
    expect([9300, 8640].map((minutes) => ratePercentDigits(minutes, 9600, 0.95)?.percent)).toEqual([96.9, 90]);
  });

  it('coverage of exactly 95 % is enough; no elapsed working day is not', () => {
    expect(build({ coverage: 19 / 20 }).verdict).toBe('met');
    expect(build({ coverage: null })).toMatchObject({ ...withheld, verdict: 'too-few-days', coverage: null });
  });

  it('fewer than 10 people are not published, whatever else is missing', () => {
    expect(build({ numerator: 9, eligible: 9 })).toMatchObject({ ...withheld, verdict: 'not-published', denominator: 9 });
    expect(build({ numerator: 9, eligible: 9, coverage: 0.1, target: null }).verdict).toBe('not-published');
    expect(build({ numerator: 0, eligible: 0 })).toMatchObject({ ...withheld, verdict: 'not-published', denominator: 0 });
  });

  it('whoever cannot be judged leaves the rate, but not the size of the unit', () => {
    expect(build({ numerator: 62, eligible: 70, unknown: 2 })).toMatchObject({ verdict: 'met', denominator: 68 });
    expect(build({ numerator: 3, eligible: 70, unknown: 61 })).toMatchObject({ ...withheld, verdict: 'too-few-days' });
    // A week of which the logs of three days are missing: nobody can be judged, and 132 people are not "fewer than 10".
    expect(build({ numerator: 0, eligible: 132, unknown: 132, coverage: 0.4 })).toMatchObject({
      ...withheld,
      verdict: 'insufficient-data',
      denominator: 132,
    });
    // A week of four working days, all logged: too short for the definition, and no log is missing.
    expect(build({ numerator: 0, eligible: 132, unknown: 132, coverage: 1 })).toMatchObject({ ...withheld, verdict: 'too-few-days' });
  });

  it('says what is lacking where nobody can be judged though all is logged: days, weeks, or the time of day', () => {
    const none = { numerator: 0, eligible: 75, unknown: 75, coverage: 1, target: null };
    const reasons = USE_DEFINITIONS.map(({ id: definition }) => build({ ...none, definition }).withheldFor);
    expect(reasons).toEqual(['too-few-days', 'too-few-days', 'too-few-weeks', 'no-time-of-day', 'too-few-days']);
    expect(build({ ...none, definition: 'du-4@1', coverage: null }).withheldFor).toBe('no-working-day');
    for (const known of [{ coverage: 0.5 }, { eligible: 5, unknown: 5 }, { unknown: 0 }])
      expect(build({ ...none, ...known, definition: 'du-3@1' })).not.toHaveProperty('withheldFor');
  });

  it('nobody and one of 12 are the same figure, as are 11 and 12; no field tells which', () => {
    const low = {
      value: 1 / 12,
      numerator: 1,
      publication: 'at-most',
      margin: 1,
      denominator: 12,
      interval: null,
      shortBy: null,
      bounds: null,
    };
    const [none, one, all, allButOne] = [0, 1, 12, 11].map((numerator) =>
      build({ numerator, eligible: 12, bounds: { lower: 0, upper: 1 } }),
    );
    expect(none).toMatchObject({ ...low, verdict: 'not-met' });
    expect([none, all]).toEqual([one, allButOne]);
    expect(all).toMatchObject({
      value: 11 / 12,
      numerator: 11,
      publication: 'at-least',
      interval: null,
      bounds: null,
      verdict: 'met',
      shortBy: 0,
    });
  });

  it('9 of 10 is "≥9/10": it meets ≥ 90 % whatever it stands for; of ≥ 95 % and > 90 % nothing is said', () => {
    const masked = { numerator: 9, eligible: 10 };
    expect(build(masked)).toMatchObject({ verdict: 'met', shortBy: 0, isInconclusive: true, publication: 'at-least' });
    for (const other of [{ comparator: '>=', threshold: 0.95 } as const, { comparator: '>', threshold: 0.9 } as const]) {
      expect(build({ ...masked, target: other })).toMatchObject({ verdict: 'not-published', shortBy: null, value: 0.9 });
      expect(build({ ...masked, target: other })).toEqual(build({ numerator: 10, eligible: 10, target: other }));
    }
  });

  it('a sum over printed figures keeps how far the true one may lie', () => {
    const sum = build({ numerator: 1003, eligible: 1389, slack: { below: 0, above: 1 } });
    expect(sum).toMatchObject({ numerator: 1003, publication: 'about', margin: 1, verdict: 'not-met', shortBy: 248 });
    expect(build({ numerator: 62, eligible: 68, slack: { below: 0, above: 0 } })).toMatchObject({ publication: 'exact', margin: 0 });
    expect(build({ numerator: 62, eligible: 68, slack: { below: 1, above: 0 }, target: null })).toMatchObject({
      verdict: 'no-target',
      margin: 1,
    });
    expect(build({ numerator: 26, eligible: 29, slack: { below: 1, above: 0 } }).isInconclusive).toBe(true);
  });

  it('without a target there is a value and no verdict', () => {
    const figure = build({ numerator: 9, eligible: 10, target: null });
    expect(figure).toMatchObject({ value: 0.9, verdict: 'no-target', shortBy: null, isInconclusive: false });
  });

  it('9 of 10 meets 90 % but is inconclusive', () => {
    expect(build({ numerator: 9, eligible: 10 })).toMatchObject({ verdict: 'met', isInconclusive: true });
  });
});

describe('DOMAIN 9, M6: thirty agencies at >= 90 %', () => {
  const text = `84 76, 68 62, 92 78, 48 41, 71 57, 132 96, 83 46, 63 57, 66 47, 78 60, 75 55, 38 27, 44 38, 10 9, 44 35,
    38 28, 36 27, 40 30, 42 34, 38 25, 33 20, 31 16, 32 19, 34 18, 33 20, 30 13, 34 15, 35 21, 35 17, 34 12`;
  const agencies = text.split(',').map((pair) => {
    const [denominator = 0, numerator = 0] = pair.trim().split(' ').map(Number);
    return { denominator, numerator };
  });
  const figures = agencies.map(({ denominator, numerator }) =>
    build({ numerator, eligible: denominator, coverage: denominator === 132 ? 8292 / 10_560 : 1 }),
  );

  it('met 4, near 2, not met 23, insufficient data 1; only the board of 10 is inconclusive', () => {
    const count = (verdict: string): number => figures.filter((figure) => figure.verdict === verdict).length;
    expect(['met', 'near', 'not-met', 'insufficient-data', 'not-published'].map(count)).toEqual([4, 2, 23, 1, 0]);
    expect(figures.filter((figure) => figure.isInconclusive).map((figure) => figure.denominator)).toEqual([10]);
  });

  it('the province is 1,003/1,389 = 72.2 %, and 65.9 % with the missing agency as 0', () => {
    const { published, missingAsZero } = totalCounts(figures);
    expect(published).toEqual({ numerator: 1003, denominator: 1389, slack: { below: 0, above: 1 } });
    expect(missingAsZero).toEqual({ numerator: 1003, denominator: 1521, slack: { below: 0, above: 1 } });
    expect(ratePercentDigits(1003, 1389, 0.9)?.percent).toBe(72.2);
    expect(ratePercentDigits(1003, 1521, 0.9)?.percent).toBe(65.9);
  });

  it('the title of the league is "4 of 29"', () => {
    expect(finding(figures, target)).toEqual({ key: 'some-met', values: { met: 4, measured: 29, total: 30, threshold: 0.9 } });
  });

  it('a target of 85 % turns 4 into 6', () => {
    const lower = { comparator: '>=', threshold: 0.85 } as const;
    const tried = agencies.map(({ denominator, numerator }) => build({ numerator, eligible: denominator, target: lower }));
    expect(finding(tried, lower).values.met).toBe(6);
  });
});

describe('sums and titles', () => {
  it('units too small to publish stay out of both sums', () => {
    const figures = [build({}), build({ numerator: 3, eligible: 5 })];
    expect(totalCounts(figures)).toEqual({ published: { numerator: 62, denominator: 68, slack: EXACT }, missingAsZero: null });
    const more = [...figures, build({ eligible: 100, coverage: 0 })];
    expect(totalCounts(more)).toEqual({
      published: { numerator: 62, denominator: 68, slack: EXACT },
      missingAsZero: { numerator: 62, denominator: 168, slack: EXACT },
    });
  });

  it.each([
    ['all-met', ['met', 'insufficient-data'], { met: 1, measured: 1, total: 2 }],
    ['none-met', ['near', 'not-met'], { met: 0, measured: 2, total: 2 }],
    ['no-data', ['insufficient-data', 'not-published'], { met: 0, measured: 0, total: 2 }],
    ['too-small', ['not-published', 'not-published'], { met: 0, measured: 0, total: 2 }],
    ['no-data', [], { met: 0, measured: 0, total: 0 }],
  ] as const)('the title is %s for %j', (key, verdicts, values) => {
    expect(
      finding(
        verdicts.map((verdict) => ({ verdict })),
        target,
      ),
    ).toEqual({ key, values: { ...values, threshold: 0.9 } });
  });

  it('without a target the title says so, unless there is no data either', () => {
    expect(finding([{ verdict: 'no-target' }], null)).toEqual({
      key: 'no-target',
      values: { met: 0, measured: 1, total: 1, threshold: null },
    });
    expect(finding([{ verdict: 'too-few-days' }], null).key).toBe('no-data');
  });
});
