import {
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

  /** Former units and their baseline months, as far as they existed in them. */
  baselineOf(unitId: number, baselines: readonly BaselineRow[], months: ReadonlyMap<string, Month>): { unit: UnitSpan; months: Month[] }[] {
    return this.units.flatMap((unit) => {
      const row = baselines.find(({ agencyId }) => agencyId === unit.id) ?? baselines.find(({ agencyId }) => agencyId === null);
      const own = (row?.periodIds ?? [])
        .flatMap((id) => months.get(id) ?? [])
        .filter(({ to }) => existsOn(unit, to) && this.#structure.currentOf(unit.id, to) === unitId);
      return own.length === 0 ? [] : [{ unit, months: own }];
    });
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

function existsOn({ validFrom, validTo }: UnitSpan, day: IsoDate): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}
