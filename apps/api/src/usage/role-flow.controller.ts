import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RoleFlowReply } from '@nhip-thu/metrics';
import type { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { NO_SUCH_AGENCY } from './adoption-problem.ts';
import { PeriodAnswers, PeriodQuery } from './period-answers.ts';
import { RoleFlowService } from './role-flow.service.ts';

type Question = z.infer<typeof PeriodQuery>;

const DESCRIPTION =
  'Copies of messages, not people, in the units of that time; groups of fewer than 10 people are told together or not at all. Null, never 0, where nothing is told.';

/** Which way mail goes between the role groups of officials: down, up, across. */
@ApiTags('adoption')
@Controller('adoption')
export class RoleFlowController {
  constructor(
    private readonly answers: PeriodAnswers,
    private readonly flows: RoleFlowService,
  ) {}

  @Get('flow')
  @Policy({ action: 'province.read' })
  @ApiOperation({ summary: 'Mail between the role groups of all agencies, in a standard period', description: DESCRIPTION })
  @ApiReply('RoleFlowReply')
  ofProvince(@Query({ schema: PeriodQuery }) { ky }: Question): Promise<RoleFlowReply> {
    return this.answers.get('flow', { ky, cc: 'tai-thoi-diem' }, async (period) => {
      const [flow, standing] = await Promise.all([this.flows.readProvince(period), this.answers.readStanding()]);
      return flow && { ...flow, ...standing };
    });
  }

  @Get('agencies/:code/flow')
  @Policy({ action: 'adoption.read' })
  @ApiOperation({
    summary: 'Mail between the role groups of one agency, and to those of others, in a standard period',
    description: DESCRIPTION,
  })
  @ApiReply('RoleFlowReply')
  async ofAgency(@Param('code') code: string, @Query({ schema: PeriodQuery }) { ky }: Question): Promise<RoleFlowReply> {
    if (!(await this.flows.hasAgency(code))) throw new ProblemException(NO_SUCH_AGENCY);
    return this.answers.get(`flow ${code}`, { ky, cc: 'tai-thoi-diem' }, async (period) => {
      const [flow, standing] = await Promise.all([this.flows.readAgency(code, period), this.answers.readStanding()]);
      return flow && { ...flow, ...standing };
    });
  }
}
