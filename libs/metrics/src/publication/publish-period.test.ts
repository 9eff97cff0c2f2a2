import { describe, expect, it } from '@jest/globals';
import type { Figure } from '../contract/figure.ts';
import { publishPeriod, publishUnit, type CountedUnit, type StructureLink } from './publish-period.ts';

const unit = (unitId: number, numerator: number, eligible: number, over: Partial<CountedUnit['input']> = {}): CountedUnit => ({
  unitId,
  input: { definition: 'du-2@1', numerator, eligible, unknown: 0, coverage: 1, target: { comparator: '>=', threshold: 0.9 }, ...over },
});
const print = (figures: ReadonlyMap<number, Figure>): string[] =>
  [...figures].map(
    ([id, { numerator, denominator, publication, margin }]) => `${id}: ${numerator}/${denominator} ${publication} ${margin}`,
  );
const merge: StructureLink = { kind: 'merge', fromId: 2, toId: 1 };

describe('what is told of a period', () => {
  it('is the same in both structures where nothing was merged or split', () => {
    const units = [unit(1, 5, 20), unit(2, 12, 12)];
    const { asWas, asIs, pool, parts } = publishPeriod({ asWas: units, asIs: units, links: [] });
    expect(print(asIs)).toEqual(['1: 5/20 exact 0', '2: 11/12 at-least 1']);
    expect(asWas).toEqual(asIs);
    expect([pool, parts.length]).toEqual([null, 2]);
  });

  it('a merged unit is the sum of what is printed of its parts: less one of them it does not tell the other', () => {
    const asWas = [unit(1, 12, 39), unit(2, 0, 24)];
    const { asIs } = publishPeriod({ asWas, asIs: [unit(1, 12, 63)], links: [merge] });
    expect(print(asIs)).toEqual(['1: 13/63 about 1']);
    const exact = publishPeriod({ asWas: [unit(1, 12, 39), unit(2, 3, 24)], asIs: [unit(1, 15, 63)], links: [merge] });
    expect(print(exact.asIs)).toEqual(['1: 15/63 exact 0']);
  });

  it('a part too small stays out of the merged unit; with no other part it is not told', () => {
    const { asIs, pool } = publishPeriod({ asWas: [unit(1, 12, 39), unit(2, 4, 6)], asIs: [unit(1, 16, 45)], links: [merge] });
    expect(print(asIs)).toEqual(['1: 12/39 exact 0']);
    expect(pool?.figure.verdict).toBe('not-published');
    const small = publishPeriod({ asWas: [unit(1, 3, 6), unit(2, 4, 6)], asIs: [unit(1, 7, 12)], links: [merge] });
    expect(print(small.asIs)).toEqual(['1: null/12 withheld 0']);
  });

  it('a part without data leaves the merged unit without', () => {
    const gap = publishPeriod({ asWas: [unit(1, 12, 39), unit(2, 4, 20, { coverage: 0.5 })], asIs: [unit(1, 16, 59)], links: [merge] });
    expect(gap.asIs.get(1)).toMatchObject({ verdict: 'insufficient-data', value: null, denominator: 59 });
    const begun = publishPeriod({ asWas: [unit(1, 12, 39), unit(2, 0, 20, { coverage: null })], asIs: [unit(1, 16, 59)], links: [merge] });
    expect(begun.asIs.get(1)?.verdict).toBe('too-few-days');
  });

  it('of units that were split nothing finer is told of periods before, nor of what they were merged into', () => {
    const links: StructureLink[] = [
      { kind: 'split', fromId: 1, toId: 3 },
      { kind: 'merge', fromId: 3, toId: 4 },
    ];
    const { asWas, asIs, parts } = publishPeriod({
      asWas: [unit(1, 12, 40), unit(4, 11, 30), unit(5, 6, 20)],
      asIs: [unit(1, 8, 25), unit(4, 15, 45), unit(5, 6, 20)],
      links,
    });
    expect(print(asWas)).toEqual(['1: 12/40 exact 0', '4: 11/30 exact 0', '5: 6/20 exact 0']);
    expect(print(asIs)).toEqual(['1: null/25 withheld 0', '4: null/45 withheld 0', '5: 6/20 exact 0']);
    expect(parts.length).toBe(3);
  });

  it('small units are told together', () => {
    const { asWas, pool, parts } = publishPeriod({ asWas: [unit(1, 3, 6), unit(2, 2, 7), unit(3, 4, 20)], asIs: [], links: [] });
    expect(print(asWas)).toEqual(['1: null/6 withheld 0', '2: null/7 withheld 0', '3: 4/20 exact 0']);
    expect(pool).toMatchObject({ unitIds: [1, 2], figure: { numerator: 5, denominator: 13, publication: 'exact', verdict: 'no-target' } });
    expect(parts.map(({ numerator }) => numerator)).toEqual([4, 5]);
    const dark = publishPeriod({ asWas: [unit(1, 3, 6), unit(2, 2, 7, { coverage: null })], asIs: [], links: [] });
    expect(dark.pool?.figure.verdict).toBe('too-few-days');
    const linked = publishPeriod({ asWas: [unit(1, 3, 6), unit(2, 2, 7)], asIs: [], links: [], isPoolLinked: true });
    expect(linked.pool?.figure.verdict).toBe('not-published');
  });

  it('a unit linked to what was told of other people is not told, and is in no sum', () => {
    const asWas = [{ ...unit(1, 12, 39), isLinked: true }, unit(2, 4, 20)];
    const { asIs, parts } = publishPeriod({ asWas, asIs: [unit(1, 16, 59)], links: [merge] });
    expect(print(asIs)).toEqual(['1: 4/20 exact 0']);
    expect(parts.map(({ numerator }) => numerator)).toEqual([null, 4]);
    expect(publishUnit(asWas[0]!)).toMatchObject({ verdict: 'not-published', withheldFor: 'other-people', denominator: 39 });
    // Why it has no rate stays; its bounds would tell of the others too.
    const dark = unit(3, 4, 20, { coverage: 0.5, bounds: { lower: 0.2, upper: 0.6 } });
    expect([dark, { ...dark, isLinked: true }].map((each) => publishUnit(each))).toMatchObject([
      { verdict: 'insufficient-data', bounds: { lower: 0.2, upper: 0.6 } },
      { verdict: 'insufficient-data', bounds: null },
    ]);
  });
});
