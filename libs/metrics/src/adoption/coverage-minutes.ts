import { epochSecondOfIsoDate } from '../calendar/iso-date.ts';
import type { WorkSession } from '../contract/calendar.ts';
import { mergeSpans, overlapSeconds, type TimeSpan } from '../calendar/time-span.ts';
import type { IsoDate } from '../contract/period.ts';
import { compareFractions, fractionOfCounts, fractionOfDecimal } from '../statistics/fraction.ts';
import { MIN_COVERAGE } from '../target/figure.ts';

/** A source that writes nothing for longer than this may have lost something, in seconds. */
const MAX_SILENCE = 15 * 60;

/** Working minutes of one day: those expected, and those of them with evidence. */
export interface DayCoverage {
  readonly day: IsoDate;
  readonly expectedMinutes: number;
  readonly coveredMinutes: number;
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
  return workingDays.map((day) => {
    const midnight = epochSecondOfIsoDate(day);
    let expected = 0;
    let missing = 0;
    for (const { start, end } of sessionsOf(day)) {
      const session = { from: midnight + start * 60, to: midnight + end * 60 };
      expected += session.to - session.from;
      for (const gap of gaps) missing += overlapSeconds(gap, session);
    }
    return { day, expectedMinutes: Math.floor(expected / 60), coveredMinutes: Math.floor((expected - missing) / 60) };
  });
}

/** Coverage of a period: minutes with evidence ÷ minutes expected, 0..1; null when none is expected. 8,292 of 10,560 is 0.785. */
export function coverageOf(days: readonly DayCoverage[]): number | null {
  const expected = days.reduce((sum, day) => sum + day.expectedMinutes, 0);
  return expected === 0 ? null : days.reduce((sum, day) => sum + day.coveredMinutes, 0) / expected;
}

/** The days whose coverage is at least 95 %, on which people are judged; the others leave numerator and denominator alike. */
export function listDaysCoveredByMinutes(days: readonly DayCoverage[]): IsoDate[] {
  const least = fractionOfDecimal(MIN_COVERAGE);
  return days.flatMap(({ day, coveredMinutes, expectedMinutes }) => {
    const ratio = fractionOfCounts(coveredMinutes, expectedMinutes);
    return ratio !== null && compareFractions(ratio, least) >= 0 ? [day] : [];
  });
}
