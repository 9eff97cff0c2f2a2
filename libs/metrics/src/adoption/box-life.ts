import { listDays } from '../calendar/iso-date.ts';
import type { Period } from '../contract/period.ts';
import { bitmapDayOf, hasActivityOn } from './activity-reader.ts';
import type { ActivityYear } from './year-bitmap.ts';

/**
 * What log-ins tell of a person's box in a period: `read` when a person was there (DU-1), `machine-only` when it was logged in to and no log-in was a
 * person's ("hộp thư sống, chưa thấy người đọc"), `still` when nobody and nothing did.
 */
export type BoxLife = 'read' | 'machine-only' | 'still';

/**
 * Prepares the question for a period; then one call per person. Any log-in of IMAP or POP3 makes a box live, and so does any human access.
 * Example: 28 telephones poll boxes every 15 minutes, day and night, of people who never look: `machine-only`.
 */
export function prepareBoxLife({ from, to }: Pick<Period, 'from' | 'to'>): (activity: readonly ActivityYear[]) => BoxLife {
  const days = listDays(from, to).map(bitmapDayOf);
  return (activity) => {
    if (days.some((day) => hasActivityOn(activity, day, 'accessDays'))) return 'read';
    return days.some((day) => hasActivityOn(activity, day, 'loginDays')) ? 'machine-only' : 'still';
  };
}
