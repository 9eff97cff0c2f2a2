import { epochSecondOfIsoDate, listDays } from '../calendar/iso-date.ts';
import type { WorkSession } from '../contract/calendar.ts';
import type { UseRule } from '../contract/definition.ts';
import type { RatioInterval } from '../contract/figure.ts';
import type { IsoDate, Period } from '../contract/period.ts';
import { boundsOf } from '../target/bounds.ts';
import { bitmapBytesOf, bitmapDayOf, hasAccessOnAny, hasActivityOn, isOwnDay } from './activity-reader.ts';
import type { Employment } from './eligibility.ts';
import { prepareHabit } from './habit.ts';
import { prepareRecentSending } from './recent-sending.ts';
import { prepareRegularUse } from './regular-use.ts';
import { prepareMarkedSessionUse, prepareSessionUse } from './session-use.ts';
import { activityOf, everySessionKept, type ActivityYear } from './year-bitmap.ts';

/** What the rules look at, the same for everybody of one unit. */
export interface UseContext {
  readonly period: Period;
  /** Last day of the period that has passed: the rules that look back begin there. */
  readonly lastDay: IsoDate;
  /** Covered working days since the unit's logs began, ascending; those of the period among them. For bounds all working days. */
  readonly workingDays: readonly IsoDate[];
  readonly sessionsOf: (day: IsoDate) => readonly WorkSession[];
}

/** What is known of one person. */
export interface PersonEvidence {
  readonly activity: readonly ActivityYear[];
  /** Without it every day is their own. */
  readonly employment?: Employment;
  /**
   * Instants of human access (HA@1) in epoch seconds, ascending; null when a source has no time of day. Absent: the marks of sessions in
   * `activity` tell, which hold for the windows of DU-4@1.
   */
  readonly accessPoints?: readonly number[] | null;
}

/** Whether a person counts; null when nothing can be said. */
export type UseJudge = (person: PersonEvidence) => boolean | null;

/** How many people count (n), and how many can't be judged; N = eligible − unknown. */
export interface UseCounts {
  readonly counted: number;
  readonly eligible: number;
  readonly unknown: number;
}

/** Prepares the judgement by any rule, registered or of a what-if; then one call per person. */
export function prepareJudge(rule: UseRule, { period, lastDay, workingDays, sessionsOf }: UseContext): UseJudge {
  switch (rule.kind) {
    case 'active': {
      const days = listDays(period.from, period.to).map(bitmapDayOf);
      const bytes = bitmapBytesOf(days);
      return ({ activity, employment }) =>
        employment === undefined
          ? hasAccessOnAny(activity, bytes)
          : days.some((day) => isOwnDay(day, employment) && hasActivityOn(activity, day, 'accessDays'));
    }
    case 'regular': {
      const judge = prepareRegularUse(period, workingDays, rule);
      return ({ activity, employment }) => judge(activity, employment).isRegular;
    }
    case 'habit': {
      const judge = prepareHabit(lastDay, workingDays, rule);
      return ({ activity, employment }) => judge(activity, employment).isHabit;
    }
    case 'session': {
      const ofPeriod = workingDays.filter((day) => period.from <= day && day <= lastDay);
      const judge = prepareSessionUse(ofPeriod, sessionsOf, rule);
      const judgeMarks = prepareMarkedSessionUse(ofPeriod, sessionsOf);
      return ({ accessPoints, activity, employment }) =>
        (accessPoints === undefined ? judgeMarks(activity, employment) : judge(accessPoints, employment)).isKeeping;
    }
    case 'sending': {
      const judge = prepareRecentSending(lastDay, rule);
      return ({ activity, employment }) => judge(activity, employment);
    }
  }
}

/** Counts the people of E under one rule. */
export function countJudged(people: readonly PersonEvidence[], judge: UseJudge): UseCounts {
  const verdicts = people.map((person) => judge(person));
  return {
    counted: verdicts.filter((verdict) => verdict === true).length,
    eligible: people.length,
    unknown: verdicts.filter((verdict) => verdict === null).length,
  };
}

/** A person of whom the logs of some days are not whole: what is certain, and the days on which anything may have happened. */
export interface UncertainEvidence {
  readonly certain: PersonEvidence;
  readonly unknownDays: readonly IsoDate[];
}

/**
 * Between which ratios the share under any rule lies, whatever the missing logs held.
 *
 * lower: nothing happened on the unknown days; upper: access, sending and every session kept on each of them.
 * `judge` must have been prepared with all working days, covered or not, as the whole logs would have it. Whoever is null both ways is
 * outside; null when nobody is left.
 */
export function boundUse(people: readonly UncertainEvidence[], judge: UseJudge, context: UseContext): RatioInterval | null {
  const counts = { active: 0, inactive: 0, unknown: 0 };
  for (const { certain, unknownDays } of people) {
    const state = certaintyOf(judge(certain), judge(addUnknownDays(certain, unknownDays, context)));
    if (state !== null) counts[state] += 1;
  }
  return boundsOf(counts);
}

/**
 * How sure a verdict is, from the least and the most that a person may have done: surely counted, perhaps (`unknown`), surely not; null
 * when nothing is said either way.
 */
export function certaintyOf(least: boolean | null, most: boolean | null): 'active' | 'inactive' | 'unknown' | null {
  if (least === true) return 'active';
  if (most === true) return 'unknown';
  return least === false ? 'inactive' : null;
}

function addUnknownDays(person: PersonEvidence, unknownDays: readonly IsoDate[], { sessionsOf }: UseContext): PersonEvidence {
  const ends = unknownDays.flatMap((day) =>
    sessionsOf(day).flatMap(({ start, end }) => [start, end].map((minute) => epochSecondOfIsoDate(day) + minute * 60)),
  );
  return {
    ...person,
    activity: [...person.activity, ...activityOf(unknownDays, unknownDays), ...everySessionKept(unknownDays)],
    ...(person.accessPoints !== undefined && {
      accessPoints: person.accessPoints && [...person.accessPoints, ...ends].toSorted((a, b) => a - b),
    }),
  };
}
