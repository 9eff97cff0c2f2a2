import { Injectable } from '@nestjs/common';
import {
  bitmapDayOf,
  firstDayLookedAt,
  hasActivityOn,
  isWorkingDay,
  lastDayOf,
  listDays,
  prepareRegularUse,
  type IsoDate,
  type NamedPersonReply,
  type OwnDayEvidence,
  type OwnDayReply,
  type OwnDayState,
  type OwnDayUse,
  type OwnUseReply,
  type Period,
} from '@nhip-thu/metrics';
import { holdsOn } from '../directory/structure.ts';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { DEFINITIONS, preparePersonJudge, type JudgeInput } from './count-use.ts';
import { groupBy } from './group-by.ts';
import { OwnUseRepository, type PersonDay } from './own-use.repository.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { findPersonPeriod, type Person } from './person-period.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';
import type { UnitEvidence } from './unit-evidence.ts';

/** How one person was counted in a period. */
export type OwnUse = Pick<OwnUseReply, 'today' | 'rosterClass' | 'eligibleDays' | 'verdicts' | 'regular' | 'days'>;

/** How one person of an agency was counted. */
export type AgencyPerson = Omit<NamedPersonReply, 'fullName' | 'code'>;

/** Shows a person the days and verdicts that the figures of their unit are made of. */
@Injectable()
export class OwnUseService {
  constructor(
    private readonly people: RollUpPeriodRepository,
    private readonly activity: ActivityYearRepository,
    private readonly days: OwnUseRepository,
    private readonly surroundings: PeriodSurroundings,
  ) {}

  /** By the same rules as the figures of units, from the inputs as they are now. */
  async read(officialId: number, period: Period): Promise<OwnUse> {
    const [{ input, people, isRemoved }, logged] = await Promise.all([
      this.readInputs(period),
      this.days.listDays(officialId, period.from, period.to),
    ]);
    const person = people.find((each) => each.officialId === officialId) ?? { officialId, memberships: [], absences: [], activity: [] };
    return { today: input.today, ...describe(person, preparePersons(input, isRemoved), new Map(logged.map((day) => [day.day, day]))) };
  }

  /** The same of everybody who was counted in an agency, without their days. Only what the caller may see is looked at. */
  async readAgency(agencyId: number, period: Period): Promise<{ readonly today: IsoDate; readonly people: readonly AgencyPerson[] }> {
    const { input, people, isRemoved } = await this.readInputs(period);
    const prepared = preparePersons(input, isRemoved);
    const counted = people.filter((person) => {
      const place = findPersonPeriod(person, prepared.ownDays.of(person));
      return place?.class === 'eligible' && place.unit === agencyId;
    });
    const rows = counted.map((person): AgencyPerson => {
      const { eligibleDays, regular, verdicts } = describe(person, prepared, new Map());
      const isRegular = verdicts.find(({ definition }) => definition === 'du-2@1')?.is ?? null;
      return { officialId: person.officialId, eligibleDays, isRegular, regular };
    });
    return { today: input.today, people: rows };
  }

  private async readInputs(period: Period): Promise<ReadInputs> {
    const { today, calendar } = await this.surroundings.read();
    const from = firstDayLookedAt(period, lastDayOf(period, today));
    const [structure, people, logged, doubts, served, before] = await Promise.all([
      this.people.readStructure(today),
      this.people.listPeople(from, period.to),
      this.people.listOriginDays(),
      this.activity.listDoubts(from, period.to),
      this.people.listKnownServedAgencies(),
      this.people.readRemovedBefore(),
    ]);
    const doubtsOf = groupBy(doubts, (doubt) => doubt.officialId);
    // Of days whose evidence was removed by age nothing is known any more, though something was logged.
    const originDays = logged.map((origin) => ({ ...origin, days: origin.days.filter(({ day }) => before === null || day >= before) }));
    return {
      input: { period, today, calendar, structure, originDays, served, doubtsOf },
      people,
      isRemoved: before !== null && from < before,
    };
  }
}

interface ReadInputs {
  readonly input: JudgeInput;
  readonly people: readonly Person[];
  /** Of some of the days that are looked at nothing is left of single people, so there is no verdict about any. */
  readonly isRemoved: boolean;
}

type Prepared = ReturnType<typeof preparePersonJudge> & Pick<JudgeInput, 'period' | 'calendar'> & Pick<ReadInputs, 'isRemoved'>;

function preparePersons(input: JudgeInput, isRemoved: boolean): Prepared {
  return { ...preparePersonJudge(input), isRemoved, period: input.period, calendar: input.calendar };
}

function describe(person: Person, prepared: Prepared, logged: ReadonlyMap<IsoDate, PersonDay>): Omit<OwnUse, 'today'> {
  const { period, calendar, units, ownDays, judge } = prepared;
  const days = listDays(period.from, period.to).map((day) => describeDay(day, { person, calendar, units, logged: logged.get(day) }));
  const place = findPersonPeriod(person, ownDays.of(person));
  const counted = days.filter(({ isCounted }) => isCounted).map(({ day }) => day);
  const { isActive: _isActive, isRegular: _isRegular, ...regular } = prepareRegularUse(period, counted)(person.activity);
  const verdicts = judge(person);
  return {
    ...{ rosterClass: place?.class ?? null, eligibleDays: place?.eligibleDays ?? 0, regular, days },
    verdicts: verdicts.flatMap(({ is }, at) => {
      const definition = DEFINITIONS[at];
      return definition === undefined ? [] : [{ definition, is: prepared.isRemoved ? null : is }];
    }),
  };
}

interface DaySurroundings {
  readonly person: Person;
  readonly calendar: JudgeInput['calendar'];
  readonly units: UnitEvidence;
  readonly logged: PersonDay | undefined;
}

function describeDay(day: IsoDate, { person, calendar, units, logged }: DaySurroundings): OwnDayReply {
  const agencyId = person.memberships.find((span) => holdsOn(span, day))?.agencyId ?? null;
  const evidence = logged === undefined ? null : toEvidence(logged);
  if (agencyId === null) return { day, state: 'outside', use: null, isCounted: false, evidence };
  const unit = units.unitOf(agencyId);
  const state = stateOf(day, person, isWorkingDay(day, calendar.calendarOf(agencyId)));
  const isUsed = hasActivityOn(person.activity, bitmapDayOf(day), 'accessDays');
  const hasPassed = day <= units.lastDay;
  const use = hasPassed ? useOfPassedDay(isUsed, unit.gaps.has(day)) : isUsed ? 'used-so-far' : null;
  return { day, state, use, isCounted: hasPassed && state === 'worked' && unit.covered.has(day), evidence };
}

function useOfPassedDay(isUsed: boolean, hasGap: boolean): OwnDayUse {
  if (isUsed) return 'used';
  return hasGap ? 'unknown' : 'not-seen';
}

function stateOf(day: IsoDate, { absences }: Person, isWorked: boolean): OwnDayState {
  if (!isWorked) return 'off';
  const away = absences.filter((span) => holdsOn(span, day)).map(({ kind }) => kind);
  if (away.includes('leave')) return 'leave';
  return away.includes('exemption') ? 'exempt' : 'worked';
}

function toEvidence({ day: _day, firstAt, lastAt, ...counts }: PersonDay): OwnDayEvidence {
  return { ...counts, firstAt: firstAt?.toISOString() ?? null, lastAt: lastAt?.toISOString() ?? null };
}
