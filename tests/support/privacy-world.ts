import { listDays } from '@nhip-thu/metrics';

/** Generator of whole numbers from a seed (mulberry32), so that a world is the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A month is four weeks of five working days. */
export const MONTHS = 12;
export const WEEKS = 4;
const DAYS = 5;

/** What one person did in one week: days with an access, and whether anything was sent. */
export interface WeekActs {
  readonly days: number;
  readonly hasSent: boolean;
}

export interface SimulatedPerson {
  /** Index, the bit of the person in a group. */
  readonly id: number;
  /** Unit by month; null when not employed. */
  readonly units: readonly (number | null)[];
  /** Specialist, head, board: what a filter could ask for. */
  readonly role: number;
  /** Months in which too few of their days are covered for DU-2. */
  readonly tooFewDays: ReadonlySet<number>;
  /** Weeks of the year in which they were on leave. */
  readonly away: ReadonlySet<number>;
}

/** A merge or split at the beginning of a month. */
export interface SimulatedLink {
  readonly kind: 'merge' | 'split';
  readonly fromId: number;
  readonly toId: number;
  readonly month: number;
}

export interface SimulatedProvince {
  readonly unitIds: readonly number[];
  readonly people: readonly SimulatedPerson[];
  readonly links: readonly SimulatedLink[];
  /** By person and week of the year. */
  readonly acts: readonly (readonly WeekActs[])[];
}

/** Sizes at the beginning: small ones, some just publishable, some large. */
const SIZES = [3, 6, 7, 10, 10, 11, 12, 13, 16, 22, 26, 34];
const WORDS = ['du-1@1', 'du-2@1', 'du-3@1', 'du-5@1'] as const;
export type SimulatedDefinition = (typeof WORDS)[number];
export const SIMULATED_DEFINITIONS: readonly SimulatedDefinition[] = WORDS;

/** A province of small and large agencies over 12 months: people come, go and move; two merge into others, one is split. */
export function simulateProvince(seed: number): SimulatedProvince {
  const next = numbersFrom(seed);
  const links: SimulatedLink[] = [
    { kind: 'merge', fromId: 1, toId: 8, month: 4 },
    { kind: 'merge', fromId: 5, toId: 9, month: 6 },
    { kind: 'split', fromId: 11, toId: 12, month: 8 },
  ];
  const people: SimulatedPerson[] = [];
  for (const [unitId, size] of SIZES.entries()) for (let at = 0; at < size; at += 1) people.push(live(people.length, unitId, links, next));
  // Some agencies hardly use it, some all but wholly.
  const levels = [...SIZES, 0].map((_, at) => [0.01, 0.5, 0.99, 0.02, 0.98, 0.05, 0.6, 0.93, 0.3, 0.8, 0.5, 0.7, 0.04][at] ?? 0.5);
  const acts = people.map(({ units, away }) => {
    const isKeen = units.map((unit) => unit !== null && next() < (levels[unit] ?? 0.5));
    const habit = next() < 0.5;
    return Array.from({ length: MONTHS * WEEKS }, (_, week) => {
      const month = Math.floor(week / WEEKS);
      const isIn = units[month] !== null && !away.has(week);
      const keen = habit ? (isKeen[0] ?? false) || isKeen[month] === true : isKeen[month] === true;
      const days = isIn && keen ? 3 + Math.floor(next() * 3) : 0;
      return { days, hasSent: days > 0 && next() < 0.8 };
    });
  });
  return { unitIds: [...SIZES.keys(), SIZES.length], people, links, acts };
}

function live(id: number, first: number, links: readonly SimulatedLink[], next: () => number): SimulatedPerson {
  const comes = next() < 0.06 ? 1 + Math.floor(next() * (MONTHS - 2)) : 0;
  const goes = next() < 0.06 ? 2 + Math.floor(next() * (MONTHS - 2)) : MONTHS;
  const moves = next() < 0.04 ? 1 + Math.floor(next() * (MONTHS - 1)) : null;
  const isSplitOff = next() < 0.25;
  let unit = first;
  const units = Array.from({ length: MONTHS }, (_, month) => {
    if (month === moves) unit = 10;
    for (const { kind, fromId, toId, month: at } of links)
      if (at === month && unit === fromId && (kind === 'merge' || isSplitOff)) unit = toId;
    return month < comes || month >= Math.max(goes, comes + 1) ? null : unit;
  });
  const tooFewDays = new Set(Array.from({ length: MONTHS }, (_, month) => month).filter(() => next() < 0.01));
  const away = new Set(Array.from({ length: MONTHS * WEEKS }, (_, week) => week).filter(() => next() < 0.02));
  return { id, units, role: next() < 0.1 ? 2 : Math.floor(next() * 2), tooFewDays, away };
}

/** What a definition says of a person in a month; null when it says nothing of them, or they were not there. */
export function judge(
  { people, acts }: SimulatedProvince,
  personId: number,
  month: number,
  definition: SimulatedDefinition,
): boolean | null {
  const [person, all] = [people[personId], acts[personId]];
  if (person === undefined || all === undefined || person.units[month] === null) return null;
  const weeks = all.slice(month * WEEKS, (month + 1) * WEEKS);
  const days = weeks.reduce((sum, week) => sum + week.days, 0);
  const sentWeeks = weeks.filter(({ hasSent }) => hasSent).length;
  if (definition === 'du-1@1') return days > 0;
  if (definition === 'du-5@1') return sentWeeks > 0;
  if (definition === 'du-2@1') return person.tooFewDays.has(month) ? null : 5 * days >= 4 * WEEKS * DAYS && 2 * sentWeeks >= WEEKS;
  // DU-3 looks back over 12 weeks.
  if (month < 2 || person.units[month - 1] === null || person.units[month - 2] === null) return null;
  return all.slice((month - 2) * WEEKS, (month + 1) * WEEKS).filter((week) => week.days > 0).length >= 9;
}

/** First and last day of a span of months, as the days of a calendar without gaps. */
export function spanOf(first: number, last: number): { from: string; to: string } {
  const days = listDays('2024-01-01', '2025-12-31');
  return { from: days[first * 28] ?? '', to: days[(last + 1) * 28 - 1] ?? '' };
}
