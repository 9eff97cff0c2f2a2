import { describe, expect, it } from '@jest/globals';
import type { ExplanationAct, ExplanationSide, ExplanationState } from '../contract/explanation.ts';
import {
  explanationDueDay,
  explanationStateAfter,
  explanationTurn,
  isExplanationActAllowed,
  isExplanationUnfinished,
} from './explanation-state.ts';

const CALENDAR = { daysOff: new Set<string>(), extraWorkingDays: new Set<string>() };
const ACTS: readonly ExplanationAct[] = ['asked', 'answered', 'more-asked', 'accepted', 'refused', 'closed'];
const SIDES: readonly ExplanationSide[] = ['home-affairs', 'agency'];

describe('an explanation', () => {
  it('goes mở → gửi → chấp nhận, từ chối or yêu cầu bổ sung → đóng, and nowhere else', () => {
    const allowed = (state: ExplanationState): string[] =>
      ACTS.flatMap((act) => SIDES.filter((side) => isExplanationActAllowed(state, act, side)).map((side) => `${side} ${act}`));
    expect(allowed('open')).toEqual(['agency answered', 'home-affairs closed']);
    expect(allowed('answered')).toEqual(['home-affairs more-asked', 'home-affairs accepted', 'home-affairs refused']);
    expect(allowed('accepted')).toEqual(['home-affairs closed']);
    expect(allowed('refused')).toEqual(['home-affairs closed']);
    expect(allowed('closed')).toEqual([]);
  });

  it('is open again when more is asked', () => {
    expect(ACTS.map(explanationStateAfter)).toEqual(['open', 'answered', 'open', 'accepted', 'refused', 'closed']);
    expect((['open', 'answered', 'accepted', 'closed'] as const).map(explanationTurn)).toEqual([
      'agency',
      'home-affairs',
      'home-affairs',
      null,
    ]);
  });

  it('is unfinished until it is judged or closed', () => {
    const states = ['open', 'answered', 'accepted', 'refused', 'closed'] as const;
    expect(states.filter(isExplanationUnfinished)).toEqual(['open', 'answered']);
  });

  it('gives each side five working days, counted from the day after', () => {
    expect(explanationDueDay('asked', '2026-07-16', CALENDAR)).toBe('2026-07-23');
    expect(explanationDueDay('answered', '2026-07-17', CALENDAR)).toBe('2026-07-24');
    const holidays = { ...CALENDAR, daysOff: new Set(['2026-04-27', '2026-04-30', '2026-05-01']) };
    expect(explanationDueDay('more-asked', '2026-04-24', holidays)).toBe('2026-05-06');
    for (const act of ['accepted', 'refused', 'closed'] as const) expect(explanationDueDay(act, '2026-07-16', CALENDAR)).toBeNull();
  });
});
