import { Injectable } from '@nestjs/common';
import { isProvisionalOn, type PaperCourseMonth, type PaperCourseReply, type RegisterCounts, type UnitStructure } from '@nhip-thu/metrics';
import { PaperFactsService, type KnownMonth } from './paper-facts.service.ts';
import { addCounts } from './paper-months.ts';
import { PaperReportService, sourcesOf } from './paper-report.service.ts';
import { countCompared, countsOf, figuresOfProvince } from './paper-reply.ts';

const SHOWN_MONTHS = 12;

/** Answers how the registers of the province went month by month. */
@Injectable()
export class PaperCourseService {
  constructor(
    private readonly reports: PaperReportService,
    private readonly known: PaperFactsService,
  ) {}

  /** Months up to the last one of the period, from the first that anybody reported. @throws NoReportingMonthError */
  async reply(periodId: string, structure: UnitStructure): Promise<PaperCourseReply> {
    const { periods } = await this.reports.periods();
    const months = (await this.known.readEach(periodId, periods.toReversed(), structure)).slice(-SHOWN_MONTHS);
    const last = months.at(-1);
    return {
      definition: 'paper-reduction@1',
      target: last?.facts.targetOf(null) ?? null,
      months: months.map(monthReply),
      ...sourcesOf(last?.records ?? []),
      isDemo: last?.isDemo ?? false,
    };
  }
}

function monthReply({ period, facts, today }: KnownMonth): PaperCourseMonth {
  const units = facts.view.listUnits(facts.end);
  const reported = units.flatMap(({ id }) => countsOf(facts, id) ?? []);
  return {
    period,
    counts: reported.reduce<RegisterCounts | null>((sum, counts) => addCounts(counts, sum), null),
    submittedCount: reported.length,
    expectedCount: units.length,
    registers: figuresOfProvince(facts).registers,
    comparedCount: countCompared(facts),
    isProvisional: isProvisionalOn(period, today),
  };
}
