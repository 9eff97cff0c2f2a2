import { Injectable } from '@nestjs/common';
import {
  countUsedReams,
  parsePeriodId,
  reportingMonthsOf,
  SHEETS_PER_REAM,
  type IsoDate,
  type PaperReply,
  type Period,
  type UnattributedPrint,
  type UnitStructure,
  type WorkCalendar,
} from '@nhip-thu/metrics';
import { termsOf, type TargetBook } from '../targets/target-book.ts';
import { AgreedRepository } from './agreed.repository.ts';
import { foldEndedUnits, PaperView, type MonthFacts, type UnitSpan } from './paper-months.ts';
import type { PaperFacts } from './paper-reply.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperRepository, type PaperRecord } from './paper.repository.ts';
import { PrintLogService } from './print-log/print-log.service.ts';

/** The named period is not made of reporting months. */
export class NoReportingMonthError extends Error {
  override readonly name = 'NoReportingMonthError';
}

/** All that is known of paper in one reporting period and in the months it is compared with. */
export interface KnownPaper {
  readonly period: Period;
  readonly facts: PaperFacts;
  /** All units there ever were. */
  readonly units: readonly UnitSpan[];
  readonly targets: TargetBook;
  readonly records: readonly PaperRecord[];
  /** Print jobs of the period whose unit is not known. */
  readonly unattributed: readonly UnattributedPrint[];
  readonly today: IsoDate;
  readonly isDemo: boolean;
  /** Working days of the province. */
  readonly calendar: WorkCalendar;
}

/** Gathers what is reported, printed, agreed and asked of a month, or of the months of a quarter, a half-year or a year. */
@Injectable()
export class PaperFactsService {
  constructor(
    private readonly paper: PaperRepository,
    private readonly agreed: AgreedRepository,
    private readonly prints: PrintLogService,
    private readonly shared: PaperSurroundings,
  ) {}

  /** @throws NoReportingMonthError */
  async read(periodId: string, structure: UnitStructure): Promise<KnownPaper> {
    const { period, asked, end } = requireMonths(periodId);
    const [{ today, isDemo, steps, targets, calendar }, units, baselines, prices] = await Promise.all([
      this.shared.read(),
      this.paper.listAgencies(),
      this.agreed.listBaselines(),
      this.agreed.listPrices(period.to),
    ]);
    const baselinePeriods = baselines.flatMap(({ periodIds }) => periodIds.flatMap((id) => parsePeriodId(id) ?? []));
    const months = new Map<string, Period>([...asked, ...baselinePeriods].map((month) => [month.id, month]));
    const records = await this.paper.listRecords([...months.keys()]);
    const { facts: handedIn, unattributed } = await this.collect([...months.values()], records, asked);
    const places = new Map(units.map((unit) => [unit.id, unit]));
    const facts: PaperFacts = {
      ...{ asked, end, months, baselines, prices },
      facts: foldEndedUnits(handedIn, units, steps, [...months.values()]),
      view: new PaperView(units, steps, structure === 'as-was' ? period.to : today),
      targetOf: (unitId): PaperReply['target'] => {
        const target = targets.choose('paper-reduction@1', period, unitId === null ? null : (places.get(unitId) ?? null));
        return target && termsOf(target, 'paper-reduction@1');
      },
    };
    return { period, facts, units, targets, records, unattributed, today, isDemo, calendar };
  }

  /** Print jobs of a reporting period whose unit is not known. @throws NoReportingMonthError */
  async unattributed(periodId: string): Promise<readonly UnattributedPrint[]> {
    const { from, to } = requireMonths(periodId).period;
    return (await this.prints.attribute(from, to)).unattributed;
  }

  private async collect(
    months: readonly Period[],
    records: readonly PaperRecord[],
    asked: readonly Period[],
  ): Promise<{ facts: Map<string, MonthFacts>; unattributed: readonly UnattributedPrint[] }> {
    const facts = new Map<string, MonthFacts>();
    const unattributed: UnattributedPrint[] = [];
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
      if (asked.some(({ id }) => id === month.id)) unattributed.push(...attributed.unattributed);
    }
    return { facts, unattributed };
  }
}

function requireMonths(periodId: string): { readonly period: Period; readonly asked: readonly Period[]; readonly end: Period } {
  const period = parsePeriodId(periodId);
  const asked = period === null ? [] : reportingMonthsOf(period);
  const end = asked.at(-1);
  if (period === null || end === undefined) throw new NoReportingMonthError(periodId);
  return { period, asked, end };
}

function sumLines(lines: NonNullable<PaperRecord['lines']>): MonthFacts['counts'] {
  return lines.reduce(
    (sum, line) => ({
      ...{ paper: sum.paper + line.paper, both: sum.both + line.both, electronic: sum.electronic + line.electronic },
    }),
    { paper: 0, both: 0, electronic: 0 },
  );
}
