import { describe, expect, it } from '@jest/globals';
import type { Trajectory } from '../contract/target.ts';
import { findTargetFaults, isPathOver, type ProposedTarget } from './target-faults.ts';

const TODAY = '2026-07-17';
const GOOD: ProposedTarget = {
  ...{ metric: 'du-2@1', periodKind: null, isOfDivision: false, trajectory: null },
  levels: { minimum: 0.8, met: 0.9, good: 0.95 },
  ...{ validFrom: '2026-08-01', validTo: null, issuedOn: '2026-07-17' },
};
const faultsOf = (over: Partial<ProposedTarget>): string[] =>
  findTargetFaults({ ...GOOD, ...over }, TODAY).map(({ path, fault }) => `${path}: ${fault}`);
const path = (from: string, to: string, value = 0.9): Trajectory => ({
  ...{ kind: 'linear', from: { periodId: from, value: 0.3 }, to: { periodId: to, value } },
});

describe('a proposed target', () => {
  it('has no fault by itself, nor in what is not known yet', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ levels: { minimum: 0.95, met: null, good: 0.5 }, validFrom: null, validTo: '2020-01-01', issuedOn: null })).toEqual(
      [],
    );
  });

  it('is told every fault at once: levels that do not ascend, an end before the beginning, an instrument not issued yet', () => {
    expect(
      faultsOf({
        levels: { minimum: 0.95, met: 0.92, good: 0.92 },
        validFrom: '2031-01-01',
        validTo: '2030-01-01',
        issuedOn: '2026-07-18',
      }),
    ).toEqual(['levels.minimum: levels', 'levels.good: levels', 'legalBasis.issuedOn: notIssued', 'validTo: validTo']);
  });

  it('may rest on an instrument issued after its first day: a target may reach back', () => {
    expect(faultsOf({ validFrom: '2026-01-01', issuedOn: '2026-07-01' })).toEqual([]);
  });

  it('has a path through periods of its kind, forward, to the level “met”, that is not over when it takes effect', () => {
    const pathFault = (trajectory: Trajectory, over: Partial<ProposedTarget> = {}) => faultsOf({ trajectory, ...over });
    expect(pathFault(path('bc-2026-01', 'bc-2026-09'))).toEqual([]);
    expect(pathFault(path('bc-2026-09', 'bc-2026-01'))).toEqual(['trajectory: trajectory']);
    expect(pathFault(path('bc-2026-01', 'dl-2026-09'))).toEqual(['trajectory: trajectory']);
    expect(pathFault(path('bc-2026-01', 'nonsense'))).toEqual(['trajectory: trajectory']);
    expect(pathFault(path('bc-2026-01', 'bc-2026-09'), { periodKind: 'iso-week' })).toEqual(['trajectory: trajectory']);
    expect(pathFault(path('bc-2026-01', 'bc-2026-09', 0.8))).toEqual(['trajectory: trajectoryEnd']);
    // July ends on 14/07.
    expect(pathFault(path('bc-2026-01', 'bc-2026-07'), { validFrom: '2026-07-14' })).toEqual([]);
    expect(pathFault(path('bc-2026-01', 'bc-2026-07'), { validFrom: '2026-07-15' })).toEqual(['trajectory: trajectoryOver']);
  });

  it('of paper is about reporting months, of a division about DU-2 in blocks of four weeks', () => {
    expect(faultsOf({ metric: 'paper-reduction@1', periodKind: 'iso-week' })).toEqual(['periodKind: periodKind']);
    expect(faultsOf({ metric: 'paper-reduction@1', periodKind: 'reporting-month' })).toEqual([]);
    expect(faultsOf({ isOfDivision: true, metric: 'du-1@1', periodKind: 'iso-week' })).toEqual([
      ...['metric: divisionFigure', 'periodKind: divisionFigure'],
    ]);
    expect(faultsOf({ isOfDivision: true, trajectory: path('bc-2026-07', 'bc-2026-09') })).toEqual(['trajectory: divisionFigure']);
  });
});

describe('a path', () => {
  it('is over the day after its last period', () => {
    const steps: Trajectory = { kind: 'steps', steps: [{ periodId: 'bc-2026-07', value: 0.9 }] };
    expect([isPathOver(steps, '2026-07-14'), isPathOver(steps, '2026-07-15')]).toEqual([false, true]);
    expect(isPathOver({ kind: 'steps', steps: [] }, TODAY)).toBe(false);
  });
});
