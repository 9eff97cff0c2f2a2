import type { Verdict } from '../contract/figure.ts';
import type { GoalCrossed, GoalTerms, NamedAgency, PrintedRate } from '../contract/notification.ts';

/** One unit (`agency` null: the province) against its target in two periods, one just after the other. */
export interface GoalRow {
  readonly agency: NamedAgency | null;
  /** Null: there was no figure. */
  readonly before: Verdict | null;
  readonly now: Verdict;
  readonly rate: PrintedRate | null;
  /** Of the period before, as it was published; null where none is printed. */
  readonly rateBefore: PrintedRate | null;
  readonly target: GoalTerms | null;
}

/**
 * Goals that were reached or fallen below from one period to the next. Only verdicts count that say "met" or "not met" (near is not met): from or to
 * a period without figure, nothing is known to have been crossed. Source: DOMAIN section 5 and the alerts of UX section 10.
 * `not-met` before and `met` now is `reached`; `met` before and `near` now is `fallen`.
 */
export function listCrossedGoals(rows: readonly GoalRow[], of: Pick<GoalCrossed, 'metric' | 'periodId' | 'snapshotId'>): GoalCrossed[] {
  return rows.flatMap(({ agency, before, now, rate, rateBefore, target }): GoalCrossed[] => {
    const [wasMet, isMet] = [isMetBy(before), isMetBy(now)];
    if (wasMet === null || isMet === null || wasMet === isMet || rate === null || target === null) return [];
    return [
      {
        kind: 'goal-crossed',
        direction: isMet ? 'reached' : 'fallen',
        ...of,
        agency,
        rate,
        target,
        ...(rateBefore && { before: rateBefore }),
      },
    ];
  });
}

/** Null where a verdict says neither. */
function isMetBy(verdict: Verdict | null): boolean | null {
  if (verdict === 'met') return true;
  return verdict === 'near' || verdict === 'not-met' ? false : null;
}
