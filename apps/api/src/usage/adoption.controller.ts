import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parsePeriodId, type AdoptionReply, type PeriodsReply } from '@nhip-thu/metrics';
import { z } from 'zod';
import { ApiReply } from '../http/api-reply.ts';
import { Policy } from '../access/policy.ts';
import { ProblemException } from '../http/problem.ts';
import { AdoptionService } from './adoption.service.ts';

const AdoptionQuery = z.strictObject({
  /** Id of a standard period; the last closed reporting month when absent. */
  ky: z.string().max(20).optional(),
  /** Usage definition. */
  dn: z.enum(['du-1@1', 'du-2@1']).default('du-2@1'),
  /** Units as they were in the period (`tai-thoi-diem`), or as they are now. */
  cc: z.enum(['tai-thoi-diem', 'hien-nay']).default('hien-nay'),
});

const NO_FIGURES = { code: 'no-figures', status: 404, title: { vi: 'Chưa có số liệu', en: 'No figures' } };

/** How far agencies' people use their official mailboxes. */
@ApiTags('adoption')
@Controller()
export class AdoptionController {
  constructor(private readonly adoption: AdoptionService) {}

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
  async read(@Query({ schema: AdoptionQuery }) query: z.infer<typeof AdoptionQuery>): Promise<AdoptionReply> {
    const periodId = query.ky ?? (await this.adoption.periods()).defaultPeriodId;
    const period = periodId === null ? null : parsePeriodId(periodId);
    const reply = period === null ? null : await this.adoption.reply(period, query.dn, query.cc === 'hien-nay' ? 'as-is' : 'as-was');
    if (reply === null) {
      const detail =
        query.ky === undefined
          ? { vi: 'Chưa kỳ nào có số liệu: hãy nạp nhật ký máy chủ thư.', en: 'No period has figures yet: feed a mail-server log.' }
          : { vi: `Kỳ “${query.ky}” không có số liệu.`, en: `Period “${query.ky}” has no figures.` };
      throw new ProblemException(NO_FIGURES, { detail });
    }
    return reply;
  }
}
