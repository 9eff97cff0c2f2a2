import {
  addMonthlyPaper,
  computeSavings,
  fractionOfDecimal,
  monthlyPaper,
  multiplyFractions,
  numberOf,
  percentDigitsOf,
  reductionOf,
  roundHalfUp,
  isSheetMismatch,
  verdictOf,
  type Fraction,
  type MonthlyPaper,
  type NoReductionReason,
  type PaperJudgement,
  type PaperLedger,
  type PaperLedgerReply,
  type PaperMeasure,
  type PaperReply,
  type PaperUnitReply,
  type PriceReply,
  type Reduction,
  type RegisterCounts,
  type SavingsReply,
} from '@nhip-thu/metrics';
import type { BaselineRow } from './agreed.repository.ts';
import { addCounts, useOf, type BaselinePart, type Month, type MonthFacts, type PaperView } from './paper-months.ts';

type Target = PaperReply['target'];

export interface PaperFacts {
  readonly view: PaperView;
  /** The months that are asked about, oldest first: one, or those of a quarter, a half-year or a year. */
  readonly asked: readonly Month[];
  /** The last of them: units are those of its end. */
  readonly end: Month;
  /** All months that are spoken of, by id. */
  readonly months: ReadonlyMap<string, Month>;
  /** By `unitId periodId`. */
  readonly facts: ReadonlyMap<string, MonthFacts>;
  readonly baselines: readonly BaselineRow[];
  /** The target of a unit, or (null) of the province. */
  readonly targetOf: (unitId: number | null) => Target;
  readonly prices: readonly PriceReply[];
}

/** Sheets or postings of as many months, before and now; whole ones, half up. */
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
  const replyOf = (ledger: PaperLedger): PaperLedgerReply => {
    const pair = pairOf(facts, [unitId], ledger);
    return ledgerReply(
      pair,
      target,
      isDivided ? 'indivisible' : isBaselineItself(facts, [unitId]) && pair.current !== null ? 'is-baseline' : null,
    );
  };
  return withChanges(
    facts,
    { groups: [[unitId]], isDivided, target },
    {
      registers: replyOf(LEDGERS.registers),
      printLogs: replyOf(LEDGERS.printLogs),
      reams: replyOf(LEDGERS.reams),
    },
  );
}

/** Of how many units the sums of a ledger of the province are. */
export function countCompared(facts: PaperFacts, ledger: PaperLedger = 'registers'): number {
  const compared = groupsOf(facts).filter((group) => !isBaselineItself(facts, group) && isComparable(pairOf(facts, group, ledger)));
  const shown = new Set(compared.flat());
  return facts.view.listUnits(facts.end).filter(({ id }) => shown.has(id)).length;
}

/** Units together: of each ledger those with month and another baseline, in both sums. Units mixed up by a split count together or not at all. */
export function figuresOfProvince(facts: PaperFacts): PaperFigures {
  const groups = groupsOf(facts);
  const target = facts.targetOf(null);
  const replyOf = (ledger: PaperLedger): PaperLedgerReply => {
    const pairs = groups.map((group) => ({ ...pairOf(facts, group, ledger), isItself: isBaselineItself(facts, group) }));
    const reported = pairs.filter(({ current }) => current !== null);
    const others = reported.filter((pair) => !pair.isItself && isComparable(pair));
    const isItself = others.length === 0 && reported.some((pair) => pair.isItself);
    const counted = isItself ? reported.filter((pair) => pair.isItself) : others;
    const sums = { current: addAll(counted.map(({ current }) => current)), baseline: addAll(counted.map(({ baseline }) => baseline)) };
    return ledgerReply(sums, target, isItself ? 'is-baseline' : others.length === 0 && reported.length > 0 ? 'no-baseline' : null);
  };
  return withChanges(
    facts,
    { groups, isDivided: false, target },
    {
      registers: replyOf(LEDGERS.registers),
      printLogs: replyOf(LEDGERS.printLogs),
      reams: replyOf(LEDGERS.reams),
    },
  );
}

/** Units of the month, by those that a split has mixed up. */
function groupsOf(facts: PaperFacts): (readonly number[])[] {
  const groups = new Map<number, readonly number[]>();
  for (const { id } of facts.view.listUnits(facts.end)) {
    const group = [...facts.view.splitGroupOf(id, firstBaselineDay(facts))].toSorted((a, b) => a - b);
    groups.set(group[0] ?? id, group);
  }
  return [...groups.values()];
}

/** Δ × price; a part without price or counts stays unknown. */
export function savingsOf({ sheets, postings }: PaperFigures, prices: readonly PriceReply[]): SavingsReply {
  const priced = (change: Change | null, item: PriceReply['item']): Parameters<typeof computeSavings>[0] => {
    const price = prices.find((each) => each.item === item);
    return change === null || price === undefined ? null : { ...change, price };
  };
  return computeSavings(priced(sheets, 'sheet'), priced(postings, 'posting'));
}

/** Registers by form of a unit, all months together; null unless every part of it reported each. */
export function countsOf({ view, asked, facts }: PaperFacts, unitId: number): RegisterCounts | null {
  let sum: RegisterCounts = { paper: 0, both: 0, electronic: 0 };
  for (const key of membersIn(view, [unitId], asked).map(keyOf)) {
    const counts = facts.get(key)?.counts ?? null;
    if (counts === null) return null;
    sum = addCounts(sum, counts);
  }
  return sum;
}

/** Print logs against reams of the month; null unless both are known. */
export function mismatchOf({ printLogs, reams }: Pick<PaperFigures, 'printLogs' | 'reams'>): boolean | null {
  return printLogs.amount === null || reams.amount === null ? null : isSheetMismatch(printLogs.amount, reams.amount);
}

interface Together {
  /** Units of which each group counts together. */
  readonly groups: readonly (readonly number[])[];
  readonly isDivided: boolean;
  readonly target: Target;
}

function withChanges(
  facts: PaperFacts,
  { groups, isDivided, target }: Together,
  ledgers: Pick<PaperFigures, 'registers' | 'printLogs' | 'reams'>,
): PaperFigures {
  const compared = groups.filter((group) => !isBaselineItself(facts, group));
  return {
    ...ledgers,
    verdict: judgeReduction(ledgers.registers, 'headline', target).verdict,
    sheets: isDivided ? null : addChanges(compared.map((group) => sheetChange(facts, group))),
    postings: isDivided ? null : postingChange(facts, compared.flat()),
  };
}

/** One of the three numbers of a reduction, as it is printed, and what a target makes of it. */
export function judgeReduction(
  ledger: PaperLedgerReply,
  measure: PaperMeasure,
  target: Pick<NonNullable<Target>, 'comparator' | 'threshold'> | null,
): PaperJudgement {
  const exact = reductions.get(ledger)?.[measure] ?? null;
  if (exact === null) return { value: null, shown: null, verdict: 'insufficient-data' };
  return {
    value: numberOf(exact),
    shown: percentDigitsOf(exact, target?.threshold ?? null, target?.comparator),
    verdict: target === null ? 'no-target' : verdictOf(exact, target),
  };
}

/** The exact numbers behind a reply, for verdicts. */
const reductions = new WeakMap<PaperLedgerReply, Reduction>();

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
  reductions.set(reply, reduction);
  return reply;
}

function numberOrNull(value: Fraction | null | undefined): number | null {
  return value === null || value === undefined ? null : numberOf(value);
}

function reasonOf({ current, baseline }: Pair): NoReductionReason {
  if (current === null) return 'not-submitted';
  return baseline === null ? 'no-baseline' : 'nothing-to-compare';
}

/** Whether the months that are asked about are the very ones that some units are compared with: a reduction of 0 would tell nothing. */
function isBaselineItself({ view, asked, months, baselines }: PaperFacts, unitIds: readonly number[]): boolean {
  const now = new Set(membersIn(view, unitIds, asked).map(keyOf));
  const before = new Set(view.baselineOf(unitIds, baselines, months).flatMap(({ own }) => own.map(keyOf)));
  return now.size > 0 && now.size === before.size && [...now].every((key) => before.has(key));
}

function isComparable({ current, baseline }: Pair): boolean {
  return current !== null && baseline !== null;
}

type OwnMonth = BaselinePart['own'][number];

const keyOf = ({ unitId, periodId }: OwnMonth): string => `${unitId} ${periodId}`;

/** The parts of some units in each of the months. */
function membersIn(view: PaperView, unitIds: readonly number[], asked: readonly Month[]): OwnMonth[] {
  return asked.flatMap((month) => unitIds.flatMap((id) => view.membersOf(id, month)).map(({ id }) => ({ unitId: id, periodId: month.id })));
}

const countMonths = (own: readonly OwnMonth[]): number => new Set(own.map(({ periodId }) => periodId)).size;

/**
 * A unit of the view, or several that count together: the sum of the months asked about in which it existed, and the baseline of as many months.
 */
function pairOf({ view, asked, months, facts, baselines }: PaperFacts, unitIds: readonly number[], ledger: PaperLedger): Pair {
  const meanOf = (own: BaselinePart['own'], monthCount: number): MonthlyPaper | null => {
    const uses = own.map((each) => useOf(facts.get(keyOf(each)), ledger));
    const known = uses.filter((use) => use !== null);
    const sum = (key: 'amount' | 'documents'): number => known.reduce((total, use) => total + use[key], 0);
    return known.length < uses.length ? null : monthlyPaper({ amount: sum('amount'), documents: sum('documents'), months: monthCount });
  };
  const members = membersIn(view, unitIds, asked);
  const baseline = addAll(view.baselineOf(unitIds, baselines, months).map(({ own, monthCount }) => meanOf(own, monthCount)));
  return {
    current: members.length === 0 ? null : meanOf(members, 1),
    baseline: baseline && timesMonths(baseline, countMonths(members)),
  };
}

/** A mean month as so many months. */
function timesMonths({ amount, documents }: MonthlyPaper, months: number): MonthlyPaper {
  const times = { numerator: BigInt(months), denominator: 1n };
  return { amount: multiplyFractions(amount, times), documents: multiplyFractions(documents, times) };
}

/** The sum, null when one of them is not known or there is none. */
function addAll(means: readonly (MonthlyPaper | null)[]): MonthlyPaper | null {
  const known = means.filter((mean) => mean !== null);
  return known.length < means.length ? null : addMonthlyPaper(known);
}

/** Sheets of units that count together: reams are all the paper there is, print logs stand in for them where they are not known. */
function sheetChange(facts: PaperFacts, unitIds: readonly number[]): Change | null {
  for (const ledger of ['reams', 'print-logs'] as const) {
    const { current, baseline } = pairOf(facts, unitIds, ledger);
    if (current !== null && baseline !== null)
      return { before: toWhole(numberOf(baseline.amount)), after: toWhole(numberOf(current.amount)) };
  }
  return null;
}

function toWhole(value: number): number {
  return numberOf(roundHalfUp(fractionOfDecimal(value), 0));
}

/** Postings of the units that know both. */
function postingChange({ view, asked, months, facts, baselines }: PaperFacts, unitIds: readonly number[]): Change | null {
  return addChanges(
    unitIds.map((unitId) => {
      const members = membersIn(view, [unitId], asked);
      const after = sumOrNull(members.map((each) => facts.get(keyOf(each))?.postings ?? null));
      const before = sumOrNull(
        view.baselineOf([unitId], baselines, months).map(({ own, monthCount }) => {
          const total = sumOrNull(own.map((each) => facts.get(keyOf(each))?.postings ?? null));
          return total === null ? null : (total / monthCount) * countMonths(members);
        }),
      );
      return after === null || before === null ? null : { before: toWhole(before), after };
    }),
  );
}

/** The sum of those that are known; null without any. */
function addChanges(changes: readonly (Change | null)[]): Change | null {
  const known = changes.filter((change) => change !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, change) => ({ before: sum.before + change.before, after: sum.after + change.after }));
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function firstBaselineDay({ baselines, months }: PaperFacts): string {
  const days = baselines.flatMap(({ periodIds }) => periodIds.flatMap((id) => months.get(id)?.to ?? []));
  return days.toSorted()[0] ?? '9999-12-31';
}
