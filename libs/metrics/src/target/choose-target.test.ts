import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TargetScope, VersionedTarget } from '../contract/target.ts';
import { chooseTarget, type TargetQuestion } from './choose-target.ts';

const demo: VersionedTarget = {
  ...{ id: 1, supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: 'reporting-month', comparator: '>=' },
  levels: { minimum: 0.8, met: 0.9, good: 0.95 },
  trajectory: null,
  legalBasis: { kind: 'instrument', type: 'QĐ', number: 'DEMO-15/QĐ-SNV', issuedOn: '2026-01-20', issuer: 'SNV', clause: null },
  ...{ approvedBy: 'snv', validFrom: '2026-01-20', validTo: null },
};
const target = (over: Partial<VersionedTarget>): VersionedTarget => ({ ...demo, ...over });
const ofTier: TargetScope = { kind: 'tier', tier: 'commune' };
const ofAgency = (agencyId: number): TargetScope => ({ kind: 'agency', agencyId });
const ofDivision = (divisionId: number): TargetScope => ({ kind: 'division', divisionId });

function choose(targets: readonly VersionedTarget[], over: Partial<TargetQuestion> = {}): number | undefined {
  const unit = { tier: 'commune', agencyId: 7, divisionId: 71 } as const;
  const question = { metric: 'du-2@1', periodKind: 'reporting-month', ...unit, day: '2026-07-14' } as const;
  return chooseTarget(targets, { ...question, ...over })?.id;
}

describe('the target in force', () => {
  it('the most specific scope wins: division, its agency, tier, province', () => {
    const all = [demo, target({ id: 2, scope: ofTier }), target({ id: 3, scope: ofAgency(7) }), target({ id: 4, scope: ofDivision(71) })];
    for (const list of [all, all.toReversed()]) {
      expect(choose(list)).toBe(4);
      expect(choose(list, { divisionId: null })).toBe(3);
      expect(choose(list, { agencyId: 8, divisionId: null })).toBe(2);
      expect(choose(list, { agencyId: 8, divisionId: null, tier: 'department' })).toBe(1);
      expect(choose(list, { agencyId: null, divisionId: null, tier: null })).toBe(1);
    }
  });

  it('begins on its day, and ends before the day that is named', () => {
    const dated = target({ validTo: '2026-07-01' });
    expect(['2026-01-19', '2026-01-20', '2026-06-30', '2026-07-01'].map((day) => choose([dated], { day }))).toEqual([
      ...[undefined, 1, 1, undefined],
    ]);
  });

  it('is superseded from the day its successor begins, and not before', () => {
    const later = target({ id: 5, supersedes: 1, scope: ofTier, validFrom: '2026-06-01' });
    const days = ['2026-05-31', '2026-06-01'];
    expect(days.map((day) => choose([demo, later], { day }))).toEqual([1, 5]);
    // Superseded for everybody, also where the successor does not reach.
    expect(days.map((day) => choose([demo, later], { day, tier: 'ward', agencyId: 9 }))).toEqual([1, undefined]);
  });

  it('of two of one scope the one that came into force last holds, then the one entered last', () => {
    const later = target({ id: 2, validFrom: '2026-03-01' });
    const sameDay = target({ id: 3, validFrom: '2026-03-01' });
    for (const list of [
      [demo, later, sameDay],
      [sameDay, later, demo],
    ])
      expect(choose(list)).toBe(3);
    for (const list of [
      [target({ id: 9 }), later],
      [later, target({ id: 9 })],
    ])
      expect(choose(list)).toBe(2);
  });

  it('another metric, version or kind of period has its own', () => {
    expect(choose([demo], { metric: 'du-1@1' })).toBeUndefined();
    expect(choose([demo], { metric: 'paper-reduction@1' })).toBeUndefined();
    expect(choose([demo], { periodKind: 'iso-week' })).toBeUndefined();
  });

  it('one for every kind of period holds where none is for that kind, in the same scope', () => {
    const forAll = target({ id: 2, periodKind: null, validFrom: '2026-06-01' });
    for (const list of [
      [demo, forAll],
      [forAll, demo],
    ]) {
      expect(choose(list)).toBe(1);
      expect(choose(list, { periodKind: 'iso-week' })).toBe(2);
    }
    expect(choose([demo, target({ id: 2, periodKind: null, scope: ofAgency(7) })])).toBe(2);
  });

  it('does not depend on the order in which the targets are listed', () => {
    const day = fc.constantFrom('2026-01-01', '2026-03-01', '2026-06-01', '2026-08-01');
    const some = fc.record({
      scope: fc.constantFrom<TargetScope>({ kind: 'province' }, ofTier, ofAgency(7), ofDivision(71), ofAgency(8)),
      validFrom: day,
      validTo: fc.option(day),
      supersedes: fc.option(fc.integer({ min: 0, max: 5 })),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), fc.nat(5), (list, shift) => {
        const targets = list.map((each, id) => target({ ...each, id }));
        const turned = [...targets.slice(shift), ...targets.slice(0, shift)];
        expect(choose(turned)).toBe(choose(targets));
      }),
    );
  });
});
