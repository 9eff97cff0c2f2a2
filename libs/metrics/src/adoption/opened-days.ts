import type { IsoDate } from '../contract/period.ts';
import { bitmapDayOf, hasActivityOn } from './activity-reader.ts';
import type { ActivityYear } from './year-bitmap.ts';

/**
 * How often a unit's mailbox was opened: covered working days with a human access ÷ covered working days, 0..1; null without such a day.
 * Unit mailboxes never feed the definitions of use, which are about people. 18 of 20 days give 0.9.
 */
export function openedRate(activity: readonly ActivityYear[], coveredWorkingDays: readonly IsoDate[]): number | null {
  if (coveredWorkingDays.length === 0) return null;
  const opened = coveredWorkingDays.filter((day) => hasActivityOn(activity, bitmapDayOf(day), 'accessDays'));
  return opened.length / coveredWorkingDays.length;
}
