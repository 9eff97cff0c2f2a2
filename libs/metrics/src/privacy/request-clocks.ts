import { addDays } from '../calendar/iso-date.ts';
import { addWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { DataRequestAct, DataRequestKind, DataRequestState } from '../contract/data-request.ts';
import type { IsoDate } from '../contract/period.ts';

/** Working days in which a request is answered, and days in which one that asks to stop or to remove something is carried out. */
export const ANSWER_WORKING_DAYS = 2;
export const ACT_DAYS = 15;

const TO_BE_CARRIED_OUT: readonly DataRequestKind[] = ['restriction', 'erasure'];

/** Last days of a request. */
export interface RequestClocks {
  readonly answerDueOn: IsoDate;
  /** Null where the answer is all that is due. */
  readonly actDueOn: IsoDate | null;
}

/**
 * When a request made on a day is due (Decree 356/2025; DOMAIN section 7): an answer within 2 working days of the province, the day itself not
 * counted; a restriction or erasure within 15 days, days off included.
 * Example: made on Friday 17/07/2026: answer by Tuesday 21/07, restriction by 01/08.
 */
export function requestClocks(kind: DataRequestKind, day: IsoDate, calendar: WorkCalendar): RequestClocks {
  return {
    answerDueOn: addWorkingDays(day, ANSWER_WORKING_DAYS, calendar),
    actDueOn: TO_BE_CARRIED_OUT.includes(kind) ? addDays(day, ACT_DAYS) : null,
  };
}

/** The state after an act. An answer settles what needs no more than an answer. */
export function requestStateAfter(kind: DataRequestKind, act: DataRequestAct): DataRequestState {
  switch (act) {
    case 'made':
      return 'open';
    case 'answered':
      return TO_BE_CARRIED_OUT.includes(kind) ? 'answered' : 'done';
    case 'done':
      return 'done';
    case 'refused':
      return 'refused';
  }
}

/** The day that is due next in a state; null when nothing is. */
export function requestDueOn(state: DataRequestState, { answerDueOn, actDueOn }: RequestClocks): IsoDate | null {
  if (state === 'open') return answerDueOn;
  return state === 'answered' ? actDueOn : null;
}
