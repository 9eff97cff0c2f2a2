import {
  addMonthlyPaper,
  computeSavings,
  fractionOfDecimal,
  monthlyPaper,
  numberOf,
  percentDigitsOf,
  reductionOf,
  roundHalfUp,
  isSheetMismatch,
  verdictOf,
  type Fraction,
  type MonthlyPaper,
  type NoReductionReason,
  type PaperLedger,
  type PaperLedgerReply,
  type PaperReply,
  type PaperUnitReply,
  type PriceReply,
  type RegisterCounts,
  type SavingsReply,
} from '@nhip-thu/metrics';
import type { BaselineRow } from './agreed.repository.ts';
import { useOf, type BaselinePart, type Month, type MonthFacts, type PaperView } from './paper-months.ts';

type Target = PaperReply['target'];

export interface PaperFacts {
  readonly view: PaperView;
  readonly month: Month;
  /** All months that are spoken of, by id. */
  readonly months: ReadonlyMap<string, Month>;
  /** By `unitId periodId`. */
  readonly facts: ReadonlyMap<string, MonthFacts>;
  readonly baselines: readonly BaselineRow[];
  /** The target of a unit, or (null) of the province. */
  readonly targetOf: (unitId: number | null) => Target;
  readonly prices: readonly PriceReply[];
}

/** Sheets or postings, a month, before and now; whole ones, half up. */
interface Change {
  readonly before: number;
  readonly after: number;
}

/** What is computed of a unit, or of several together. */
export interface PaperFigures {
  readonly registers: PaperLedgerReply;
  readonly printLogs: PaperLedgerReply;
  readonly reams: PaperLedgerReply;
  readonly verdict: PaperUnitReply['verdict'];
  readonly sheets: Change | null;
  readonly postings: Change | null;
}

interface Pair {
  readonly current: MonthlyPaper | null;
  readonly baseline: MonthlyPaper | null;
}

const LEDGERS = { registers: 'registers', printLogs: 'print-logs', reams: 'reams' } as const;

/** The three ledgers of one unit, each against its own baseline. */
export function figuresOfUnit(facts: PaperFacts, unitId: number): PaperFigures {
  const isDivided = facts.view.splitGroupOf(unitId, firstBaselineDay(facts)).size > 1;
  const target = facts.targetOf(unitId);
  const replyOf = (ledger: PaperLedger): PaperLedgerReply =>
    ledgerReply(pairOf(facts, [unitId], ledger), target, isDivided ? 'indivisible' : null);
  return withChanges(
    facts,
    { unitIds: [unitId], isDivided, target },
    {
      registers: replyOf(LEDGERS.registers),
      printLogs: replyOf(LEDGERS.printLogs),
      reams: replyOf(LEDGERS.reams),
    },
  );
}

/** Units together: of each ledger those with month and baseline, in both sums. Units mixed up by a split count together or not at all. */
export function figuresOfProvince(facts: PaperFacts): PaperFigures {
  const groups = new Map<number, readonly number[]>();
  for (const { id } of facts.view.listUnits(facts.month)) {
    const group = [...facts.view.splitGroupOf(id, firstBaselineDay(facts))].toSorted((a, b) => a - b);
    groups.set(group[0] ?? id, group);
  }
  const target = facts.targetOf(null);
  const replyOf = (ledger: PaperLedger): PaperLedgerReply => {
    const pairs = [...groups.values()].map((group) => pairOf(facts, group, ledger));
    const comparable = pairs.filter(isComparable);
    const isOnlyBaselineMissing = comparable.length === 0 && pairs.some(({ current }) => current !== null);
    const sums = {
      current: addAll(comparable.map(({ current }) => current)),
      baseline: addAll(comparable.map(({ baseline }) => baseline)),
    };
    return ledgerReply(sums, target, isOnlyBaselineMissing ? 'no-baseline' : null);
  };
  return withChanges(
    facts,
    { unitIds: [...groups.values()].flat(), isDivided: false, target },
    {
      registers: replyOf(LEDGERS.registers),
      printLogs: replyOf(LEDGERS.printLogs),
      reams: replyOf(LEDGERS.reams),
    },
  );
}

/** Δ × price; a part without price or counts stays unknown. */
export function savingsOf({ sheets, postings }: PaperFigures, prices: readonly PriceReply[]): SavingsReply {
  const priced = (change: Change | null, item: PriceReply['item']): Parameters<typeof computeSavings>[0] => {
    const price = prices.find((each) => each.item === item);
    return change === null || price === undefined ? null : { ...change, price };
  };
  return computeSavings(priced(sheets, 'sheet'), priced(postings, 'posting'));
}

/** Registers by form of a unit's month; null unless every part of it reported. */
export function countsOf({ view, month, facts }: PaperFacts, unitId: number): RegisterCounts | null {
  let sum: RegisterCounts = { paper: 0, both: 0, electronic: 0 };
  for (const { id } of view.membersOf(unitId, month)) {
    const counts = facts.get(`${id} ${month.id}`)?.counts ?? null;
    if (counts === null) return null;
    sum = { paper: sum.paper + counts.paper, both: sum.both + counts.both, electronic: sum.electronic + counts.electronic };
  }
  return sum;
}

/** Print logs against reams of the month; null unless both are known. */
export function mismatchOf({ printLogs, reams }: Pick<PaperFigures, 'printLogs' | 'reams'>): boolean | null {
  return printLogs.amount === null || reams.amount === null ? null : isSheetMismatch(printLogs.amount, reams.amount);
}

function withChanges(
  facts: PaperFacts,
  { unitIds, isDivided, target }: { readonly unitIds: readonly number[]; readonly isDivided: boolean; readonly target: Target },
  ledgers: Pick<PaperFigures, 'registers' | 'printLogs' | 'reams'>,
): PaperFigures {
  const { headline } = exactOf(ledgers.registers);
  const verdict = headline === null ? 'insufficient-data' : target === null ? 'no-target' : verdictOf(headline, target);
  // Reams are all the paper there is; print logs stand in for them where they are not known. The two are never added.
  const sheets = changeOf(ledgers.reams) ?? changeOf(ledgers.printLogs);
  return { ...ledgers, verdict, sheets, postings: isDivided ? null : postingChange(facts, unitIds) };
}

const headlines = new WeakMap<PaperLedgerReply, Fraction | null>();

/** The exact headline behind a reply, for verdicts. */
function exactOf(reply: PaperLedgerReply): { headline: Fraction | null } {
  return { headline: headlines.get(reply) ?? null };
}

function ledgerReply({ current, baseline }: Pair, target: Target, divided: NoReductionReason | null): PaperLedgerReply {
  const reduction = divided === null ? reductionOf(baseline, current) : reductionOf(null, null);
  const { headline } = reduction;
  const reply: PaperLedgerReply = {
    amount: numberOrNull(current?.amount),
    documents: numberOrNull(current?.documents),
    baselineAmount: numberOrNull(baseline?.amount),
    baselineDocuments: numberOrNull(baseline?.documents),
    reduction: {
      absolute: numberOrNull(reduction.absolute),
      normalised: numberOrNull(reduction.normalised),
      headline: numberOrNull(headline),
    },
    shown: headline === null ? null : percentDigitsOf(headline, target?.threshold ?? null, target?.comparator),
    reason: headline !== null ? null : (divided ?? reasonOf({ current, baseline })),
  };
  headlines.set(reply, headline);
  return reply;
}

function numberOrNull(value: Fraction | null | undefined): number | null {
  return value === null || value === undefined ? null : numberOf(value);
}

function reasonOf({ current, baseline }: Pair): NoReductionReason {
  if (current === null) return 'not-submitted';
  return baseline === null ? 'no-baseline' : 'nothing-to-compare';
}

function isComparable({ current, baseline }: Pair): boolean {
  return current !== null && baseline !== null;
}

/** A unit of the view, or several that count together. */
function pairOf({ view, month, months, facts, baselines }: PaperFacts, unitIds: readonly number[], ledger: PaperLedger): Pair {
  const meanOf = (own: BaselinePart['own'], monthCount: number): MonthlyPaper | null => {
    const uses = own.map(({ unitId, periodId }) => useOf(facts.get(`${unitId} ${periodId}`), ledger));
    const known = uses.filter((use) => use !== null);
    const sum = (key: 'amount' | 'documents'): number => known.reduce((total, use) => total + use[key], 0);
    return known.length < uses.length ? null : monthlyPaper({ amount: sum('amount'), documents: sum('documents'), months: monthCount });
  };
  const members = unitIds.flatMap((id) => view.membersOf(id, month)).map(({ id }) => ({ unitId: id, periodId: month.id }));
  return {
    current: members.length === 0 ? null : meanOf(members, 1),
    baseline: addAll(view.baselineOf(unitIds, baselines, months).map(({ own, monthCount }) => meanOf(own, monthCount))),
  };
}

/** The sum, null when one of them is not known or there is none. */
function addAll(means: readonly (MonthlyPaper | null)[]): MonthlyPaper | null {
  const known = means.filter((mean) => mean !== null);
  return known.length < means.length ? null : addMonthlyPaper(known);
}

function changeOf({ amount, baselineAmount, reason }: PaperLedgerReply): Change | null {
  return amount === null || baselineAmount === null || reason === 'indivisible'
    ? null
    : { before: toWhole(baselineAmount), after: toWhole(amount) };
}

function toWhole(value: number): number {
  return numberOf(roundHalfUp(fractionOfDecimal(value), 0));
}

/** Postings a month of the units that know both. */
function postingChange({ view, month, months, facts, baselines }: PaperFacts, unitIds: readonly number[]): Change | null {
  const changes = unitIds.flatMap((unitId): Change[] => {
    const after = sumOrNull(view.membersOf(unitId, month).map(({ id }) => facts.get(`${id} ${month.id}`)?.postings ?? null));
    const before = sumOrNull(
      view.baselineOf([unitId], baselines, months).map(({ own, monthCount }) => {
        const total = sumOrNull(own.map((each) => facts.get(`${each.unitId} ${each.periodId}`)?.postings ?? null));
        return total === null ? null : total / monthCount;
      }),
    );
    return after === null || before === null ? [] : [{ before: toWhole(before), after }];
  });
  if (changes.length === 0) return null;
  return changes.reduce((sum, change) => ({ before: sum.before + change.before, after: sum.after + change.after }));
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function firstBaselineDay({ baselines, months }: PaperFacts): string {
  const days = baselines.flatMap(({ periodIds }) => periodIds.flatMap((id) => months.get(id)?.to ?? []));
  return days.toSorted()[0] ?? '9999-12-31';
}
