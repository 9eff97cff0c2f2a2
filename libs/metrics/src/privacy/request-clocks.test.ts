import { describe, expect, it } from '@jest/globals';
import { requestClocks, requestDueOn, requestStateAfter } from './request-clocks.ts';

const calendar = { daysOff: new Set(['2026-09-02']), extraWorkingDays: new Set<string>() };

describe('clocks of requests', () => {
  it('a question of Friday is answered by Tuesday', () => {
    expect(requestClocks('access', '2026-07-17', calendar)).toEqual({ answerDueOn: '2026-07-21', actDueOn: null });
  });

  it('holidays do not count for the answer, and count for what is carried out', () => {
    expect(requestClocks('restriction', '2026-09-01', calendar)).toEqual({ answerDueOn: '2026-09-04', actDueOn: '2026-09-16' });
  });

  it('an answer settles a question, and not an erasure', () => {
    expect(requestStateAfter('correction', 'answered')).toBe('done');
    expect(requestStateAfter('erasure', 'answered')).toBe('answered');
    expect(requestStateAfter('erasure', 'done')).toBe('done');
    expect([requestStateAfter('erasure', 'made'), requestStateAfter('access', 'refused')]).toEqual(['open', 'refused']);
  });

  it('the day that is due is that of the step that is waited for', () => {
    const clocks = requestClocks('erasure', '2026-07-17', calendar);
    expect([requestDueOn('open', clocks), requestDueOn('answered', clocks), requestDueOn('done', clocks)]).toEqual([
      '2026-07-21',
      '2026-08-01',
      null,
    ]);
  });
});
