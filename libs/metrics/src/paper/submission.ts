import { addDays } from '../calendar/iso-date.ts';
import { isWorkingDay, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { SubmissionState } from '../contract/paper.ts';
import type { IsoDate, Period } from '../contract/period.ts';

/** Working days after the cut-off within which a month is reported: the least that NĐ 09/2019 art. 8 leaves. */
const DUE_WORKING_DAYS = 1;

/** The last day on which a period's registers are in time: the first working day after its end. */
export function dueDayOf(period: Period, calendar: WorkCalendar): IsoDate {
  let day = period.to;
  for (let left = DUE_WORKING_DAYS; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * How a unit stands with a month: `submittedOn` is the day of its first report, null while there is none.
 * Nobody is overdue on the due day itself.
 */
export function submissionStateOf(submittedOn: IsoDate | null, dueOn: IsoDate, today: IsoDate): SubmissionState {
  if (submittedOn !== null) return submittedOn <= dueOn ? 'submitted' : 'late';
  return today <= dueOn ? 'due' : 'overdue';
}
