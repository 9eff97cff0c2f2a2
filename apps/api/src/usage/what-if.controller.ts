import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parsePeriodId, type WhatIfReply } from '@nhip-thu/metrics';
import { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { namesOneScope, readTriedTarget, TARGET_DEFINITIONS, TriedTargetQuery } from '../targets/target.schema.ts';
import { NO_FIGURES } from './adoption-problem.ts';
import { AdoptionService } from './adoption.service.ts';
import { NothingStoredError, WhatIfService } from './what-if.service.ts';

const definition = z.enum(TARGET_DEFINITIONS);

const WhatIfQuery = TriedTargetQuery.extend({
  /** Id of a standard period; the last closed reporting month when absent. */
  ky: z.string().max(20).optional(),
  /** The definition that counts now. */
  dn: definition.default('du-2@1'),
  cc: z.enum(['tai-thoi-diem', 'hien-nay']).default('hien-nay'),
  /** The definition that is tried; the same when absent. */
  tried: definition.optional(),
}).refine(namesOneScope, { path: ['agency'] });

/** Who would pass if another target or definition applied. */
@ApiTags('targets')
@Controller('targets')
export class WhatIfController {
  constructor(
    private readonly whatIf: WhatIfService,
    private readonly adoption: AdoptionService,
  ) {}

  @Get('what-if')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'Who would meet the target if another target or definition applied in a period; nothing is stored by asking',
    description: 'Agencies that a narrower target of their own keeps out of what is tried stay as they are.',
  })
  @ApiReply('WhatIfReply')
  async read(@Query({ schema: WhatIfQuery }) query: z.infer<typeof WhatIfQuery>): Promise<WhatIfReply> {
    const { ky, cc, dn, tried: triedDefinition = dn, ...asked } = query;
    const periodId = ky ?? (await this.adoption.periods()).defaultPeriodId;
    const period = periodId === null ? null : parsePeriodId(periodId);
    const tried = readTriedTarget(asked);
    try {
      if (period === null) throw new NothingStoredError();
      const structure = cc === 'hien-nay' ? 'as-is' : 'as-was';
      return await this.whatIf.preview({ period, structure, definition: dn, triedDefinition, tried });
    } catch (error) {
      if (!(error instanceof NothingStoredError)) throw error;
      const detail = {
        vi: `Chưa có số liệu kỳ ${periodId ?? ''} theo ${[...new Set([dn, triedDefinition])].join(', ')}.`,
        en: `There are no figures of ${periodId ?? 'any period'} by ${[...new Set([dn, triedDefinition])].join(', ')}.`,
      };
      throw new ProblemException(NO_FIGURES, { detail, cause: error });
    }
  }
}
