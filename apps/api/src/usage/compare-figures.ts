import { hasEnoughLogs, totalCounts, type CountChange, type Figure, type Verdict } from '@nhip-thu/metrics';
import type { PublishedFigures } from './publish-rows.ts';
import type { UnitPeriodRow } from './unit-period-row.ts';

/** What is told of one of two periods, and the counts it was made from. */
export interface ComparedSide {
  readonly published: Pick<PublishedFigures, 'figures'>;
  readonly rows: readonly Pick<UnitPeriodRow, 'agencyId' | 'sent' | 'received'>[];
}

/** Verdicts that say whether a target is met. */
const JUDGED: ReadonlySet<Verdict> = new Set(['met', 'near', 'not-met']);

/** The change of one figure, where both counts are exact: a difference of masked counts would tell one of them. */
export function changeOf(figure: Figure, before: Figure): number | null {
  const areExact = figure.publication === 'exact' && before.publication === 'exact';
  return areExact && figure.value !== null && before.value !== null ? figure.value - before.value : null;
}

/** Change of the province's rate over the agencies published in both periods, so that an agency that drops out moves nothing, and how many they are. */
export function changeOfSame(current: ReadonlyMap<number, Figure>, previous: ReadonlyMap<number, Figure>): CountChange | null {
  const both = listBoth(current, previous, ({ value }) => value !== null);
  const rateOf = (figures: ReadonlyMap<number, Figure>): number | null => {
    const { numerator, denominator } = totalCounts(both.flatMap((id) => figures.get(id) ?? [])).published;
    return denominator === 0 ? null : numerator / denominator;
  };
  const [now, before] = [rateOf(current), rateOf(previous)];
  return now === null || before === null ? null : { change: now - before, agencies: both.length };
}

/** Change of a count of messages over the agencies with enough logs in both periods: what no log tells has not grown, and is not 0. */
export function messagesChange(count: 'sent' | 'received', now: ComparedSide, before: ComparedSide): CountChange | null {
  const rowIds = new Set(before.rows.map(({ agencyId }) => agencyId));
  const both = new Set(
    listBoth(now.published.figures, before.published.figures, ({ coverage }) => hasEnoughLogs(coverage)).filter((id) => rowIds.has(id)),
  );
  const sum = ({ rows }: ComparedSide): number => rows.reduce((total, row) => total + (both.has(row.agencyId) ? row[count] : 0), 0);
  return both.size === 0 ? null : { change: sum(now) - sum(before), agencies: both.size };
}

/** Change of the number of agencies at their target, over those with a verdict in both periods: where there was no target, nobody missed it. */
export function metChange(current: ReadonlyMap<number, Figure>, previous: ReadonlyMap<number, Figure>): CountChange | null {
  const both = listBoth(current, previous, ({ verdict }) => JUDGED.has(verdict));
  const countMet = (figures: ReadonlyMap<number, Figure>): number => both.filter((id) => figures.get(id)?.verdict === 'met').length;
  return both.length === 0 ? null : { change: countMet(current) - countMet(previous), agencies: both.length };
}

/** The agencies of which both figures can be compared. */
function listBoth(
  current: ReadonlyMap<number, Figure>,
  previous: ReadonlyMap<number, Figure>,
  isComparable: (figure: Figure) => boolean,
): number[] {
  return [...current].flatMap(([id, figure]) => {
    const before = previous.get(id);
    return before !== undefined && isComparable(figure) && isComparable(before) ? [id] : [];
  });
}
