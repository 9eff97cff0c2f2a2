import { describe, expect, it } from '@jest/globals';
import type { FrozenAgency, FrozenProvince } from '../contract/frozen.ts';
import { makeFigure } from '../target/figure.ts';
import { compareFrozen } from './compare-frozen.ts';

const TARGET = { comparator: '>=', threshold: 0.9 } as const;
const VOLUME = {
  sent: 1,
  sentUntold: 0,
  received: 1,
  sentInternal: 1,
  sentExternal: 0,
  sentMixed: 0,
  recipients: 1,
  internalRecipients: 1,
};
const figure = (numerator: number, eligible: number, coverage = 1) =>
  makeFigure({ definition: 'du-2@1', numerator, eligible, unknown: 0, coverage, target: TARGET });

function agency(code: string, numerator: number, over: Partial<FrozenAgency> & { readonly coverage?: number } = {}): FrozenAgency {
  const { coverage, ...rest } = over;
  const use = [{ definition: 'du-2@1' as const, figure: figure(numerator, 78, coverage), target: null, standing: null, keptRate: null }];
  return { code, name: code.toUpperCase(), use, paper: null, snapshotId: 1, footnotes: [], changes: [], ...rest };
}

function province(numerator: number): FrozenProvince {
  const use = [
    {
      definition: 'du-2@1' as const,
      figure: figure(numerator, 1521),
      missingAsZero: null,
      target: null,
      standing: null,
      verdicts: {} as never,
    },
  ];
  return { use, volume: VOLUME, paper: null, paperTarget: null, unconfirmedFacts: 0, sentInternalClient: 0, changes: [] };
}

const since = (code: string | null): string => `at ${code ?? 'province'}`;

describe('what differs between two states of a period', () => {
  it('is nothing when every figure is the same', () => {
    const state = { province: province(800), agencies: [agency('a', 47)] };
    expect(compareFrozen(state, structuredClone(state), since)).toEqual([]);
  });

  it('names the agency, the figure, the delta and since when; the province first', () => {
    const before = { province: province(846), agencies: [agency('a', 45), agency('b', 60)] };
    const after = { province: province(848), agencies: [agency('a', 47), agency('b', 60)] };
    expect(compareFrozen(before, after, since)).toEqual([
      { agency: null, agencyName: null, metric: 'du-2@1', field: 'numerator', before: 846, after: 848, delta: 2, since: 'at province' },
      { agency: 'a', agencyName: 'A', metric: 'du-2@1', field: 'numerator', before: 45, after: 47, delta: 2, since: 'at a' },
    ]);
  });

  it('has no delta where nothing was published before', () => {
    const before = { province: null, agencies: [agency('a', 45, { coverage: 0.9 })] };
    const changes = compareFrozen(before, { province: null, agencies: [agency('a', 47)] }, since);
    expect(changes.map(({ field, before: was, after, delta }) => [field, was, after, delta])).toEqual([
      ['numerator', null, 47, null],
      ['coverage', 0.9, 1, 1 - 0.9],
      ['verdict', 'insufficient-data', 'not-met', null],
    ]);
  });

  it('lists an agency that came or went, and a footnote that was added', () => {
    const before = { province: province(1), agencies: [agency('a', 45)] };
    const after = { province: province(1), agencies: [agency('a', 45, { footnotes: ['Nộp muộn'] }), agency('b', 60)] };
    const changes = compareFrozen(before, after, since);
    expect(changes.map((change) => [change.agency, change.field, change.before, change.after])).toEqual([
      ['a', 'text', null, 'Nộp muộn'],
      ['b', 'numerator', null, 60],
      ['b', 'denominator', null, 78],
      ['b', 'coverage', null, 1],
      ['b', 'verdict', null, 'not-met'],
    ]);
  });

  it('compares paper figure by figure, and its verdict', () => {
    const paper = (amount: number, headline: number, verdict: string): FrozenAgency['paper'] =>
      ({ registers: { amount, documents: 428, reduction: { headline } }, verdict }) as unknown as FrozenAgency['paper'];
    const before = { province: null, agencies: [agency('a', 47, { paper: paper(226, 0.4364, 'not-met') })] };
    const after = { province: null, agencies: [agency('a', 47, { paper: paper(181, 0.5068, 'met') })] };
    expect(compareFrozen(before, after, since).map(({ metric, field, before: was, after: now }) => [metric, field, was, now])).toEqual([
      ['paper-reduction@1', 'amount', 226, 181],
      ['paper-reduction@1', 'headline', 0.4364, 0.5068],
      ['paper-reduction@1', 'verdict', 'not-met', 'met'],
    ]);
  });

  it('does not take a baseline month that was frozen with a reduction of 0 for another figure than one that is compared with nothing', () => {
    const paper = (headline: number | null, reason: string | null, verdict: string, amount = 367): FrozenAgency['paper'] => {
      const counts = { amount, documents: 900, baselineAmount: 367, baselineDocuments: 900 };
      return { registers: { ...counts, reduction: { headline }, reason }, verdict } as unknown as FrozenAgency['paper'];
    };
    const fields = (was: FrozenAgency['paper'], now: FrozenAgency['paper']) =>
      compareFrozen(
        { province: null, agencies: [agency('a', 47, { paper: was })] },
        { province: null, agencies: [agency('a', 47, { paper: now })] },
        since,
      ).map(({ field }) => field);
    const itself = paper(null, 'is-baseline', 'insufficient-data');
    expect(fields(paper(0, null, 'not-met'), itself)).toEqual([]);
    expect(fields(paper(0.4, null, 'not-met', 220), itself)).toEqual(['amount', 'headline', 'verdict']);
  });

  it('leaves the province out for whoever sees a part only', () => {
    expect(compareFrozen({ province: province(1), agencies: [] }, { province: null, agencies: [] }, since)).toEqual([]);
  });
});
