import {
  listCoveredDays,
  listWorkingDays,
  prepareRegularUse,
  type DefinitionId,
  type IsoDate,
  type Period,
  type PersonUse,
  type RegularUseEvaluator,
  type UnitStructure,
} from '@nhip-thu/metrics';
import type { CalendarBook } from '../calendar/calendar-book.ts';
import type { Structure } from '../directory/structure.ts';
import { groupBy } from './group-by.ts';
import { findPersonPeriod, type Person, type PersonPeriod } from './person-period.ts';
import { listOwnDays } from './own-days.ts';
import type { OriginDays, ServedAgency, UnitPeriodFigures } from './roll-up-period.repository.ts';

export const DEFINITIONS: readonly DefinitionId[] = ['du-1@1', 'du-2@1'];

/** What the counts of a period are made of. */
export interface UseInput {
  readonly period: Period;
  /** Working days before this one have elapsed. */
  readonly today: IsoDate;
  readonly calendar: CalendarBook;
  /** Agencies that exist at some time of the period. */
  readonly agencyIds: readonly number[];
  readonly structure: Structure;
  readonly people: readonly Person[];
  readonly originDays: readonly OriginDays[];
  readonly served: readonly ServedAgency[];
  readonly volume: readonly { readonly agencyId: number; readonly sent: number; readonly received: number }[];
}

/** One person of E: their unit then and now, and how they used their mailbox. */
interface CountedPerson {
  readonly agencyId: number;
  readonly currentId: number;
  readonly use: PersonUse;
}

/** A unit of that time with its evidence. */
interface Unit {
  /** Its working days that have elapsed, and those of them with evidence. */
  readonly elapsedDays: readonly IsoDate[];
  readonly coveredDays: readonly IsoDate[];
  readonly covered: ReadonlySet<IsoDate>;
  readonly judge: RegularUseEvaluator;
}

/**
 * Counts the people of every agency under every definition, by the units of that time and by today's. Pure.
 * Everybody of E is counted once in each view, with or without a mailbox, so that both have the same totals.
 */
export function countUse(input: UseInput): UnitPeriodFigures[] {
  const units = makeUnits(input);
  const people = input.people.flatMap((person) => countPerson(person, units, input));
  const currentOf = (agencyId: number): number => input.structure.currentOf(agencyId, input.period.to);
  const views: readonly [UnitStructure, (person: CountedPerson) => number, (agencyId: number) => number][] = [
    ['as-was', (person) => person.agencyId, (agencyId) => agencyId],
    ['as-is', (person) => person.currentId, currentOf],
  ];
  return views.flatMap(([structure, placeOf, unitOf]) => {
    const usesOf = groupBy(people, placeOf);
    const partsOf = groupBy(input.agencyIds, unitOf);
    const agencyIds = [...new Set([...partsOf.keys(), ...usesOf.keys()])].toSorted((a, b) => a - b);
    return agencyIds.flatMap((agencyId) => {
      const parts = partsOf.get(agencyId) ?? [agencyId];
      const uses = (usesOf.get(agencyId) ?? []).map(({ use }) => use);
      const volume = input.volume.filter((row) => parts.includes(row.agencyId));
      const weakest = findWeakest(parts.flatMap((part) => units.get(part) ?? []));
      return DEFINITIONS.map((definition) => ({
        ...{ agencyId, structure, definition, eligible: uses.length, ...count(uses, definition) },
        workingDays: weakest?.elapsedDays.length ?? 0,
        coveredDays: weakest?.coveredDays.length ?? 0,
        ...{ sent: sum(volume.map(({ sent }) => sent)), received: sum(volume.map(({ received }) => received)) },
      }));
    });
  });
}

function countPerson(person: Person, units: ReadonlyMap<number, Unit>, input: UseInput): CountedPerson[] {
  const { period, structure } = input;
  const found = findPersonPeriod(person, listOwnDays(person, period, input.calendar));
  if (found?.class !== 'eligible' || found.unit === null) return [];
  const unit = units.get(found.unit);
  if (unit === undefined) throw new Error('a person in a unit that was not prepared');
  const currentId = structure.currentOf(found.unit, found.lastDay, person.memberships);
  return [{ agencyId: found.unit, currentId, use: judgeOf(found, unit, units, period)(person.activity) }];
}

/** A unit made of several has the evidence of the weakest of them: the least share of its days is covered. */
function findWeakest(parts: readonly Unit[]): Unit | undefined {
  const shareOf = ({ coveredDays, elapsedDays }: Unit): number => (elapsedDays.length === 0 ? 1 : coveredDays.length / elapsedDays.length);
  return parts.toSorted((a, b) => shareOf(a) - shareOf(b))[0];
}

/** Own days are judged by the evidence of the unit of each day. */
function judgeOf({ days }: PersonPeriod, unit: Unit, units: ReadonlyMap<number, Unit>, period: Period): RegularUseEvaluator {
  if (days === null) return unit.judge;
  const covered = [...days].filter(([day, agencyId]) => units.get(agencyId)?.covered.has(day)).map(([day]) => day);
  return prepareRegularUse(period, covered);
}

/** Of all agencies that exist or that somebody is said to belong to. */
function makeUnits(input: UseInput): Map<number, Unit> {
  const named = input.people.flatMap(({ memberships }) => memberships.flatMap(({ agencyId }) => agencyId ?? []));
  return new Map(
    [...new Set([...input.agencyIds, ...named])].map((agencyId) => {
      const elapsedDays = listWorkingDays(input.period.from, input.period.to, input.calendar.calendarOf(agencyId)).filter(
        (day) => day < input.today,
      );
      const coveredDays = coveredDaysOf(agencyId, elapsedDays, input);
      return [agencyId, { elapsedDays, coveredDays, covered: new Set(coveredDays), judge: prepareRegularUse(input.period, coveredDays) }];
    }),
  );
}

function count(uses: readonly PersonUse[], definition: DefinitionId): { counted: number; unknown: number } {
  const verdicts = uses.map((use) => (definition === 'du-1@1' ? use.isActive : use.isRegular));
  return {
    counted: verdicts.filter((verdict) => verdict === true).length,
    unknown: verdicts.filter((verdict) => verdict === null).length,
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, each) => total + each, 0);
}

function coveredDaysOf(agencyId: number, elapsedDays: readonly IsoDate[], { originDays, served, calendar }: UseInput): IsoDate[] {
  const serving = new Set(served.filter((row) => row.agencyId === agencyId).map((row) => row.originId));
  const origins = originDays.filter((origin) => serving.has(origin.originId)).map((origin) => ({ ...origin, days: new Set(origin.days) }));
  return listCoveredDays(elapsedDays, origins, calendar.calendarOf(agencyId));
}
