import { Injectable } from '@nestjs/common';
import {
  dueDayOf,
  listEquivalents,
  parsePeriodId,
  periodOf,
  previousPeriod,
  SHEETS_PER_REAM,
  countUsedReams,
  type IsoDate,
  type PaperPeriodsReply,
  type PaperReply,
  type PaperUnitReply,
  type Period,
  type UnattributedPrint,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { termsOf } from '../targets/target-book.ts';
import { AgreedRepository } from './agreed.repository.ts';
import { foldEndedUnits, PaperView, type MonthFacts, type UnitSpan } from './paper-months.ts';
import { countsOf, figuresOfProvince, figuresOfUnit, mismatchOf, savingsOf, type PaperFacts } from './paper-reply.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperRepository, type PaperRecord } from './paper.repository.ts';
import { registersOf, reportedAt, stateOf } from './submission-of.ts';
import { PrintLogService } from './print-log/print-log.service.ts';

/** The named period is no reporting month. */
export class NoReportingMonthError extends Error {
  override readonly name = 'NoReportingMonthError';
}

/** Answers how much paper there is, against the baseline and the target. */
@Injectable()
export class PaperReportService {
  constructor(
    private readonly paper: PaperRepository,
    private readonly agreed: AgreedRepository,
    private readonly prints: PrintLogService,
    private readonly shared: PaperSurroundings,
  ) {}

  /** @throws NoReportingMonthError */
  async reply(periodId: string, structure: UnitStructure): Promise<PaperReply> {
    const period = parsePeriodId(periodId);
    if (period?.kind !== 'reporting-month') throw new NoReportingMonthError(periodId);
    const [{ today, isDemo, steps, targets, calendar }, units, baselines, prices, coefficients] = await Promise.all([
      this.shared.read(),
      this.paper.listAgencies(),
      this.agreed.listBaselines(),
      this.agreed.listPrices(period.to),
      this.agreed.readCoefficients(),
    ]);
    const baselinePeriods = baselines.flatMap(({ periodIds }) => periodIds.flatMap((id) => parsePeriodId(id) ?? []));
    const months = new Map<string, Period>([period, ...baselinePeriods].map((month) => [month.id, month]));
    const [records, locks] = await Promise.all([this.paper.listRecords([...months.keys()]), this.paper.listLocks([period.id])]);
    const { facts: handedIn, unattributed } = await this.collect([...months.values()], records, period);
    const facts = foldEndedUnits(handedIn, units, steps, [...months.values()]);
    const view = new PaperView(units, steps, structure === 'as-was' ? period.to : today);
    const places = new Map(units.map((unit) => [unit.id, unit]));
    const targetOf = (unitId: number | null): PaperReply['target'] => {
      const target = targets.choose('paper-reduction@1', period, unitId === null ? null : (places.get(unitId) ?? null));
      return target && termsOf(target, 'paper-reduction@1');
    };
    const known: PaperFacts = { view, month: period, months, facts, baselines, targetOf, prices };
    const dueOn = dueDayOf(period, calendar);
    const own = { dueOn, today, locked: new Set(locks.map(({ agencyId }) => agencyId)), records };
    const replies = view.listUnits(period).map((unit) => unitReply(known, unit, own));
    const province = figuresOfProvince(known);
    const { sheets, postings: _, ...figures } = province;
    return {
      ...{ period, structure, dueOn, target: targetOf(null), units: replies },
      province: {
        ...figures,
        submittedCount: replies.filter(({ counts }) => counts !== null).length,
        expectedCount: replies.length,
        savings: savingsOf(province, prices),
      },
      prices,
      equivalents: listEquivalents(sheets === null ? 0 : Math.max(0, sheets.before - sheets.after), coefficients).map(
        ({ coefficient, amount }) => ({
          ...{ coefficient: coefficient.id, amount: sheets === null ? null : amount, source: coefficient.source },
        }),
      ),
      unattributedSheets: unattributed.reduce((sum, print) => sum + print.sheets, 0),
      isDemo,
    };
  }

  /** Months from the first that was reported to the running one, newest first. */
  async periods(): Promise<PaperPeriodsReply> {
    const [reported, { today }] = await Promise.all([this.paper.listReportedPeriods(), this.shared.read()]);
    const running = periodOf('reporting-month', today);
    const first = reported.flatMap(({ periodId }) => parsePeriodId(periodId) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
    const last = previousPeriod(running);
    const periods = [running];
    for (let period = last; period.from >= (first?.from ?? last.from); period = previousPeriod(period)) periods.push(period);
    return { periods, defaultPeriodId: last.id };
  }

  /** Print jobs of a month whose unit is not known. @throws NoReportingMonthError */
  async unattributed(periodId: string): Promise<readonly UnattributedPrint[]> {
    const period = parsePeriodId(periodId);
    if (period?.kind !== 'reporting-month') throw new NoReportingMonthError(periodId);
    return (await this.prints.attribute(period.from, period.to)).unattributed;
  }

  private async collect(
    months: readonly Period[],
    records: readonly PaperRecord[],
    shown: Period,
  ): Promise<{ facts: Map<string, MonthFacts>; unattributed: readonly UnattributedPrint[] }> {
    const facts = new Map<string, MonthFacts>();
    let unattributed: readonly UnattributedPrint[] = [];
    const add = (unitId: number, periodId: string, more: Partial<MonthFacts>): void => {
      const key = `${unitId} ${periodId}`;
      facts.set(key, { counts: null, postings: null, printedSheets: null, reamSheets: null, ...facts.get(key), ...more });
    };
    for (const { agencyId, periodId, lines, stock, postings } of records) {
      if (stock !== null) add(agencyId, periodId, { reamSheets: countUsedReams(stock) * SHEETS_PER_REAM });
      if (lines !== null) add(agencyId, periodId, { counts: sumLines(lines), postings });
    }
    for (const month of months) {
      const attributed = await this.prints.attribute(month.from, month.to);
      for (const [unitId, printedSheets] of attributed.sheets) add(unitId, month.id, { printedSheets });
      if (month.id === shown.id) ({ unattributed } = attributed);
    }
    return { facts, unattributed };
  }
}

interface OwnState {
  readonly dueOn: IsoDate;
  readonly today: IsoDate;
  readonly locked: ReadonlySet<number>;
  readonly records: readonly PaperRecord[];
}

function unitReply(known: PaperFacts, unit: UnitSpan, { dueOn, today, locked, records }: OwnState): PaperUnitReply {
  const figures = figuresOfUnit(known, unit.id);
  const { sheets: _sheets, postings: _postings, ...shown } = figures;
  const members = known.view.membersOf(unit.id, known.month).map(({ id }) => id);
  const own = registersOf(records, members, known.month.id);
  const firstAt = reportedAt(own, members);
  return {
    ...{ code: unit.code, name: unit.name, state: stateOf(firstAt, dueOn, today) },
    isLocked: members.length > 0 && members.every((id) => locked.has(id)),
    submittedAt: firstAt?.toISOString() ?? null,
    correctionCount: own.reduce((sum, { version }) => sum + version - 1, 0),
    counts: countsOf(known, unit.id),
    target: known.targetOf(unit.id),
    ...shown,
    isSheetMismatch: mismatchOf(figures),
    savings: savingsOf(figures, known.prices),
  };
}

function sumLines(lines: NonNullable<PaperRecord['lines']>): MonthFacts['counts'] {
  return lines.reduce(
    (sum, line) => ({
      ...{ paper: sum.paper + line.paper, both: sum.both + line.both, electronic: sum.electronic + line.electronic },
    }),
    { paper: 0, both: 0, electronic: 0 },
  );
}
