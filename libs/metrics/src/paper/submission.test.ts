import { describe, expect, it } from '@jest/globals';
import { parsePeriodId } from '../calendar/period.ts';
import { dueDayOf, submissionStateOf, summariseStates } from './submission.ts';

const CALENDAR = { daysOff: new Set(['2026-02-16', '2026-02-17']), extraWorkingDays: new Set<string>() };

describe('submission of a month', () => {
  it('is due on the first working day after the 14th', () => {
    expect(dueDayOf(parsePeriodId('bc-2026-07')!, CALENDAR)).toBe('2026-07-15');
    // 14/02/2026 is a Saturday, 15/02 a Sunday, then Tết.
    expect(dueDayOf(parsePeriodId('bc-2026-02')!, CALENDAR)).toBe('2026-02-18');
  });

  it('is in time on the due day, late after it, overdue only when that day has passed', () => {
    expect(submissionStateOf('2026-07-15', '2026-07-15', '2026-07-20')).toBe('submitted');
    expect(submissionStateOf('2026-07-16', '2026-07-15', '2026-07-20')).toBe('late');
    expect(submissionStateOf(null, '2026-07-15', '2026-07-15')).toBe('due');
    expect(submissionStateOf(null, '2026-07-15', '2026-07-16')).toBe('overdue');
  });
});

describe('summariseStates', () => {
  it('months together are as the worst of them', () => {
    expect(summariseStates(['submitted', 'due', 'overdue', 'late'])).toBe('overdue');
    expect(summariseStates(['late', 'due'])).toBe('due');
    expect(summariseStates(['submitted', 'late'])).toBe('late');
    expect([summariseStates(['submitted']), summariseStates([])]).toEqual(['submitted', 'submitted']);
  });
});
