import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  parsePeriodId,
  type AdoptionReply,
  type AgencyReply,
  type LifecycleReply,
  type Period,
  type PeriodsReply,
  type SensitivityReply,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { z } from 'zod';
import { ApiReply } from '../http/api-reply.ts';
import { Policy } from '../access/policy.ts';
import { ProblemException } from '../http/problem.ts';
import { AdoptionService } from './adoption.service.ts';
import { pickAgency } from './agency-reply.ts';
import { DEFINITIONS } from './count-use.ts';
import { FreshReplies } from './fresh-replies.ts';
import { LifecycleService } from './lifecycle.service.ts';

const SensitivityQuery = z.strictObject({
  /** Id of a standard period; the last closed reporting month when absent. */
  ky: z.string().max(20).optional(),
  /** Units as they were in the period (`tai-thoi-diem`), or as they are now. */
  cc: z.enum(['tai-thoi-diem', 'hien-nay']).default('hien-nay'),
});

const AdoptionQuery = SensitivityQuery.extend({
  /** Usage definition. */
  dn: z.enum(DEFINITIONS).default('du-2@1'),
});

/** Nothing is stored that was asked for. */
export const NO_FIGURES = { code: 'no-figures', status: 404, title: { vi: 'Chưa có số liệu', en: 'No figures' } };

const NO_SUCH_AGENCY = { code: 'no-such-agency', status: 404, title: { vi: 'Không có cơ quan này', en: 'No such agency' } };

/** How far agencies' people use their official mailboxes. */
@ApiTags('adoption')
@Controller()
export class AdoptionController {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly lifecycles: LifecycleService,
    private readonly fresh: FreshReplies,
  ) {}

  @Get('periods')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({ summary: 'Standard periods that have figures, newest first, and the default one' })
  @ApiReply('PeriodsReply')
  periods(): Promise<PeriodsReply> {
    return this.adoption.periods();
  }

  @Get('adoption')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'Adoption of every agency in a standard period, against the target in force at its end',
    description: 'Ratios are 0..1. A value is null, never 0, when nothing can be said: see `verdict`.',
  })
  @ApiReply('AdoptionReply')
  read(@Query({ schema: AdoptionQuery }) query: z.infer<typeof AdoptionQuery>): Promise<AdoptionReply> {
    return this.answer(`adoption ${query.dn}`, query, (period, structure) => this.adoption.reply(period, query.dn, structure));
  }

  @Get('adoption/sensitivity')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'Every agency under every definition of use, side by side',
    description: 'The order of `figures` and `targets` is that of `definitions`. A value is null, never 0, when nothing can be said.',
  })
  @ApiReply('SensitivityReply')
  sensitivity(@Query({ schema: SensitivityQuery }) query: z.infer<typeof SensitivityQuery>): Promise<SensitivityReply> {
    return this.answer('sensitivity', query, (period, structure) => this.adoption.sensitivity(period, structure));
  }

  @Get('adoption/lifecycle')
  @Policy({ action: 'province.read' })
  @ApiOperation({
    summary: 'Who came, stayed, came back and stayed away (DU-1), period by period',
    description: 'Counts of people; null where the periods before or the logs do not suffice, and for agencies of fewer than 10 people.',
  })
  @ApiReply('LifecycleReply')
  lifecycle(@Query({ schema: SensitivityQuery }) query: z.infer<typeof SensitivityQuery>): Promise<LifecycleReply> {
    return this.answer('lifecycle', query, (period, structure) => this.lifecycles.read(period, structure));
  }

  @Get('adoption/agencies/:code')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({ summary: 'One agency in a standard period: against its target, under every definition, and who came and stayed away' })
  @ApiReply('AgencyReply')
  async agency(@Param('code') code: string, @Query({ schema: AdoptionQuery }) query: z.infer<typeof AdoptionQuery>): Promise<AgencyReply> {
    const [adoption, sensitivity, lifecycle] = await Promise.all([
      this.read(query),
      this.sensitivity(query),
      this.answer('lifecycle', query, (period, structure) => this.lifecycles.read(period, structure)),
    ]);
    const reply = pickAgency(code, { adoption, sensitivity, lifecycle });
    if (reply !== null) return reply;
    const detail = {
      vi: `Không có cơ quan “${code}” trong kỳ ${adoption.period.id}.`,
      en: `There is no agency “${code}” in ${adoption.period.id}.`,
    };
    throw new ProblemException(NO_SUCH_AGENCY, { detail });
  }

  /** @throws ProblemException no-figures */
  private async answer<Reply>(
    question: string,
    { ky, cc }: z.infer<typeof SensitivityQuery>,
    read: (period: Period, structure: UnitStructure) => Promise<Reply | null>,
  ): Promise<Reply> {
    const periodId = ky ?? (await this.adoption.periods()).defaultPeriodId;
    const period = periodId === null ? null : parsePeriodId(periodId);
    const structure = cc === 'hien-nay' ? 'as-is' : 'as-was';
    const reply = period === null ? null : await this.fresh.get(`${question} ${period.id} ${structure}`, () => read(period, structure));
    if (reply !== null) return reply;
    const detail =
      ky === undefined
        ? { vi: 'Chưa kỳ nào có số liệu: hãy nạp nhật ký máy chủ thư.', en: 'No period has figures yet: feed a mail-server log.' }
        : { vi: `Kỳ “${ky}” không có số liệu.`, en: `Period “${ky}” has no figures.` };
    throw new ProblemException(NO_FIGURES, { detail });
  }
}
