import { epochSecondOfIsoDate } from '../calendar/iso-date.ts';
import { clipSpans, mergeSpans, type TimeSpan } from '../calendar/time-span.ts';
import type { IsoDate } from '../contract/period.ts';
import { listWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import { joinLogGaps, type LoggedDay } from './coverage-minutes.ts';

/**
 * Whether a log source that has counted something for a unit is expected to tell of it until `last`: from its first day on, if it logged on at
 * least half of the working days since. A file handed over once under a mistyped name does not make every later day look like a loss.
 * `days` are those on which it logged, ascending.
 */
export function isExpectedSource(days: readonly IsoDate[], last: IsoDate, calendar: WorkCalendar): boolean {
  const [first] = days;
  if (first === undefined || first > last) return false;
  const logged = days.filter((day) => day <= last).length;
  return 2 * logged >= listWorkingDays(first, last, calendar).length;
}

/**
 * The stretches of `span` of which not all sources of a unit tell: the gaps of each source (see `joinLogGaps`) from its first day on, and
 * everything before the first day of the first of them, all of it when there is none. Ascending, without overlap.
 * `sources` are the expected ones; of each the days on which it logged, ascending.
 */
export function findUnitGaps(sources: readonly (readonly LoggedDay[])[], span: TimeSpan): TimeSpan[] {
  const begins = sources.flatMap(([first]) => (first === undefined ? [] : [epochSecondOfIsoDate(first.day)]));
  const begin = Math.min(span.to, ...begins);
  const gaps = sources.flatMap((days) => joinLogGaps(days, span.to));
  return mergeSpans(clipSpans([{ from: span.from, to: begin }, ...gaps], span));
}
