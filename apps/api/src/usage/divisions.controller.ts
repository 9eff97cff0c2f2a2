import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DivisionsReply } from '@nhip-thu/metrics';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { NO_SUCH_AGENCY } from './adoption-problem.ts';
import { DivisionsService } from './divisions.service.ts';
import { FreshReplies } from './fresh-replies.ts';

/** How far the divisions of an agency use their mailboxes, for that agency. */
@ApiTags('adoption')
@Controller('adoption/divisions')
export class DivisionsController {
  constructor(
    private readonly divisions: DivisionsService,
    private readonly fresh: FreshReplies,
  ) {}

  @Get(':code')
  @Policy({ action: 'divisions.read' })
  @ApiOperation({
    summary: 'The divisions of the caller’s own agency in blocks of four ISO weeks',
    description:
      'Fewer than 5 people: nothing. Bands at both ends, counts rounded to 5 between them. Of these blocks no figure of an agency is told.',
  })
  @ApiReply('DivisionsReply')
  async read(@Param('code') code: string): Promise<DivisionsReply> {
    const reply = await this.fresh.get(`divisions ${code}`, () => this.divisions.read(code));
    if (reply === null) throw new ProblemException(NO_SUCH_AGENCY);
    return reply;
  }
}
