import { describe, expect, it } from '@jest/globals';
import { parsePeriodId, type Period, type UnitStructure } from '@nhip-thu/metrics';
import { absentAgencyProblem } from './absent-agency.ts';

const LIFE = { code: 'b', name: 'Trung tâm B', from: '2026-02-01', to: '2026-04-01', successor: { code: 'a', name: 'Cơ quan A' } };
const ask = (periodId: string, structure: UnitStructure = 'as-was', life = LIFE) => {
  const { agency, detail } = absentAgencyProblem(life.code, life, { period: parsePeriodId(periodId) as Period, structure });
  return [agency?.absence, detail?.vi];
};

describe('an agency that is not among the figures of a period', () => {
  it('was merged before it, into whom and since when', () => {
    expect(ask('dl-2026-04')).toEqual(['ended', 'Trung tâm B đã sáp nhập vào Cơ quan A từ 01/04/2026.']);
    expect(ask('dl-2026-04', 'as-is')).toEqual(['ended', 'Trung tâm B đã sáp nhập vào Cơ quan A từ 01/04/2026.']);
  });

  it('was merged within it: the structure of a period is that of its last day', () => {
    expect(ask('bc-2026-04')).toEqual(['ended', 'Trung tâm B đã sáp nhập vào Cơ quan A từ 01/04/2026.']);
  });

  it('was there, and today’s structure counts it with its successor', () => {
    const [absence, words] = ask('dl-2026-03', 'as-is');
    expect(absence).toBe('joined');
    expect(words).toMatch(/^Trung tâm B đã sáp nhập vào Cơ quan A từ 01\/04\/2026; theo cơ cấu hiện nay, .* tính chung vào đó\.$/);
  });

  it('begins later', () => {
    expect(ask('dl-2026-01')).toEqual(['not-yet', 'Trung tâm B có từ 01/02/2026.']);
  });

  it('was there, and nothing is stored of it', () => {
    expect(ask('dl-2026-03')[0]).toBe('no-figures');
  });

  it('whose successor the caller may not know is said to be no more, and no other agency is named', () => {
    const { detail, agency } = absentAgencyProblem(
      'b',
      { ...LIFE, successor: null },
      { period: parsePeriodId('dl-2026-04') as Period, structure: 'as-is' },
    );
    expect([detail?.vi, agency?.successor]).toEqual(['Trung tâm B không còn là cơ quan riêng từ 01/04/2026.', null]);
  });

  it('that nobody knows is plainly none', () => {
    const { detail, agency } = absentAgencyProblem('khong-co', null, { period: parsePeriodId('dl-2026-04') as Period, structure: 'as-is' });
    expect([detail?.vi, agency]).toEqual(['Danh bạ không có cơ quan nào mã “khong-co”.', undefined]);
  });
});
