import {
  addDays,
  countDocuments,
  countPaperDocuments,
  type AgencyTier,
  type IsoDate,
  type PaperLedger,
  type RegisterCounts,
} from '@nhip-thu/metrics';
import { Structure, type SuccessionStep } from '../directory/structure.ts';
import type { BaselineRow } from './agreed.repository.ts';

/** What is known of one unit, as it was, in one reporting month; null = not known, which is not 0. */
export interface MonthFacts {
  readonly counts: RegisterCounts | null;
  readonly postings: number | null;
  readonly printedSheets: number | null;
  readonly reamSheets: number | null;
}

export interface UnitSpan {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** A reporting month as far as structure goes. */
export interface Month {
  readonly id: string;
  readonly to: IsoDate;
}

/** Months of former units that are compared together, and how many different months these are. */
export interface BaselinePart {
  /** What was approved. */
  readonly baseline: BaselineRow;
  readonly monthCount: number;
  readonly own: readonly { readonly unitId: number; readonly periodId: string }[];
}

/** P (documents on paper, or sheets) and T of one unit's month; null unless both are known. */
export function useOf(facts: MonthFacts | undefined, ledger: PaperLedger): { amount: number; documents: number } | null {
  if (facts === undefined || facts.counts === null) return null;
  const { counts, printedSheets, reamSheets } = facts;
  const amount = { registers: countPaperDocuments(counts), 'print-logs': printedSheets, reams: reamSheets }[ledger];
  return amount === null ? null : { amount, documents: countDocuments(counts) };
}

/** The months of former units that make up each unit of a view, now and in the baseline. */
export class PaperView {
  readonly #structure: Structure;
  readonly #steps: readonly SuccessionStep[];

  constructor(
    private readonly units: readonly UnitSpan[],
    steps: readonly SuccessionStep[],
    /** Successions after this day are not yet seen. */
    viewDay: IsoDate,
  ) {
    this.#steps = steps.filter(({ onDay }) => onDay <= viewDay);
    this.#structure = new Structure(this.#steps);
  }

  /** Units that existed at the end of the month and are part of the unit; each has to report for it. */
  membersOf(unitId: number, month: Month): UnitSpan[] {
    return this.units.filter((unit) => existsOn(unit, month.to) && this.#structure.currentOf(unit.id, month.to) === unitId);
  }

  /** Units of the view that report for the month. */
  listUnits(month: Month): UnitSpan[] {
    const ids = new Set(this.units.filter((unit) => existsOn(unit, month.to)).map(({ id }) => this.#structure.currentOf(id, month.to)));
    return this.units.filter(({ id }) => ids.has(id));
  }

  /**
   * What the former units of some units of the view used in their baseline months. Units that are compared with the same months are one part:
   * a unit that ended among these months counts until then, and the one that took it in from then on.
   */
  baselineOf(unitIds: readonly number[], baselines: readonly BaselineRow[], months: ReadonlyMap<string, Month>): BaselinePart[] {
    const parts = new Map<BaselineRow, { monthIds: Set<string>; own: { unitId: number; periodId: string }[] }>();
    for (const unit of this.units) {
      const row = baselines.find(({ agencyId }) => agencyId === unit.id) ?? baselines.find(({ agencyId }) => agencyId === null);
      if (row === undefined) continue;
      for (const { id, to } of row.periodIds.flatMap((periodId) => months.get(periodId) ?? [])) {
        if (!existsOn(unit, to) || !unitIds.includes(this.#structure.currentOf(unit.id, to))) continue;
        const part = parts.get(row) ?? { monthIds: new Set(), own: [] };
        part.monthIds.add(id);
        part.own.push({ unitId: unit.id, periodId: id });
        parts.set(row, part);
      }
    }
    return [...parts].map(([baseline, { monthIds, own }]) => ({ baseline, monthCount: monthIds.size, own }));
  }

  /** Units that a split after the day has mixed up with this one, itself included: paper cannot be divided among them. */
  splitGroupOf(unitId: number, after: IsoDate): ReadonlySet<number> {
    const group = new Set([unitId]);
    const splits = this.#steps.filter(({ kind, onDay }) => kind === 'split' && onDay > after);
    for (let size = 0; size !== group.size;) {
      size = group.size;
      for (const { fromId, toId, onDay } of splits) {
        const [from, to] = [this.#structure.currentOf(fromId, onDay), this.#structure.currentOf(toId, onDay)];
        if (group.has(from) || group.has(to)) group.add(from).add(to);
      }
    }
    return group;
  }
}

/**
 * Gives what is known of a unit that had ended by the end of a month to the unit that it had become part of by then: the month of a merger keeps
 * the registers, sheets and postings of both. A unit without a successor keeps its own. What the successor did not report stays not known.
 */
export function foldEndedUnits(
  facts: ReadonlyMap<string, MonthFacts>,
  units: readonly UnitSpan[],
  steps: readonly SuccessionStep[],
  months: readonly Month[],
): Map<string, MonthFacts> {
  const folded = new Map(facts);
  for (const month of months) {
    const structure = new Structure(steps.filter(({ onDay }) => onDay <= month.to));
    for (const { id, validTo } of units) {
      const own = facts.get(`${id} ${month.id}`);
      if (own === undefined || validTo === null || validTo > month.to) continue;
      const heir = structure.currentOf(id, addDays(validTo, -1));
      if (heir === id) continue;
      folded.delete(`${id} ${month.id}`);
      const key = `${heir} ${month.id}`;
      folded.set(key, addEnded(folded.get(key) ?? UNKNOWN, own));
    }
  }
  return folded;
}

const UNKNOWN: MonthFacts = { counts: null, postings: null, printedSheets: null, reamSheets: null };

function addEnded(heir: MonthFacts, ended: MonthFacts): MonthFacts {
  return {
    counts: heir.counts && addCounts(heir.counts, ended.counts),
    postings: addKnown(heir.postings, ended.postings),
    reamSheets: addKnown(heir.reamSheets, ended.reamSheets),
    // Sheets are logged, not reported: what one unit printed is known without the other.
    printedSheets: addKnown(ended.printedSheets, heir.printedSheets) ?? heir.printedSheets,
  };
}

/** Null when the first is not known; the second counts as far as it is. */
function addKnown(known: number | null, part: number | null): number | null {
  return known === null ? null : known + (part ?? 0);
}

/** Registers together, by form; what is not known adds nothing. */
export function addCounts(all: RegisterCounts, part: RegisterCounts | null): RegisterCounts {
  if (part === null) return all;
  return { paper: all.paper + part.paper, both: all.both + part.both, electronic: all.electronic + part.electronic };
}

function existsOn({ validFrom, validTo }: UnitSpan, day: IsoDate): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}
