import { createHash } from 'node:crypto';
import {
  addDays,
  certaintyOf,
  coverageOf,
  DU_5,
  medianKeptRate,
  prepareBoxLife,
  USE_DEFINITIONS,
  withoutDoubts,
  type ActivityYear,
  type BoxLife,
  type DefinitionId,
  type DoubtfulYear,
  type IsoDate,
  type PersonEvidence,
  type UnitStructure,
  type UseJudge,
} from '@nhip-thu/metrics';
import type { Structure } from '../directory/structure.ts';
import { VOLUME_COUNTS, type AgencyVolume, type VolumeCount } from './agency-day.repository.ts';
import { groupBy } from './group-by.ts';
import { OwnDays } from './own-days.ts';
import { findOnlyUnit, findPersonPeriod, listUnitDays, type Person } from './person-period.ts';
import type { UnitPeriodFigures } from './roll-up-period.repository.ts';
import { UnitEvidence, type EvidenceInput, type Unit } from './unit-evidence.ts';

export const DEFINITIONS: readonly DefinitionId[] = USE_DEFINITIONS.map(({ id }) => id);

/** 132 bits of a hash. */
const ROSTER_LENGTH = 22;

const SESSION = DEFINITIONS.indexOf('du-4@1');

/** What the counts of a period are made of. */
export interface UseInput extends EvidenceInput {
  /** Agencies that exist at some time of the period. */
  readonly agencyIds: readonly number[];
  readonly structure: Structure;
  readonly people: readonly Person[];
  readonly volume: readonly AgencyVolume[];
  /** Of which days of people what was seen is not certain, by official. */
  readonly doubtsOf: ReadonlyMap<number, readonly DoubtfulYear[]>;
}

/** What a verdict on one person is made of. */
export type JudgeInput = Omit<UseInput, 'agencyIds' | 'people' | 'volume'>;

/** What one definition says of a person: by the days with evidence, and at least and at most whatever the missing logs held. */
export interface Verdict {
  readonly is: boolean | null;
  readonly least: boolean | null;
  readonly most: boolean | null;
}

/** One person of E: their unit then and now, and the verdicts in the order of the definitions. */
export interface JudgedPerson {
  readonly officialId: number;
  /** Whether they were in one unit all the time that any definition looks at. */
  readonly isOneUnit: boolean;
  readonly agencyId: number;
  readonly currentId: number;
  readonly verdicts: readonly Verdict[];
  /** DU-4: share of the due sessions kept, 0..1; null when none was due. */
  readonly keptRate: number | null;
  readonly box: BoxLife;
  readonly activity: readonly ActivityYear[];
}

/**
 * Counts the people of every agency under every definition, by the units of that time and by today's. Pure.
 * Everybody of E is counted once in each view, with or without a mailbox, so that both have the same totals.
 */
export function countUse(input: UseInput): UnitPeriodFigures[] {
  const surroundings = surroundingsOf(input);
  const { units } = surroundings;
  const people = input.people.flatMap((person) => judgePerson(person, surroundings));
  // From the first day: what ended within the period stands under what it became, as its people do.
  const currentOf = (agencyId: number): number => input.structure.currentOf(agencyId, input.period.from);
  // What ended within the period, and nobody is counted in any more, was not there: the rest of it stands under what it had become by the end.
  const peopled = new Set(people.map(({ agencyId }) => agencyId));
  const lastOf = (agencyId: number): number =>
    peopled.has(agencyId) ? agencyId : input.structure.currentOf(agencyId, input.period.from, [], input.period.to);
  const views: readonly [UnitStructure, (person: JudgedPerson) => number, (agencyId: number) => number][] = [
    ['as-was', (person) => person.agencyId, lastOf],
    ['as-is', (person) => person.currentId, currentOf],
  ];
  return views.flatMap(([structure, placeOf, unitOf]) => {
    const peopleOf = groupBy(people, placeOf);
    const partsOf = groupBy(input.agencyIds, unitOf);
    const agencyIds = [...new Set([...partsOf.keys(), ...peopleOf.keys()])].toSorted((a, b) => a - b);
    return agencyIds.flatMap((agencyId) => {
      const parts = partsOf.get(agencyId) ?? [agencyId];
      const own = peopleOf.get(agencyId) ?? [];
      const volume = input.volume.filter((row) => parts.includes(row.agencyId));
      const weakest = findWeakest(parts.map((part) => units.unitOf(part)));
      const lookedFrom = lookBack(units, weakest, own);
      const activeDays = own.reduce((sum, { activity }) => sum + (weakest?.countActiveDays(activity) ?? 0), 0);
      return DEFINITIONS.map((definition, at) => ({
        ...{ agencyId, structure, definition, eligible: own.length, ...count(own, at) },
        roster: structure === 'as-was' ? nameRoster(own, at) : '',
        lookedFrom: lookedFrom[definition] ?? input.period.from,
        keptRate: definition === 'du-4@1' ? medianKeptRate(own) : null,
        workingDays: weakest?.elapsedDays.length ?? 0,
        coveredDays: weakest?.coveredDays.length ?? 0,
        expectedMinutes: weakest?.minutes.expectedMinutes ?? 0,
        coveredMinutes: weakest?.minutes.coveredMinutes ?? 0,
        loggedIn: own.filter(({ box }) => box !== 'still').length,
        machineOnly: own.filter(({ box }) => box === 'machine-only').length,
        activeDays,
        ...addUpVolume(volume),
      }));
    });
  });
}

/** Everybody of E of a period, with what every definition says of them. Pure. */
export function judgePeople(
  people: readonly Person[],
  input: JudgeInput,
): { readonly people: JudgedPerson[]; readonly units: UnitEvidence } {
  const surroundings = surroundingsOf(input);
  return { people: people.flatMap((person) => judgePerson(person, surroundings)), units: surroundings.units };
}

/** Says of one person after the other what the definitions say of them, in their order, by the same rules; nothing of those who are not of E. */
export function preparePersonJudge(input: JudgeInput): {
  readonly units: UnitEvidence;
  readonly ownDays: OwnDays;
  readonly judge: (person: Person) => readonly Verdict[];
} {
  const surroundings = surroundingsOf(input);
  const { units, ownDays } = surroundings;
  return { units, ownDays, judge: (person) => judgePerson(person, surroundings)[0]?.verdicts ?? [] };
}

interface Surroundings {
  readonly input: JudgeInput;
  readonly units: UnitEvidence;
  /** Working days of the period, and back to the first day that any definition looks at. */
  readonly ownDays: OwnDays;
  readonly stretchDays: OwnDays;
  readonly lifeOf: (activity: Person['activity']) => BoxLife;
}

function surroundingsOf(input: JudgeInput): Surroundings {
  const units = new UnitEvidence(input);
  const ownDays = new OwnDays(input.period, input.calendar);
  const stretchDays = new OwnDays({ from: units.firstDay, to: units.lastDay }, input.calendar);
  return { input, units, ownDays, stretchDays, lifeOf: prepareBoxLife(input.period) };
}

function judgePerson(person: Person, surroundings: Surroundings): JudgedPerson[] {
  const { units, input, ownDays } = surroundings;
  const found = findPersonPeriod(person, ownDays.of(person));
  if (found?.class !== 'eligible' || found.unit === null) return [];
  const currentId = input.structure.currentOf(found.unit, found.lastDay, person.memberships);
  const isOneUnit = findOnlyUnit(person, units.firstDay, units.lastDay) === found.unit;
  const certain = withoutDoubts(person.activity, input.doubtsOf.get(person.officialId) ?? []);
  const judged = isOneUnit ? judgeByUnit(person, certain, units.unitOf(found.unit)) : judgeByOwnDays(person, certain, surroundings);
  const { officialId, activity } = person;
  return [{ officialId, isOneUnit, agencyId: found.unit, currentId, box: surroundings.lifeOf(activity), activity, ...judged }];
}

type Activity = readonly ActivityYear[];
type Judged = Pick<JudgedPerson, 'verdicts' | 'keptRate'>;

/** @param certain what of the person's activity stands whatever the missing logs held */
function judgeByUnit({ activity }: Person, certain: Activity, { judges, boundJudges, gapActivity, keptUseOf }: Unit): Judged {
  const { keptRate, isKeeping } = keptUseOf(activity);
  const judgeAt = (judge: UseJudge, at: number): boolean | null => (at === SESSION ? isKeeping : judge({ activity }));
  if (boundJudges === null) return { keptRate, verdicts: judges.map((judge, at) => surely(judgeAt(judge, at))) };
  const extremes = { certain: { activity: certain }, possible: { activity: [...activity, ...gapActivity] } };
  return { keptRate, verdicts: judges.map((judge, at) => boundVerdict(judgeAt(judge, at), boundJudges[at] ?? judge, extremes)) };
}

/** Whoever came, went or was away is judged by their own days, each by the evidence of the unit of that day. */
function judgeByOwnDays(person: Person, certain: Activity, { units, stretchDays }: Surroundings): Judged {
  const unitDays = listUnitDays(person, stretchDays.of(person));
  const unitOf = (day: string): Unit | null => {
    const agencyId = unitDays.get(day);
    return agencyId === undefined ? null : units.unitOf(agencyId);
  };
  const days = [...unitDays.keys()];
  const agencyOf = (day: string): number | null => unitDays.get(day) ?? null;
  const covered = days.filter((day) => unitOf(day)?.covered.has(day));
  const judges = units.judgesOf(covered, agencyOf);
  const { keptRate } = units.keptUseOf(covered, agencyOf)(person.activity);
  const seen: PersonEvidence = { activity: person.activity };
  const touched = [...new Set(unitDays.values())].map((agencyId) => units.unitOf(agencyId)).filter(({ gaps }) => gaps.size > 0);
  if (touched.length === 0) return { keptRate, verdicts: judges.map((judge) => surely(judge(seen))) };
  const possible = { activity: [...person.activity, ...touched.flatMap(({ gapActivity }) => gapActivity)] };
  const extremes = { certain: { activity: certain }, possible };
  // As the whole logs would have it: days with evidence, and those on which it is missing.
  const known = days.filter((day) => unitOf(day)?.covered.has(day) || unitOf(day)?.gaps.has(day));
  const boundJudges = units.judgesOf(known, agencyOf);
  return { keptRate, verdicts: judges.map((judge, at) => boundVerdict(judge(seen), boundJudges[at] ?? judge, extremes)) };
}

function surely(is: boolean | null): Verdict {
  return { is, least: is, most: is };
}

function boundVerdict(
  is: boolean | null,
  judge: UseJudge,
  { certain, possible }: { readonly certain: PersonEvidence; readonly possible: PersonEvidence },
): Verdict {
  return { is, least: judge(certain), most: judge(possible) };
}

/** A unit made of several has the evidence of the weakest of them: the least share of its minutes is covered. */
function findWeakest(parts: readonly Unit[]): Unit | undefined {
  return parts.toSorted((a, b) => coverageOfUnit(a) - coverageOfUnit(b))[0];
}

function coverageOfUnit({ minutes }: Unit): number {
  return coverageOf(minutes) ?? 1;
}

type Counts = Pick<UnitPeriodFigures, 'counted' | 'unknown' | 'lowerCount' | 'upperCount' | 'boundedCount'>;

/** Counts people by what the definition at a place of the list says of them. */
function count(people: readonly JudgedPerson[], at: number): Counts {
  const counts = { counted: 0, unknown: 0, lowerCount: 0, upperCount: 0, boundedCount: 0 };
  for (const { verdicts } of people) {
    const { is, least, most } = verdicts[at] ?? surely(null);
    if (is === null) counts.unknown += 1;
    else if (is) counts.counted += 1;
    const certainty = certaintyOf(least, most);
    if (certainty === null) continue;
    counts.boundedCount += 1;
    if (certainty !== 'inactive') counts.upperCount += 1;
    if (certainty === 'active') counts.lowerCount += 1;
  }
  return counts;
}

/**
 * Of whom the figure under the definition at a place of the list speaks: those whom it judges, and, where they are not the same, those of whom its
 * bounds speak. Equal for equal people, empty for nobody. No secret: whoever may read it may read the directory.
 */
function nameRoster(people: readonly JudgedPerson[], at: number): string {
  const idsOf = (isOf: (verdict: Verdict) => boolean): string =>
    people
      .filter(({ verdicts }) => isOf(verdicts[at] ?? surely(null)))
      .map(({ officialId }) => officialId)
      .toSorted((a, b) => a - b)
      .join();
  const judged = idsOf(({ is }) => is !== null);
  const bounded = idsOf(({ least, most }) => certaintyOf(least, most) !== null);
  const ids = judged === '' || judged === bounded ? bounded : `${judged}|${bounded}`;
  return ids === '' ? '' : createHash('sha256').update(ids).digest('base64url').slice(0, ROSTER_LENGTH);
}

/** The first day that each definition looks at; whoever was away may be judged by any of the days of the longest look back. */
function lookBack(units: UnitEvidence, unit: Unit | undefined, people: readonly JudgedPerson[]): Partial<Record<DefinitionId, IsoDate>> {
  const habitFrom = people.every(({ isOneUnit }) => isOneUnit) ? (unit?.habitFrom ?? units.firstDay) : units.firstDay;
  return { 'du-3@1': habitFrom, 'du-5@1': addDays(units.lastDay, 1 - DU_5.rule.days) };
}

function addUpVolume(rows: readonly AgencyVolume[]): Record<VolumeCount, number> {
  const sums = { sent: 0, sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0, internalRecipients: 0, received: 0 };
  for (const row of rows) for (const name of VOLUME_COUNTS) sums[name] += row[name];
  return sums;
}
