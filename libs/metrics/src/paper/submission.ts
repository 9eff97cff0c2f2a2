import { addWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { SubmissionState } from '../contract/paper.ts';
import type { IsoDate, Period } from '../contract/period.ts';

/** Working days after the cut-off within which a month is reported: the least that NĐ 09/2019 art. 8 leaves. */
const DUE_WORKING_DAYS = 1;

/** The last day on which a period's registers are in time: the first working day after its end. */
export function dueDayOf(period: Period, calendar: WorkCalendar): IsoDate {
  return addWorkingDays(period.to, DUE_WORKING_DAYS, calendar);
}

/** How a unit stands with several months together: as with the one that is worst; `submitted` without any. */
export function summariseStates(states: readonly SubmissionState[]): SubmissionState {
  return (['overdue', 'due', 'late'] as const).find((state) => states.includes(state)) ?? 'submitted';
}

/**
 * How a unit stands with a month: `submittedOn` is the day of its first report, null while there is none.
 * Nobody is overdue on the due day itself.
 */
export function submissionStateOf(submittedOn: IsoDate | null, dueOn: IsoDate, today: IsoDate): SubmissionState {
  if (submittedOn !== null) return submittedOn <= dueOn ? 'submitted' : 'late';
  return today <= dueOn ? 'due' : 'overdue';
}
