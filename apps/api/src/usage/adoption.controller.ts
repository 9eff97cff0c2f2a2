import { Controller, Get, Param, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  headOfFigures,
  type AdoptionReply,
  type AgencyReply,
  type Comparison,
  type FiguresHeadReply,
  type FreshnessReply,
  type LifecycleReply,
  type PeriodsReply,
  type SensitivityReply,
} from '@nhip-thu/metrics';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { ApiEvents, ApiReply } from '../http/api-reply.ts';
import { Policy } from '../access/policy.ts';
import { toEvents } from '../http/event-stream.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { absentAgencyProblem } from './absent-agency.ts';
import { AdoptionService } from './adoption.service.ts';
import { pickAgency } from './agency-reply.ts';
import { DEFINITIONS } from './count-use.ts';
import { FiguresNews } from './figures-news.ts';
import { LifecycleService } from './lifecycle.service.ts';
import { PeriodAnswers, StructureQuery } from './period-answers.ts';

/** Words of addresses for what a period is compared with. */
const COMPARISONS = {
  'ky-truoc': 'previous',
  'cung-ky': 'last-year',
  'ky-goc': 'baseline',
  khong: 'none',
} as const satisfies Readonly<Record<string, Comparison>>;

const AdoptionQuery = StructureQuery.extend({
  /** Usage definition. */
  dn: z.enum(DEFINITIONS).default('du-2@1'),
  /** Compared with the period before, the same a year before, the first that has figures, or nothing. */
  ss: z.enum(['ky-truoc', 'cung-ky', 'ky-goc', 'khong']).default('ky-truoc'),
});

/** How far agencies' people use their official mailboxes. */
@ApiTags('adoption')
@Controller()
export class AdoptionController {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly lifecycles: LifecycleService,
    private readonly answers: PeriodAnswers,
    private readonly news: FiguresNews,
    private readonly directory: DirectoryRepository,
  ) {}

  @Get('periods')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({ summary: 'Standard periods that have figures, newest first, and the default one' })
  @ApiReply('PeriodsReply')
  periods(): Promise<PeriodsReply> {
    return this.answers.listPeriods();
  }

  @Get('adoption')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'Adoption of every agency in a standard period, against the target in force at its end',
    description: 'Ratios are 0..1. A value is null, never 0, when nothing can be said: see `verdict`.',
  })
  @ApiReply('AdoptionReply')
  read(@Query({ schema: AdoptionQuery }) query: z.infer<typeof AdoptionQuery>): Promise<AdoptionReply> {
    const { dn, ss } = query;
    return this.answers.get(`adoption ${dn} ${ss}`, query, (period, structure) =>
      this.adoption.reply(period, dn, structure, COMPARISONS[ss]),
    );
  }

  @Get('adoption/head')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'What the head of a page says of a period: how far logs tell, how many agencies are complete, and which there are',
  })
  @ApiReply('FiguresHeadReply')
  async head(@Query({ schema: StructureQuery }) query: z.infer<typeof StructureQuery>): Promise<FiguresHeadReply> {
    // Coverage is the same under every definition, and this answer is kept already.
    return headOfFigures(await this.read(AdoptionQuery.parse(query)));
  }

  @Get('adoption/freshness')
  @Policy({ action: 'freshness.read' })
  @ApiOperation({ summary: 'How far logs tell, for every role: no figure' })
  @ApiReply('FreshnessReply')
  freshness(): Promise<FreshnessReply> {
    return this.answers.readStanding();
  }

  @Sse('adoption/events')
  @Policy({ action: 'freshness.read' })
  @ApiOperation({ summary: 'Server-sent events named "figures": one at once, then one whenever answers about figures may have changed' })
  @ApiEvents('FiguresNewsReply', 'Events named "figures"; their data is this')
  events(): Observable<MessageEvent> {
    return toEvents('figures', this.news.revisions);
  }

  @Get('adoption/sensitivity')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'Every agency under every definition of use, side by side',
    description: 'The order of `figures` and `targets` is that of `definitions`. A value is null, never 0, when nothing can be said.',
  })
  @ApiReply('SensitivityReply')
  sensitivity(@Query({ schema: StructureQuery }) query: z.infer<typeof StructureQuery>): Promise<SensitivityReply> {
    return this.answers.get('sensitivity', query, (period, structure) => this.adoption.sensitivity(period, structure));
  }

  @Get('adoption/lifecycle')
  @Policy({ action: 'province.read' })
  @ApiOperation({
    summary: 'Who came, stayed, came back and stayed away (DU-1), period by period',
    description: 'Counts of people; null where the periods before or the logs do not suffice, and for agencies of fewer than 10 people.',
  })
  @ApiReply('LifecycleReply')
  lifecycle(@Query({ schema: StructureQuery }) query: z.infer<typeof StructureQuery>): Promise<LifecycleReply> {
    return this.answers.get('lifecycle', query, (period, structure) => this.lifecycles.read(period, structure));
  }

  @Get('adoption/agencies/:code')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({ summary: 'One agency in a standard period: against its target, under every definition, and who came and stayed away' })
  @ApiReply('AgencyReply')
  async agency(@Param('code') code: string, @Query({ schema: AdoptionQuery }) query: z.infer<typeof AdoptionQuery>): Promise<AgencyReply> {
    const [adoption, sensitivity] = await Promise.all([this.read(query), this.sensitivity(query)]);
    const figures = pickAgency(code, { adoption, sensitivity });
    if (figures === null) throw absentAgencyProblem(code, await this.directory.findLife(code), adoption);
    const lifecycle = await this.answers.get(`lifecycle of ${code}`, query, (period, structure) =>
      this.lifecycles.readAgency(code, period, structure),
    );
    return { ...figures, ...lifecycle };
  }
}
