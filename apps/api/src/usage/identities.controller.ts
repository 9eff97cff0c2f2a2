import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, periodOf, type IdentitiesReply } from '@nhip-thu/metrics';
import { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { Clock } from '../calendar/clock.ts';
import { IdentitiesService } from './identities.service.ts';

/** A day of the reporting month; today when absent. */
const AtQuery = z.strictObject({ at: z.string().refine(isIsoDate).optional() });

/** Does the directory add up. */
@ApiTags('directory')
@Controller('directory')
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly clock: Clock,
  ) {}

  @Get('identities')
  @Policy({ action: 'directory.read' })
  @ApiOperation({
    summary: 'Roster R, people E, mailboxes B and addresses in the logs of a reporting month with their parts; every difference is 0',
  })
  @ApiReply('IdentitiesReply')
  async check(@Query({ schema: AtQuery }) { at }: z.infer<typeof AtQuery>): Promise<IdentitiesReply> {
    const period = periodOf('reporting-month', at ?? (await this.clock.today()));
    return { period, identities: await this.identities.check(period) };
  }
}
