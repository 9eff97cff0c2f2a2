import { addDays, epochSecondOfIsoDate, isoDateOfEpochSecond, listDays } from '../calendar/iso-date.ts';
import type { WorkSession } from '../contract/calendar.ts';
import { mergeSpans, overlapSeconds, type TimeSpan } from '../calendar/time-span.ts';
import type { CoverageMinutes } from '../contract/figure.ts';
import type { IsoDate } from '../contract/period.ts';
import { compareFractions, fractionOfCounts, fractionOfDecimal } from '../statistics/fraction.ts';
import { MIN_COVERAGE } from '../target/figure.ts';

/** The definition of coverage that figures name. */
export const COVERAGE_DEFINITION = 'coverage@2';

/** A source that writes nothing for longer than this may have lost something, in seconds. */
const MAX_SILENCE = 15 * 60;

const NO_SPAN: TimeSpan = { from: 0, to: 0 };

/** Working minutes of one day: those expected, and those of them with evidence. */
export interface DayCoverage extends CoverageMinutes {
  readonly day: IsoDate;
}

/**
 * The gaps of a source: every silence of more than 15 minutes between two lines of its log, from the one to the other, day and night; both
 * ends of `span` count as lines. `evidence` are the epoch seconds of its lines, ascending; those outside the span are passed over.
 */
export function findLogGaps(evidence: Iterable<number>, span: TimeSpan): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  let last = span.from;
  const addSilence = (to: number): void => {
    if (to - last > MAX_SILENCE) gaps.push({ from: last, to });
    last = to;
  };
  for (const second of evidence) if (span.from <= second && second < span.to) addSilence(second);
  addSilence(span.to);
  return gaps;
}

/** What the log of one source tells of one day on which it had a line. Instants in epoch seconds. */
export interface LoggedDay {
  readonly day: IsoDate;
  readonly firstSecond: number;
  readonly lastSecond: number;
  /** Silences of more than 15 minutes between two lines of the day, ascending. */
  readonly silences: readonly TimeSpan[];
  /** False where the log states whole days without a time of day: it then tells of all of the day. */
  readonly isTimed: boolean;
}

/**
 * The gaps of a source from the beginning of its first day to `until`, ascending, from what is kept of its days (ascending): the silences
 * within the days, and those of more than 15 minutes from one day's last line to the next one's first, across midnight and whole days.
 * The beginning of the first day counts as a line, and so does `until` where no line comes after it. A day with a line after `until` ends a
 * silence where it really ended. The same as `findLogGaps` of all lines.
 */
export function joinLogGaps(days: readonly LoggedDay[], until: number): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  let last = days[0] === undefined ? until : epochSecondOfIsoDate(days[0].day);
  const addSilence = (to: number): void => {
    if (to - last > MAX_SILENCE) gaps.push({ from: last, to });
  };
  for (const { day, firstSecond, lastSecond, silences, isTimed } of days) {
    addSilence(isTimed ? firstSecond : epochSecondOfIsoDate(day));
    if (isTimed) gaps.push(...silences);
    last = isTimed ? lastSecond : epochSecondOfIsoDate(addDays(day, 1));
  }
  addSilence(until);
  return gaps;
}

/** The dates that a span touches, all or in part. */
export function listDatesOf({ from, to }: TimeSpan): IsoDate[] {
  return from < to ? listDays(isoDateOfEpochSecond(from), isoDateOfEpochSecond(to - 1)) : [];
}

/**
 * Coverage of working days by minutes (coverage@2): the minutes of their sessions that lie in no gap of any source that serves the unit,
 * rounded down, since a person's use is seen only when all their sources are.
 * `gapsOfSources` has one list per source. Example: silent from 06/07 09:12 to 10/07 17:00 covers 132 of the 480 minutes of 06/07.
 */
export function coverMinutes(
  workingDays: readonly IsoDate[],
  sessionsOf: (day: IsoDate) => readonly WorkSession[],
  gapsOfSources: readonly (readonly TimeSpan[])[],
): DayCoverage[] {
  const gaps = mergeSpans(gapsOfSources.flat());
  // Gaps ascend, and mostly the days too: the first one that may touch a day is that of the day before, or later.
  let first = 0;
  return workingDays.map((day, index) => {
    const midnight = epochSecondOfIsoDate(day);
    let expected = 0;
    let missing = 0;
    if (day < (workingDays[index - 1] ?? day)) first = 0;
    while ((gaps[first]?.to ?? Infinity) <= midnight) first += 1;
    for (const { start, end } of sessionsOf(day)) {
      const session = { from: midnight + start * 60, to: midnight + end * 60 };
      expected += session.to - session.from;
      for (let at = first; (gaps[at]?.from ?? Infinity) < session.to; at += 1) missing += overlapSeconds(gaps[at] ?? NO_SPAN, session);
    }
    return { day, expectedMinutes: Math.floor(expected / 60), coveredMinutes: Math.floor((expected - missing) / 60) };
  });
}

/** The minutes of several days together. */
export function sumMinutes(days: readonly DayCoverage[]): CoverageMinutes {
  const sum = { expectedMinutes: 0, coveredMinutes: 0 };
  for (const { expectedMinutes, coveredMinutes } of days) {
    sum.expectedMinutes += expectedMinutes;
    sum.coveredMinutes += coveredMinutes;
  }
  return sum;
}

/** Coverage: minutes with evidence ÷ minutes expected, 0..1; null when none is expected. 8,292 of 10,560 is 0.785. */
export function coverageOf({ expectedMinutes, coveredMinutes }: CoverageMinutes): number | null {
  return expectedMinutes === 0 ? null : coveredMinutes / expectedMinutes;
}

/** The days whose coverage is at least 95 %, on which people are judged; the others leave numerator and denominator alike. */
export function listDaysCoveredByMinutes(days: readonly DayCoverage[]): IsoDate[] {
  const least = fractionOfDecimal(MIN_COVERAGE);
  return days.flatMap(({ day, coveredMinutes, expectedMinutes }) => {
    const ratio = fractionOfCounts(coveredMinutes, expectedMinutes);
    return ratio !== null && compareFractions(ratio, least) >= 0 ? [day] : [];
  });
}
