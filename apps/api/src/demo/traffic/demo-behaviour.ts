import { addDays, isWorkingDay, listDays, listWorkingDays, mondayOf, type IsoDate, type WorkCalendar } from '@nhip-thu/metrics';
import type { DemoPerson, DemoStaff } from '../province/demo-people.ts';
import { DEMO_CURRENT_MONTH, DEMO_MONTHS, DEMO_SEED, type DemoMonth } from '../province/demo-spec.ts';
import { countActive, countPunctual, countUptake } from '../province/demo-uptake.ts';
import { SeededRandom } from '../demo-random.ts';
import { listPlanGroups, type PlanGroup } from './demo-groups.ts';
import { chooseUse, churnOf, type Habit, type OccasionalUse } from './demo-habits.ts';

/** What one official does in one month. Someone who is never seen has no days at all. */
export interface PersonMonth {
  readonly person: DemoPerson;
  readonly isRegular: boolean;
  /** Whether they look at both ends of the sessions of every active working day. */
  readonly isPunctual: boolean;
  /** Days with at least one human access, days off included. */
  readonly activeDays: readonly IsoDate[];
  /** Those of the active days on which they send; always working days. */
  readonly sendingDays: readonly IsoDate[];
}

/** One official on one day of use. */
export interface PersonDay {
  readonly person: DemoPerson;
  readonly isSending: boolean;
  readonly isPunctual: boolean;
}

/** Who is seen on which day, by code of the agency they belong to at first. */
export type DayPlan = ReadonlyMap<string, readonly PersonDay[]>;

interface MonthFrame {
  readonly workingDays: readonly IsoDate[];
  readonly daysOff: readonly IsoDate[];
  /** Working days of each ISO week (clipped to the month) that has at least three. */
  readonly weeks: readonly (readonly IsoDate[])[];
  /** Those of the weeks within the last 28 days. */
  readonly lastWeeks: readonly (readonly IsoDate[])[];
  /** Working days of the other weeks: too few for a week that counts, and worked in like any other. */
  readonly shortWeekDays: ReadonlySet<IsoDate>;
}

const MIN_WORKING_DAYS_OF_WEEK = 3;
const LAST_DAYS = 28;
/** On how many of their days somebody who writes about once a week writes. */
const SENDING_SHARE = 0.17;
/** Who keeps to their sessions is away on so many days at most, so that enough sessions are kept. */
const PUNCTUAL_ABSENCE = 2;

/**
 * Plans a month of an agency so that exactly `countUptake` people meet DU-2 (5A ≥ 4D and sent in at least half of the weeks),
 * each with a day to spare where the month allows it, and everybody else misses it clearly: too few days or too few weeks.
 */
export function planMonth(group: PlanGroup, month: DemoMonth, calendar: WorkCalendar, seed = DEMO_SEED): PersonMonth[] {
  const { agency } = group;
  const random = new SeededRandom(`${seed}/${agency.code}/${month.from}`);
  const frame = frameOf(month, calendar);
  const regularCount = countUptake(agency, month);
  const activeCount = countActive(agency, month);
  const people = churn(group, month, { regularCount, activeCount }, random);
  const punctual = choosePunctual(people.slice(0, regularCount), countPunctual(agency, regularCount));
  const rankOf = new Map(group.people.map((person, rank) => [person, rank]));
  // A stream of their own: what else is planned stays as it is.
  const ofShortWeeks = new SeededRandom(`${seed}/${agency.code}/${month.from}/short-weeks`);
  return people.map((person, place) => {
    if (place < regularCount) return withShortWeeks(planRegular(person, punctual.has(person), frame, random), frame, ofShortWeeks);
    if (place < activeCount) return planOccasional(person, chooseUse(group, month, rankOf.get(person) ?? 0, random), frame, random);
    return { person, isRegular: false, isPunctual: false, activeDays: [], sendingDays: [] };
  });
}

/** Plans every month of every agency and sorts it by day. */
export function planDays(staffs: readonly DemoStaff[], calendar: WorkCalendar, seed = DEMO_SEED): Map<IsoDate, DayPlan> {
  const plans = new Map<IsoDate, Map<string, PersonDay[]>>();
  const codeOf = new Map(staffs.flatMap(({ agency, people }) => people.map((person) => [person, agency.code] as const)));
  for (const month of [...DEMO_MONTHS, DEMO_CURRENT_MONTH]) {
    for (const day of listDays(month.from, month.to)) plans.set(day, new Map(staffs.map((staff) => [staff.agency.code, []])));
    for (const group of listPlanGroups(staffs, month)) {
      for (const { person, isPunctual, activeDays, sendingDays } of planMonth(group, month, calendar, seed)) {
        const sending = new Set(sendingDays);
        for (const day of activeDays)
          plans
            .get(day)
            ?.get(codeOf.get(person) ?? '')
            ?.push({ person, isSending: sending.has(day), isPunctual });
      }
    }
  }
  return plans;
}

function frameOf(month: DemoMonth, calendar: WorkCalendar): MonthFrame {
  const workingDays = listWorkingDays(month.from, month.to, calendar);
  const weeks = new Map<IsoDate, IsoDate[]>();
  for (const day of workingDays) {
    const monday = mondayOf(day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
  }
  const fullWeeks = [...weeks.values()].filter((days) => days.length >= MIN_WORKING_DAYS_OF_WEEK);
  const lastFrom = addDays(month.to, 1 - LAST_DAYS);
  return {
    workingDays,
    daysOff: listDays(month.from, month.to).filter((day) => !isWorkingDay(day, calendar)),
    weeks: fullWeeks,
    lastWeeks: fullWeeks.filter(([first]) => first !== undefined && first >= lastFrom),
    shortWeekDays: new Set([...weeks.values()].filter((days) => days.length < MIN_WORKING_DAYS_OF_WEEK).flat()),
  };
}

function churn(
  group: PlanGroup,
  month: DemoMonth,
  { regularCount, activeCount }: { regularCount: number; activeCount: number },
  random: SeededRandom,
): DemoPerson[] {
  const { people } = group;
  const range = churnOf(group, month);
  const from = Math.max(0, regularCount - range);
  const to = Math.min(activeCount, regularCount + range);
  return [...people.slice(0, from), ...random.shuffle(people.slice(from, to)), ...people.slice(to)];
}

/** A program that asks all day tells nothing of sessions. */
function choosePunctual(regular: readonly DemoPerson[], count: number): ReadonlySet<DemoPerson> {
  const able = regular.filter(({ style }) => style !== 'pop3');
  return new Set(able.toSorted((left, right) => left.unpunctuality - right.unpunctuality).slice(0, count));
}

function planRegular(person: DemoPerson, isPunctual: boolean, frame: MonthFrame, random: SeededRandom): PersonMonth {
  const dayCount = frame.workingDays.length;
  const needed = Math.min(dayCount, Math.ceil((4 * dayCount) / 5) + 1);
  const least = isPunctual ? Math.max(needed, dayCount - PUNCTUAL_ABSENCE) : needed;
  const active = new Set(random.sample(frame.workingDays, random.int(least, dayCount)));
  const weeksNeeded = Math.min(frame.weeks.length, Math.ceil(frame.weeks.length / 2) + 1);
  // A week without an active day cannot be sent in; with 80 % of the days active there is at most one of those.
  const weeks = frame.weeks.map((week) => week.filter((day) => active.has(day))).filter((week) => week.length > 0);
  const sendingWeeks = random.sample(weeks, random.int(Math.min(weeksNeeded, weeks.length), weeks.length));
  const sendingDays = sendingWeeks.map((week) => random.pick(week));
  return { person, isRegular: true, isPunctual, activeDays: [...active, ...pickDaysOff(person, frame, random)].toSorted(), sendingDays };
}

/** Sending in the weeks that do not count for DU-2, so that no working day lies idle. */
function withShortWeeks(plan: PersonMonth, frame: MonthFrame, random: SeededRandom): PersonMonth {
  const more = plan.activeDays.filter((day) => frame.shortWeekDays.has(day) && random.chance(SENDING_SHARE));
  return { ...plan, sendingDays: [...plan.sendingDays, ...more] };
}

function planOccasional(person: DemoPerson, { habit, isSending }: OccasionalUse, frame: MonthFrame, random: SeededRandom): PersonMonth {
  const active = pickDays(habit, frame, random, isSending !== null);
  // Readers come as often as regular users, but never send: they miss DU-2 by their weeks alone.
  const sendingDays = habit === 'reader' || isSending === false ? [] : random.sample(active, random.int(isSending === true ? 1 : 0, 2));
  const daysOff = habit === 'seldom' ? [] : pickDaysOff(person, frame, random);
  return { person, isRegular: false, isPunctual: false, activeDays: [...active, ...daysOff].toSorted(), sendingDays };
}

function pickDays(habit: Habit, frame: MonthFrame, random: SeededRandom, isRecent: boolean): IsoDate[] {
  const { workingDays, weeks } = frame;
  const dayCount = workingDays.length;
  if (habit === 'reader') return random.sample(workingDays, random.int(Math.ceil((4 * dayCount) / 5), dayCount));
  if (habit === 'seldom') {
    const seen = random.sample(isRecent ? frame.lastWeeks : weeks, random.int(1, 2));
    return seen.flatMap((week) => random.sample(week, random.int(1, 2)));
  }
  const once = weeks.map((week) => random.pick(week));
  const others = workingDays.filter((day) => !once.includes(day));
  return [...once, ...random.sample(others, random.int(0, Math.floor((6 * dayCount) / 10) - once.length))];
}

function pickDaysOff(person: DemoPerson, frame: MonthFrame, random: SeededRandom): IsoDate[] {
  if (person.style !== 'phone' && person.style !== 'webmail') return [];
  return frame.daysOff.filter(() => random.chance(0.03));
}
