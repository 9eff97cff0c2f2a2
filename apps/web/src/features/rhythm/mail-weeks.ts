import { dayOfWeek } from '@nhip-thu/metrics';
import type { MailDayReply } from '@nhip-thu/metrics';

/** Steps of the heat map: equal parts of the busiest day. */
export const STEPS = [1, 2, 3, 4] as const;
export type Step = 0 | (typeof STEPS)[number];

/** Days in rows of seven from Monday on; the last may be shorter. The first day given is a Monday. */
export function toWeeks(days: readonly MailDayReply[]): MailDayReply[][] {
  const weeks: MailDayReply[][] = [];
  for (let first = 0; first < days.length; first += 7) weeks.push(days.slice(first, first + 7));
  return weeks;
}

/** Messages of the busiest day; 0 when none is known. */
export function busiestOf(days: readonly MailDayReply[]): number {
  return days.reduce((most, { sent }) => Math.max(most, sent ?? 0), 0);
}

/** Known, though not of every agency. */
export function isPartial({ coveredCount, agencyCount }: MailDayReply): boolean {
  return coveredCount !== null && coveredCount > 0 && coveredCount < agencyCount;
}

/** Which quarter of the busiest day a count lies in: 1..4; 0 for no message, null where nothing is known. */
export function stepOf(sent: number | null, busiest: number): Step | null {
  if (sent === null) return null;
  if (sent === 0) return 0;
  return STEPS.find((step) => sent * 4 <= step * busiest) ?? 4;
}

/** Counts that a step stands for; null where there are none between its ends. */
export function boundsOf(step: (typeof STEPS)[number], busiest: number): { readonly from: number; readonly to: number } | null {
  const from = Math.floor(((step - 1) * busiest) / 4) + 1;
  const to = Math.floor((step * busiest) / 4);
  return from > to ? null : { from, to };
}

/** What the days say together. */
export interface MailDaysFinding {
  /** Messages of a working day, on average; null when none is known, or some are not told. */
  readonly mean: number | null;
  /** Messages of a working day by day of the week, 1 = Monday; empty where the mean is not told. */
  readonly weekdays: readonly { readonly weekday: number; readonly mean: number }[];
  /** The day of the week, 1 = Monday, on which most is sent on average; null when none, or all alike. */
  readonly busiestWeekday: number | null;
  /** Working days of which nothing is known though there were logs before. */
  readonly missingCount: number;
}

/** Working days since logs begin, and the messages of those that the mean is of: none where one of them is not told. */
export function listWorked(days: readonly MailDayReply[]) {
  const begin = days.findIndex(({ sent }) => sent !== null);
  const begun = begin === -1 ? [] : days.slice(begin);
  const working = begun.filter(({ isWorkingDay }) => isWorkingDay);
  const isWhole = working.every(({ isFew }) => !isFew);
  const worked = working.flatMap(({ day, sent }) => (sent === null || !isWhole ? [] : [{ sent, weekday: dayOfWeek(day) }]));
  return { working, worked };
}

export function findMailDays(days: readonly MailDayReply[]): MailDaysFinding {
  const { working, worked } = listWorked(days);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const mean = meanOf(worked.filter((day) => day.weekday === weekday));
    return mean === null ? [] : [{ weekday, mean }];
  });
  const [first, second] = weekdays.toSorted((a, b) => b.mean - a.mean);
  return {
    ...{ mean: meanOf(worked), weekdays },
    busiestWeekday: first !== undefined && second !== undefined && first.mean > second.mean ? first.weekday : null,
    missingCount: working.filter(({ sent, isFew }) => sent === null && !isFew).length,
  };
}

function meanOf(days: readonly { readonly sent: number }[]): number | null {
  return days.length === 0 ? null : days.reduce((sum, { sent }) => sum + sent, 0) / days.length;
}
