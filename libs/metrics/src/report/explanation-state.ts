import { addWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { ExplanationAct, ExplanationSide, ExplanationState } from '../contract/explanation.ts';
import type { IsoDate } from '../contract/period.ts';

/** Working days that each side has for its step. */
export const EXPLANATION_DAYS = 5;

const STATE_AFTER: Readonly<Record<ExplanationAct, ExplanationState>> = {
  ...{ asked: 'open', 'more-asked': 'open', answered: 'answered', accepted: 'accepted', refused: 'refused', closed: 'closed' },
};

/** Who may do what in which state: mở → gửi → chấp nhận, từ chối or yêu cầu bổ sung → đóng. */
const ALLOWED: Readonly<Record<ExplanationState, Readonly<Partial<Record<ExplanationAct, ExplanationSide>>>>> = {
  open: { answered: 'agency', closed: 'home-affairs' },
  answered: { accepted: 'home-affairs', refused: 'home-affairs', 'more-asked': 'home-affairs' },
  accepted: { closed: 'home-affairs' },
  refused: { closed: 'home-affairs' },
  closed: {},
};

/** The state after a step. */
export function explanationStateAfter(act: ExplanationAct): ExplanationState {
  return STATE_AFTER[act];
}

/** Whether a side may take a step in a state. */
export function isExplanationActAllowed(state: ExplanationState, act: ExplanationAct, side: ExplanationSide): boolean {
  return ALLOWED[state][act] === side;
}

/** Whether it still waits for an answer or a judgement: until then there is no second one of the same figure. */
export function isExplanationUnfinished(state: ExplanationState): boolean {
  return state === 'open' || state === 'answered';
}

/** Whose turn it is: the agency's to answer, Home Affairs' to judge and to close; null once it is closed. */
export function explanationTurn(state: ExplanationState): ExplanationSide | null {
  if (state === 'closed') return null;
  return state === 'open' ? 'agency' : 'home-affairs';
}

/**
 * The last day for what follows a step: the answer, or the judgement, within 5 working days after the day of the step; null where nothing is due.
 * @example asked on Thursday 16/07/2026: 23/07/2026
 */
export function explanationDueDay(act: ExplanationAct, day: IsoDate, calendar: WorkCalendar): IsoDate | null {
  return isExplanationUnfinished(explanationStateAfter(act)) ? addWorkingDays(day, EXPLANATION_DAYS, calendar) : null;
}
