import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  PaperCourseReply,
  PaperHandOversReply,
  PaperPeriodsReply,
  PaperReply,
  PaperSubmissionsReply,
  PaperVersionsReply,
  PaperWhatIfReply,
  UnattributedPrintReply,
} from '@nhip-thu/metrics';
import { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { namesOneScope, readTriedTarget, TriedTargetQuery } from '../targets/target.schema.ts';
import { FreshPaper } from './fresh-paper.ts';
import { PaperFactsService } from './paper-facts.service.ts';
import { withProblems } from './paper-problem.ts';
import { PaperSubmissionsService } from './paper-submissions.service.ts';
import { PaperWhatIfService } from './paper-what-if.service.ts';
import { PaperRepository } from './paper.repository.ts';

const PERIOD = z.string().max(20);
const ReportQuery = z.strictObject({
  /** Id of a reporting month, quarter, half-year or year; the last month that is over when absent. */
  ky: PERIOD.optional(),
  /** Units of that time, or what has become of them. */
  structure: z.enum(['as-was', 'as-is']).default('as-is'),
});
const WhatIfQuery = TriedTargetQuery.extend({
  ...ReportQuery.shape,
  /** The number of the reduction that is tried; now it is the headline. */
  measure: z.enum(['headline', 'absolute', 'normalised']).default('headline'),
}).refine(namesOneScope, { path: ['agency'] });
const MonthQuery = z.strictObject({ ky: PERIOD });
const UnitMonthQuery = z.strictObject({ ky: PERIOD, agency: z.string().max(40) });

const SHOWN_IMPORTS = 100;

/** How much paper there is. */
@ApiTags('paper')
@Controller('paper')
export class PaperController {
  constructor(
    private readonly reports: FreshPaper,
    private readonly submissions: PaperSubmissionsService,
    private readonly paper: PaperRepository,
    private readonly known: PaperFactsService,
    private readonly whatIf: PaperWhatIfService,
  ) {}

  @Get()
  @Policy({ action: 'paper.read' })
  @ApiOperation({
    summary: 'Paper of every unit in a reporting month: registers, print logs and reams, each against its baseline, never summed',
    description:
      'Of a quarter, half-year or year the sums of its months, against a baseline of as many months; not known until every month was reported. Ratios are 0..1 and may be below 0. A value is null, never 0, when nothing can be said: see `reason`.',
  })
  @ApiReply('PaperReply')
  read(@Query({ schema: ReportQuery }) { ky, structure }: z.infer<typeof ReportQuery>): Promise<PaperReply> {
    return withProblems(() => this.reports.report(ky, structure));
  }

  @Get('what-if')
  @Policy({ action: 'paper.read' })
  @ApiOperation({
    summary: 'Whose paper would meet the target if another level or another number of the reduction applied; nothing is stored by asking',
    description: 'Agencies that a narrower target of their own keeps out of what is tried stay as they are.',
  })
  @ApiReply('PaperWhatIfReply')
  tryTarget(@Query({ schema: WhatIfQuery }) query: z.infer<typeof WhatIfQuery>): Promise<PaperWhatIfReply> {
    const { ky, structure, measure: triedMeasure, ...asked } = query;
    return withProblems(async () => {
      const periodId = ky ?? (await this.reports.periods()).defaultPeriodId;
      return this.whatIf.preview({ periodId, structure, triedMeasure, tried: readTriedTarget(asked) });
    });
  }

  @Get('periods')
  @Policy({ action: 'paper.read' })
  @ApiOperation({ summary: 'Reporting months, newest first, and the last one that is over' })
  @ApiReply('PaperPeriodsReply')
  periods(): Promise<PaperPeriodsReply> {
    return this.reports.periods();
  }

  @Get('course')
  @Policy({ action: 'paper.read' })
  @ApiOperation({
    summary:
      'Registers of the province month by month up to a period, at most twelve: documents by form, and the reduction against the baseline',
    description:
      'The sums of a month are of the units that have reported it; the reduction is of those with month and baseline. Null is never 0.',
  })
  @ApiReply('PaperCourseReply')
  readCourse(@Query({ schema: ReportQuery }) { ky, structure }: z.infer<typeof ReportQuery>): Promise<PaperCourseReply> {
    return withProblems(() => this.reports.course(ky, structure));
  }

  @Get('submissions')
  @Policy({ action: 'paper.read' })
  @ApiOperation({ summary: 'Who has reported their registers, unit by month: in time, late, still to be reported, overdue' })
  @ApiReply('PaperSubmissionsReply')
  listSubmissions(): Promise<PaperSubmissionsReply> {
    return this.submissions.reply();
  }

  @Get('imports')
  @Policy({ action: 'paper.audit' })
  @ApiOperation({ summary: 'Files and entries handed over, newest first' })
  @ApiReply('PaperHandOversReply')
  async imports(): Promise<PaperHandOversReply> {
    return { imports: await this.paper.listImports(SHOWN_IMPORTS) };
  }

  @Get('versions')
  @Policy({ action: 'paper.read' })
  @ApiOperation({ summary: 'Every version of the registers of a unit in a reporting month, oldest first' })
  @ApiReply('PaperVersionsReply')
  async versions(@Query({ schema: UnitMonthQuery }) { ky, agency }: z.infer<typeof UnitMonthQuery>): Promise<PaperVersionsReply> {
    return { versions: await this.paper.listVersions(agency, ky) };
  }

  @Get('unattributed')
  @Policy({ action: 'paper.audit', showsPersons: true })
  @ApiOperation({ summary: 'Print jobs of a reporting month whose unit is not known, by queue, host and account' })
  @ApiReply('UnattributedPrintReply')
  unattributed(@Query({ schema: MonthQuery }) { ky }: z.infer<typeof MonthQuery>): Promise<UnattributedPrintReply> {
    return withProblems(async () => ({ prints: await this.known.unattributed(ky) }));
  }
}
