import { addDays, listDays } from '../calendar/iso-date.ts';
import type { SendingRule } from '../contract/definition.ts';
import type { IsoDate } from '../contract/period.ts';
import { bitmapDayOf, hasActivityOn, isOwnDay } from './activity-reader.ts';
import type { Employment } from './eligibility.ts';
import { DU_5 } from './use-definitions.ts';
import type { ActivityYear } from './year-bitmap.ts';

/**
 * Prepares DU-5@1 "gửi thư": at least one message sent on an own day of the last 28, `lastDay` included. Never null.
 * Example: at 14/07/2026 a message of 17/06 counts, one of 16/06 does not.
 */
export function prepareRecentSending(
  lastDay: IsoDate,
  rule: SendingRule = DU_5.rule,
): (activity: readonly ActivityYear[], employment?: Employment) => boolean {
  const days = listDays(addDays(lastDay, 1 - rule.days), lastDay).map(bitmapDayOf);
  return (activity, employment) => days.some((day) => isOwnDay(day, employment) && hasActivityOn(activity, day, 'sendingDays'));
}
