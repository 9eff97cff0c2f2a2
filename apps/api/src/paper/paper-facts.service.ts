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

/** What is reported of paper in one month; the records are those of all months that were asked for together. */
export type KnownMonth = Pick<KnownPaper, 'period' | 'facts' | 'records' | 'today' | 'isDemo'>;

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
    const gathered = await this.gather(asked, period.to);
    const { handedIn, unattributed } = await this.addPrints(gathered, asked);
    const { units, targets, records, today, isDemo, calendar } = gathered;
    const facts = factsOf({ ...gathered, handedIn }, { period, asked, end, structure });
    return { period, facts, units, targets, records, unattributed, today, isDemo, calendar };
  }

  /** The same of each month by itself, up to a period and from the first of the given ones: registers and reams, without print logs. @throws NoReportingMonthError */
  async readEach(periodId: string, reported: readonly Period[], structure: UnitStructure): Promise<readonly KnownMonth[]> {
    const { period, end } = requireMonths(periodId);
    const earlier = reported.filter(({ to }) => to <= period.to);
    const months = earlier.length === 0 ? [end] : earlier;
    const gathered = await this.gather(months, period.to);
    return months.map((month) => ({
      ...{ period: month, records: gathered.records, today: gathered.today, isDemo: gathered.isDemo },
      facts: factsOf(gathered, { period: month, asked: [month], end: month, structure }),
    }));
  }

  /** Print jobs of a reporting period whose unit is not known. @throws NoReportingMonthError */
  async unattributed(periodId: string): Promise<readonly UnattributedPrint[]> {
    const { from, to } = requireMonths(periodId).period;
    return (await this.prints.attribute(from, to)).unattributed;
  }

  /** What was reported of the months and of those they are compared with, and what is agreed on the day. */
  private async gather(asked: readonly Period[], day: IsoDate): Promise<Gathered> {
    const [shared, units, baselines, prices] = await Promise.all([
      this.shared.read(),
      this.paper.listAgencies(),
      this.agreed.listBaselines(),
      this.agreed.listPrices(day),
    ]);
    const baselinePeriods = baselines.flatMap(({ periodIds }) => periodIds.flatMap((id) => parsePeriodId(id) ?? []));
    const months = new Map<string, Period>([...asked, ...baselinePeriods].map((month) => [month.id, month]));
    const records = await this.paper.listRecords([...months.keys()]);
    const handedIn: Map<string, MonthFacts> = new Map();
    for (const { agencyId, periodId, lines, stock, postings } of records) {
      if (stock !== null) addFacts(handedIn, `${agencyId} ${periodId}`, { reamSheets: countUsedReams(stock) * SHEETS_PER_REAM });
      if (lines !== null) addFacts(handedIn, `${agencyId} ${periodId}`, { counts: sumLines(lines), postings });
    }
    return { ...shared, units, baselines, prices, months, records, handedIn };
  }

  private async addPrints(
    { months, handedIn }: Gathered,
    asked: readonly Period[],
  ): Promise<{ handedIn: Map<string, MonthFacts>; unattributed: readonly UnattributedPrint[] }> {
    const facts = new Map(handedIn);
    const unattributed: UnattributedPrint[] = [];
    for (const month of months.values()) {
      const attributed = await this.prints.attribute(month.from, month.to);
      for (const [unitId, printedSheets] of attributed.sheets) addFacts(facts, `${unitId} ${month.id}`, { printedSheets });
      if (asked.some(({ id }) => id === month.id)) unattributed.push(...attributed.unattributed);
    }
    return { handedIn: facts, unattributed };
  }
}

/** What is known of several months, before it is asked of which. */
interface Gathered extends Awaited<ReturnType<PaperSurroundings['read']>> {
  readonly units: readonly UnitSpan[];
  readonly baselines: PaperFacts['baselines'];
  readonly prices: PaperFacts['prices'];
  readonly months: ReadonlyMap<string, Period>;
  readonly records: readonly PaperRecord[];
  /** By `unitId periodId`. */
  readonly handedIn: ReadonlyMap<string, MonthFacts>;
}

interface AskedPaper extends Pick<PaperFacts, 'asked' | 'end'> {
  readonly period: Period;
  readonly structure: UnitStructure;
}

function factsOf(gathered: Gathered, { period, asked, end, structure }: AskedPaper): PaperFacts {
  const { months, baselines, prices, units, steps, targets, today, handedIn } = gathered;
  const places = new Map(units.map((unit) => [unit.id, unit]));
  return {
    ...{ asked, end, months, baselines, prices },
    facts: foldEndedUnits(handedIn, units, steps, [...months.values()]),
    view: new PaperView(units, steps, structure === 'as-was' ? period.to : today),
    targetOf: (unitId): PaperReply['target'] => {
      const target = targets.choose('paper-reduction@1', period, unitId === null ? null : (places.get(unitId) ?? null));
      return target && termsOf(target, 'paper-reduction@1');
    },
  };
}

function addFacts(facts: Map<string, MonthFacts>, key: string, more: Partial<MonthFacts>): void {
  facts.set(key, { counts: null, postings: null, printedSheets: null, reamSheets: null, ...facts.get(key), ...more });
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
