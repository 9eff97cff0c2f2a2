import { isWorkingDay, listDays, listWorkingDays, mondayOf, type IsoDate, type WorkCalendar } from '@nhip-thu/metrics';
import type { DemoPerson, DemoStaff } from '../province/demo-people.ts';
import { SeededRandom } from '../demo-random.ts';
import { countActive, countRegular, DEMO_CURRENT_MONTH, DEMO_MONTHS, DEMO_SEED, type DemoMonth } from '../province/demo-spec.ts';

/** What one official does in one month. Someone who is never seen has no days at all. */
export interface PersonMonth {
  readonly person: DemoPerson;
  readonly isRegular: boolean;
  /** Days with at least one human access, days off included. */
  readonly activeDays: readonly IsoDate[];
  /** Those of the active days on which they send; always working days. */
  readonly sendingDays: readonly IsoDate[];
}

/** One official on one day of use. */
export interface PersonDay {
  readonly person: DemoPerson;
  readonly isSending: boolean;
}

/** Who is seen on which day, by agency code. */
export type DayPlan = ReadonlyMap<string, readonly PersonDay[]>;

interface MonthFrame {
  readonly workingDays: readonly IsoDate[];
  readonly daysOff: readonly IsoDate[];
  /** Working days of each ISO week (clipped to the month) that has at least three. */
  readonly weeks: readonly (readonly IsoDate[])[];
}

const MIN_WORKING_DAYS_OF_WEEK = 3;
/** How many people around the line between regular and other users may change sides from month to month. */
const CHURN = 3;

/**
 * Plans a month of an agency so that exactly `countRegular` people meet DU-2 (5A ≥ 4D and sent in at least half of the weeks),
 * each with a day to spare where the month allows it, and everybody else misses it clearly: too few days or too few weeks.
 */
export function planMonth(staff: DemoStaff, month: DemoMonth, calendar: WorkCalendar, seed = DEMO_SEED): PersonMonth[] {
  const random = new SeededRandom(`${seed}/${staff.agency.code}/${month.from}`);
  const frame = frameOf(month, calendar);
  const regularCount = countRegular(staff.agency, month);
  const activeCount = countActive(staff.agency, month);
  return churn(staff.people, regularCount, activeCount, random).map((person, rank) => {
    if (rank < regularCount) return planRegular(person, frame, random);
    if (rank < activeCount) return planOccasional(person, frame, random);
    return { person, isRegular: false, activeDays: [], sendingDays: [] };
  });
}

/** Plans every month of every agency and sorts it by day. */
export function planDays(staffs: readonly DemoStaff[], calendar: WorkCalendar, seed = DEMO_SEED): Map<IsoDate, DayPlan> {
  const plans = new Map<IsoDate, Map<string, PersonDay[]>>();
  for (const month of [...DEMO_MONTHS, DEMO_CURRENT_MONTH]) {
    for (const day of listDays(month.from, month.to)) plans.set(day, new Map(staffs.map((staff) => [staff.agency.code, []])));
    for (const staff of staffs) {
      for (const { person, activeDays, sendingDays } of planMonth(staff, month, calendar, seed)) {
        const sending = new Set(sendingDays);
        for (const day of activeDays)
          plans
            .get(day)
            ?.get(staff.agency.code)
            ?.push({ person, isSending: sending.has(day) });
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
  return {
    workingDays,
    daysOff: listDays(month.from, month.to).filter((day) => !isWorkingDay(day, calendar)),
    weeks: [...weeks.values()].filter((days) => days.length >= MIN_WORKING_DAYS_OF_WEEK),
  };
}

function churn(people: readonly DemoPerson[], regularCount: number, activeCount: number, random: SeededRandom): DemoPerson[] {
  const from = Math.max(0, regularCount - CHURN);
  const to = Math.min(activeCount, regularCount + CHURN);
  return [...people.slice(0, from), ...random.shuffle(people.slice(from, to)), ...people.slice(to)];
}

function planRegular(person: DemoPerson, frame: MonthFrame, random: SeededRandom): PersonMonth {
  const dayCount = frame.workingDays.length;
  const least = Math.min(dayCount, Math.ceil((4 * dayCount) / 5) + 1);
  const active = new Set(random.sample(frame.workingDays, random.int(least, dayCount)));
  const weeksNeeded = Math.min(frame.weeks.length, Math.ceil(frame.weeks.length / 2) + 1);
  // A week without an active day cannot be sent in; with 80 % of the days active there is at most one of those.
  const weeks = frame.weeks.map((week) => week.filter((day) => active.has(day))).filter((week) => week.length > 0);
  const sendingWeeks = random.sample(weeks, random.int(Math.min(weeksNeeded, weeks.length), weeks.length));
  const sendingDays = sendingWeeks.map((week) => random.pick(week));
  return { person, isRegular: true, activeDays: [...active, ...pickDaysOff(person, frame, random)].toSorted(), sendingDays };
}

function planOccasional(person: DemoPerson, frame: MonthFrame, random: SeededRandom): PersonMonth {
  const dayCount = frame.workingDays.length;
  const isReader = random.chance(0.15);
  const most = Math.floor((6 * dayCount) / 10);
  const count = isReader ? random.int(Math.ceil((4 * dayCount) / 5), dayCount) : random.int(1, most);
  const active = random.sample(frame.workingDays, count);
  // Readers come as often as regular users, but never send: they miss DU-2 by their weeks alone.
  const sendingDays = isReader ? [] : random.sample(active, random.int(0, 2));
  return { person, isRegular: false, activeDays: [...active, ...pickDaysOff(person, frame, random)].toSorted(), sendingDays };
}

function pickDaysOff(person: DemoPerson, frame: MonthFrame, random: SeededRandom): IsoDate[] {
  if (person.style !== 'phone' && person.style !== 'webmail') return [];
  return frame.daysOff.filter(() => random.chance(0.03));
}
