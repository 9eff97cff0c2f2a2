import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TargetChangeReply, TargetHistoryReply, TargetsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { FreshTargets } from './fresh-targets.ts';
import { TargetBody, TargetId, TargetsQuery } from './target.schema.ts';
import { TargetService } from './target.service.ts';

/** Targets. None is edited or deleted: a further one supersedes it. */
@ApiTags('targets')
@Controller('targets')
export class TargetController {
  constructor(
    private readonly targets: TargetService,
    private readonly fresh: FreshTargets,
  ) {}

  @Get()
  @Policy({ action: 'targets.read' })
  @ApiOperation({ summary: 'Every target with its scope, levels, trajectory, legal basis, and what became of it' })
  @ApiReply('TargetsReply')
  list(@Query({ schema: TargetsQuery }) { ngay }: z.infer<typeof TargetsQuery>): Promise<TargetsReply> {
    return this.fresh.list(ngay ?? null);
  }

  @Get(':id/history')
  @Policy({ action: 'targets.read' })
  @ApiOperation({ summary: 'A target with all it superseded and all that superseded it, oldest first' })
  @ApiReply('TargetHistoryReply')
  history(@Param('id', { schema: TargetId }) id: number): Promise<TargetHistoryReply> {
    return this.targets.history(id);
  }

  @Post()
  @Policy({ action: 'targets.write' })
  @ApiOperation({
    summary: 'Enter a target, as a rule one that supersedes another',
    description: 'Of one metric, scope and kind of period only one target holds at a time; another is entered by superseding it.',
  })
  @ApiReply('TargetChangeReply', { 201: 'Entered' })
  enter(@Body({ schema: TargetBody }) body: z.infer<typeof TargetBody>, @Req() request: Request): Promise<TargetChangeReply> {
    const caller = callerOf(request);
    if (caller === null) throw new Error('the guard let nobody in');
    return this.targets.enter(body, caller.username);
  }
}
