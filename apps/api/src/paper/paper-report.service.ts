import { Injectable } from '@nestjs/common';
import {
  dueDayOf,
  isProvisionalOn,
  listEquivalents,
  parsePeriodId,
  periodOf,
  previousPeriod,
  reportingMonthsOf,
  summariseStates,
  type IsoDate,
  type PaperPeriodsReply,
  type PaperReply,
  type PaperUnitReply,
  type Period,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { AgreedRepository } from './agreed.repository.ts';
import { PaperFactsService } from './paper-facts.service.ts';
import type { UnitSpan } from './paper-months.ts';
import { countCompared, countsOf, figuresOfProvince, figuresOfUnit, mismatchOf, savingsOf, type PaperFacts } from './paper-reply.ts';
import { PaperSurroundings } from './paper-surroundings.ts';
import { PaperRepository, type PaperRecord } from './paper.repository.ts';
import { registersOf, reportedAt, stateOf } from './submission-of.ts';

/** Answers how much paper there is, against the baseline and the target. */
@Injectable()
export class PaperReportService {
  constructor(
    private readonly known: PaperFactsService,
    private readonly paper: PaperRepository,
    private readonly agreed: AgreedRepository,
    private readonly shared: PaperSurroundings,
  ) {}

  /** @throws NoReportingMonthError */
  async reply(periodId: string, structure: UnitStructure): Promise<PaperReply> {
    const [known, coefficients] = await Promise.all([this.known.read(periodId, structure), this.agreed.readCoefficients()]);
    const { period, facts, records, today, calendar, isDemo } = known;
    const { prices, end } = facts;
    const months = reportingMonthsOf(period).map((month) => ({ ...month, dueOn: dueDayOf(month, calendar) }));
    const locks = await this.paper.listLocks(months.map(({ id }) => id));
    const dueOn = dueDayOf(period, calendar);
    const own = { months, today, locked: new Set(locks.map(({ agencyId, periodId: id }) => `${agencyId} ${id}`)), records };
    const replies = facts.view.listUnits(end).map((unit) => unitReply(facts, unit, own));
    const province = figuresOfProvince(facts);
    const { sheets, postings: _, ...figures } = province;
    const submittedCount = replies.filter(({ counts }) => counts !== null).length;
    return {
      ...{ period, structure, dueOn, target: facts.targetOf(null), units: replies },
      ...{ definition: 'paper-reduction@1', ...sourcesOf(records) },
      province: {
        ...figures,
        verdict: submittedCount < replies.length ? 'insufficient-data' : figures.verdict,
        submittedCount,
        expectedCount: replies.length,
        printLogCount: replies.filter(({ printLogs }) => printLogs.amount !== null).length,
        reamCount: replies.filter(({ reams }) => reams.amount !== null).length,
        savings: savingsOf(province, prices),
      },
      comparedCount: countCompared(facts),
      comparedSheetCounts: { printLogs: countCompared(facts, 'print-logs'), reams: countCompared(facts, 'reams') },
      isProvisional: isProvisionalOn(period, today),
      prices,
      equivalents: listEquivalents(sheets === null ? 0 : Math.max(0, sheets.before - sheets.after), coefficients).map(
        ({ coefficient, amount }) => ({
          ...{ coefficient: coefficient.id, amount: sheets === null ? null : amount, source: coefficient.source },
        }),
      ),
      unattributedSheets: known.unattributed.reduce((sum, print) => sum + print.sheets, 0),
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
}

/** What the figures were made from, and when the newest of it came. */
export function sourcesOf(records: readonly PaperRecord[]): Pick<PaperReply, 'importIds' | 'asOf'> {
  const times = records.map(({ madeAt }) => madeAt.getTime());
  return {
    importIds: [...new Set(records.map(({ importId }) => importId))].toSorted((a, b) => a - b),
    asOf: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
  };
}

interface OwnState {
  readonly months: readonly (Period & { readonly dueOn: IsoDate })[];
  readonly today: IsoDate;
  /** By `unitId periodId`. */
  readonly locked: ReadonlySet<string>;
  readonly records: readonly PaperRecord[];
}

function unitReply(known: PaperFacts, unit: UnitSpan, { months, today, locked, records }: OwnState): PaperUnitReply {
  const figures = figuresOfUnit(known, unit.id);
  const { sheets: _sheets, postings: _postings, ...shown } = figures;
  const own = months.flatMap(({ id: periodId, to, dueOn }) => {
    const members = known.view.membersOf(unit.id, { id: periodId, to }).map(({ id }) => id);
    const registers = registersOf(records, members, periodId);
    const firstAt = reportedAt(registers, members);
    const isLocked = members.every((id) => locked.has(`${id} ${periodId}`));
    return members.length === 0 ? [] : [{ registers, firstAt, isLocked, state: stateOf(firstAt, dueOn, today) }];
  });
  const times = own.map(({ firstAt }) => firstAt?.getTime() ?? Number.NaN);
  const lastAt = Math.max(...times);
  return {
    ...{ code: unit.code, name: unit.name, state: summariseStates(own.map(({ state }) => state)) },
    isLocked: own.length > 0 && own.every((month) => month.isLocked),
    // Not known of all of them while one is missing.
    submittedAt: Number.isFinite(lastAt) ? new Date(lastAt).toISOString() : null,
    correctionCount: own.flatMap(({ registers }) => registers).reduce((sum, record) => sum + record.correctionCount, 0),
    counts: countsOf(known, unit.id),
    target: known.targetOf(unit.id),
    ...shown,
    isSheetMismatch: mismatchOf(figures),
    savings: savingsOf(figures, known.prices),
  };
}
