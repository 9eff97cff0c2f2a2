import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FreezeReply, FreezesReply, FrozenDifferencesReply, FrozenReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { RequiredText } from '../http/required-text.ts';
import { FreezeService } from './freeze.service.ts';

const periodId = z.string().max(20);
const FreezeBody = z.strictObject({ periodId, approvedBy: RequiredText.nullable().default(null) });
const AmendBody = z.strictObject({ reason: RequiredText, approvedBy: RequiredText });
const DifferencesQuery = z.strictObject({
  /** Id of a frozen period; all of them when absent. */
  ky: periodId.optional(),
});

/** Frozen figures ("chốt số liệu") and their amendments. None is ever changed or deleted. */
@ApiTags('freezes')
@Controller('freezes')
export class FreezeController {
  constructor(private readonly freezes: FreezeService) {}

  @Get()
  @Policy({ action: 'freezes.read' })
  @ApiOperation({ summary: 'Every frozen period with its amendments, and the periods that may be frozen' })
  @ApiReply('FreezesReply')
  list(): Promise<FreezesReply> {
    return this.freezes.list();
  }

  @Get('differences')
  @Policy({ action: 'freezes.read' })
  @ApiOperation({
    summary: 'How live figures differ from the newest frozen ones: which agency, which figure, by how much, since when',
    description:
      'A difference comes of late logs or registers, of changes of directory, calendar or targets, or of an accepted explanation.',
  })
  @ApiReply('FrozenDifferencesReply')
  differences(@Query({ schema: DifferencesQuery }) { ky }: z.infer<typeof DifferencesQuery>): Promise<FrozenDifferencesReply> {
    return this.freezes.listDifferences(ky ?? null);
  }

  @Get('codes/:code')
  @Policy({ action: 'freezes.verify' })
  @ApiOperation({
    summary: 'What a printed code stands for',
    description:
      'Whoever is signed in is told of which period it is, when it was frozen and by whom; figures are those that the caller may see.',
  })
  @ApiReply('FrozenReply')
  readCode(@Param('code', { schema: z.string().max(40) }) code: string): Promise<FrozenReply> {
    return this.freezes.readCode(code);
  }

  @Post()
  @Policy({ action: 'freezes.write', toldFields: ['periodId'] })
  @ApiOperation({ summary: 'Freeze the figures of a period that is over; a period is frozen once' })
  @ApiReply('FreezeReply', { 201: 'Frozen' })
  freeze(@Body({ schema: FreezeBody }) body: z.infer<typeof FreezeBody>, @Req() request: Request): Promise<FreezeReply> {
    return this.freezes.freeze(body.periodId, { by: nameOf(request), approvedBy: body.approvedBy });
  }

  @Post(':periodId/amendments')
  @Policy({ action: 'freezes.write' })
  @ApiOperation({ summary: 'Make what differs now into the next amendment of a frozen period' })
  @ApiReply('FreezeReply', { 201: 'Amended' })
  amend(
    @Param('periodId', { schema: periodId }) id: string,
    @Body({ schema: AmendBody }) body: z.infer<typeof AmendBody>,
    @Req() request: Request,
  ): Promise<FreezeReply> {
    return this.freezes.amend(id, { ...body, by: nameOf(request) });
  }
}

function nameOf(request: Request): string {
  const caller = callerOf(request);
  if (caller === null) throw new Error('the guard let nobody in');
  return caller.username;
}
