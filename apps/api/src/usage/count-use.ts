import {
  isEligible,
  listCoveredDays,
  prepareRegularUse,
  type ActivityYear,
  type DefinitionId,
  type IsoDate,
  type Period,
  type PersonUse,
  type WorkCalendar,
} from '@nhip-thu/metrics';
import type { OriginDays, PersonActivity, ServedAgency, UnitPeriodFigures } from './roll-up-period.repository.ts';

export const DEFINITIONS: readonly DefinitionId[] = ['du-1@1', 'du-2@1'];

/** What the counts of a period are made of. */
export interface UseInput {
  readonly period: Period;
  /** Working days of the whole period, and those that have begun. */
  readonly workingDays: readonly IsoDate[];
  readonly elapsedDays: readonly IsoDate[];
  readonly calendar: WorkCalendar;
  readonly agencyIds: readonly number[];
  /** Rows of one person stand together. */
  readonly people: readonly PersonActivity[];
  readonly originDays: readonly OriginDays[];
  readonly served: readonly ServedAgency[];
  readonly volume: readonly { readonly agencyId: number; readonly sent: number; readonly received: number }[];
}

/**
 * Counts the people of every agency under every definition. Pure.
 * Eligible are those with at least 5 working days of the period in employment, with or without a mailbox.
 */
export function countUse(input: UseInput): UnitPeriodFigures[] {
  const peopleByAgency = groupPeople(input.people);
  return input.agencyIds.flatMap((agencyId) => {
    const coveredDays = coveredDaysOf(agencyId, input);
    const judge = prepareRegularUse(input.period, coveredDays);
    const people = (peopleByAgency.get(agencyId) ?? []).filter(({ employment }) => isEligible(input.workingDays, employment));
    const uses = people.map(({ activity, employment }) => judge(activity, employment));
    const volume = input.volume.find((row) => row.agencyId === agencyId);
    return DEFINITIONS.map((definition) => ({
      ...{ agencyId, definition, eligible: uses.length, ...count(uses, definition) },
      ...{ workingDays: input.elapsedDays.length, coveredDays: coveredDays.length },
      ...{ sent: volume?.sent ?? 0, received: volume?.received ?? 0 },
    }));
  });
}

function count(uses: readonly PersonUse[], definition: DefinitionId): { counted: number; unknown: number } {
  const verdicts = uses.map((use) => (definition === 'du-1@1' ? use.isActive : use.isRegular));
  return {
    counted: verdicts.filter((verdict) => verdict === true).length,
    unknown: verdicts.filter((verdict) => verdict === null).length,
  };
}

function coveredDaysOf(agencyId: number, { elapsedDays, originDays, served, calendar }: UseInput): IsoDate[] {
  const serving = new Set(served.filter((row) => row.agencyId === agencyId).map((row) => row.originId));
  const origins = originDays.filter((origin) => serving.has(origin.originId)).map((origin) => ({ ...origin, days: new Set(origin.days) }));
  return listCoveredDays(elapsedDays, origins, calendar);
}

interface Person {
  readonly officialId: number;
  readonly employment: { readonly validFrom: IsoDate; readonly validTo: IsoDate | null };
  readonly activity: ActivityYear[];
}

function groupPeople(rows: readonly PersonActivity[]): Map<number, Person[]> {
  const byAgency = new Map<number, Person[]>();
  for (const row of rows) {
    const people = byAgency.get(row.agencyId) ?? [];
    byAgency.set(row.agencyId, people);
    let person = people.at(-1);
    if (person?.officialId !== row.officialId) {
      person = { officialId: row.officialId, employment: { validFrom: row.validFrom, validTo: row.validTo }, activity: [] };
      people.push(person);
    }
    if (row.year !== null && row.accessDays !== null && row.sendingDays !== null) {
      person.activity.push({ year: row.year, accessDays: row.accessDays, sendingDays: row.sendingDays });
    }
  }
  return byAgency;
}
