import type { LifecycleCounts } from '../contract/adoption.ts';

/**
 * The lifecycle of use over successive periods, from the sets of people active (DU-1) in each, oldest first.
 *
 * returning = Aₘ ∩ Aₘ₋₁; first-time = Aₘ without anybody of an earlier set; resurrected = the rest of Aₘ; lapsed = Aₘ₋₁ ∖ Aₘ; cumulative =
 * union so far. So active = returning + first-time + resurrected and active before = returning + lapsed wherever these are known.
 * A period without data is null, not an empty set: it has no counts, and the next one has neither returning nor lapsed. "Since there are data" begins
 * with the first period that has any; of a later one without, nobody can say who was active, so first-time, resurrected and cumulative are null from
 * there on.
 * Of the first period only active, first-time and cumulative are known.
 * Example: abc, bcde, acef gives for the third: returning 2 (0.5), first-time 1, resurrected 1, lapsed 2, cumulative 6.
 */
export function traceLifecycle<Person>(periods: readonly (ReadonlySet<Person> | null)[]): LifecycleCounts[] {
  const begin = periods.findIndex((active) => active !== null);
  const firstGap = periods.findIndex((active, at) => active === null && at > begin);
  const seen = new Set<Person>();
  return periods.map((active, at) => {
    const isWhole = active !== null && (firstGap < 0 || at < firstGap);
    const firstTime = isWhole ? countOf(active, (person) => !seen.has(person)) : null;
    for (const person of active ?? []) seen.add(person);
    return { ...compareWithPrevious(active, periods[at - 1] ?? null, firstTime), firstTime, cumulative: isWhole ? seen.size : null };
  });
}

/**
 * The counts of a period that is not over: who was active so far, who of them for the first time, and the union. Whoever has not come yet has not stayed away,
 * so nothing is told that compares with the period before.
 */
export function tellUncompared<Counts extends LifecycleCounts>(counts: Counts): Counts {
  return { ...counts, returning: null, returningRate: null, resurrected: null, lapsed: null };
}

function compareWithPrevious<Person>(
  active: ReadonlySet<Person> | null,
  previous: ReadonlySet<Person> | null,
  firstTime: number | null,
): Omit<LifecycleCounts, 'firstTime' | 'cumulative'> {
  if (active === null || previous === null) {
    return { active: active?.size ?? null, returning: null, returningRate: null, resurrected: null, lapsed: null };
  }
  const returning = countOf(active, (person) => previous.has(person));
  return {
    active: active.size,
    returning,
    returningRate: active.size === 0 ? null : returning / active.size,
    resurrected: firstTime === null ? null : active.size - returning - firstTime,
    lapsed: previous.size - returning,
  };
}

function countOf<Person>(people: Iterable<Person>, isCounted: (person: Person) => boolean): number {
  let count = 0;
  for (const person of people) if (isCounted(person)) count += 1;
  return count;
}
