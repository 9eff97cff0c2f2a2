import { describe, expect, it } from '@jest/globals';
import { parsePeriodId } from '../calendar/period.ts';
import type { Period } from '../contract/period.ts';
import type { TargetStanding, Trajectory } from '../contract/target.ts';
import { citeBasis } from './cite-basis.ts';
import { kindOfTrajectory, standAgainst, standFigureAgainst } from './stand-against.ts';

const period = (id: string): Period => parsePeriodId(id) as Period;
const levels = { minimum: 0.8, met: 0.9, good: 0.95 };
/** DOMAIN 5: 30 % at M0 → 90 % at M6. */
const path: Trajectory = { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } };
const target = { comparator: '>=', levels, trajectory: path } as const;
const percent = (numerator: bigint): { numerator: bigint; denominator: bigint } => ({ numerator, denominator: 100n });

describe('where a figure stands', () => {
  it('DOMAIN 5: 60.0 % is due at M3, and 55.0 % is 5.0 points behind', () => {
    const { due, behind, level } = standAgainst(percent(55n), target, period('bc-2026-04'));
    expect([due, level]).toEqual([0.6, null]);
    expect(behind).toBeCloseTo(0.05, 12);
  });

  it('names the highest level reached: 80 minimum, 90 met, 95 good', () => {
    const levelOf = (value: bigint) => standAgainst(percent(value), target, period('bc-2026-07')).level;
    expect([79n, 80n, 89n, 90n, 94n, 95n].map(levelOf)).toEqual([null, 'minimum', 'minimum', 'met', 'met', 'good']);
  });

  it('asks nothing of a week by a path of months, nor before the path begins, nor without a path', () => {
    expect(standAgainst(percent(55n), target, period('tuan-2026-w20')).due).toBeNull();
    expect(standAgainst(percent(55n), target, period('bc-2025-12'))).toMatchObject({ due: null, behind: null });
    expect(standAgainst(percent(55n), { ...target, trajectory: null }, period('bc-2026-04')).due).toBeNull();
  });

  it('an unknown value reaches no level and is not behind, though something is due', () => {
    expect(standAgainst(null, target, period('bc-2026-04'))).toEqual({ level: null, due: 0.6, behind: null });
  });
});

describe('the kind of a trajectory', () => {
  it('is that of all its points, or none', () => {
    expect(kindOfTrajectory(path)).toBe('reporting-month');
    const steps = (...ids: string[]): Trajectory => ({ kind: 'steps', steps: ids.map((periodId) => ({ periodId, value: 0.5 })) });
    expect([steps('dl-2026', 'dl-2027'), steps('dl-2026', 'bc-2026'), steps('x'), steps()].map(kindOfTrajectory)).toEqual([
      ...['calendar-year', null, null, null],
    ]);
  });
});

describe('the line of a legal basis', () => {
  it('names type, number, day, issuer and clause', () => {
    const basis = { kind: 'instrument', type: 'Quyết định', number: '15/QĐ-SNV', issuedOn: '2009-01-20', issuer: 'Sở Nội vụ' } as const;
    expect(citeBasis({ ...basis, clause: null })).toBe('Quyết định số 15/QĐ-SNV ngày 20/01/2009 của Sở Nội vụ');
    expect(citeBasis({ ...basis, clause: 'Điều 3' })).toMatch(/của Sở Nội vụ, Điều 3$/);
    expect(citeBasis({ kind: 'text', text: 'QĐ 15' })).toBe('QĐ 15');
  });
});

describe('a published figure', () => {
  const against = (figure: Parameters<typeof standFigureAgainst>[0]): TargetStanding =>
    standFigureAgainst(figure, target, period('bc-2026-07'));

  it('reaches the level that all counts reach for which it stands, and tells no distance where it is masked', () => {
    expect(against({ numerator: 9, denominator: 10, publication: 'at-least', margin: 1 })).toEqual({
      level: 'met',
      due: 0.9,
      behind: null,
    });
    expect(against({ numerator: 1, denominator: 10, publication: 'at-most', margin: 1 })).toEqual({ level: null, due: 0.9, behind: null });
    expect(against({ numerator: 55, denominator: 100, publication: 'exact', margin: 0 }).behind).toBeCloseTo(0.35);
    expect(against({ numerator: 80, denominator: 100, publication: 'about', margin: 1 })).toMatchObject({ level: 'minimum', behind: 0.1 });
    expect(against({ numerator: null, denominator: 100, publication: 'withheld', margin: 0 })).toMatchObject({ level: null, behind: null });
  });
});
