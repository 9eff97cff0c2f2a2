import { Body, Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NamedPeopleReply, NamedViewReply, NamedViewsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { z } from 'zod';
import { ownerOf } from '../access/access.guard.ts';
import { addressOf } from '../access/address-of.ts';
import { auditNetwork } from '../access/audit/request-audit.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { JudgementBody, NamedViewBody } from './named-view.schema.ts';
import { NamedViewService } from './named-view.service.ts';
import { RowId } from './text.schema.ts';

/** Named views of an agency's people: purpose, a second person, expiry, every reading on record. */
@ApiTags('named-views')
@Controller('named-views')
export class NamedViewController {
  constructor(private readonly views: NamedViewService) {}

  @Get()
  @Policy({ action: 'named-views.read' })
  @ApiOperation({ summary: 'Named views with their purpose and history, newest first; no person is named in them' })
  @ApiReply('NamedViewsReply')
  @Header('Cache-Control', 'no-store')
  list(): Promise<NamedViewsReply> {
    return this.views.list();
  }

  @Post()
  @Policy({ action: 'named-views.ask' })
  @ApiOperation({ summary: 'Ask for one; somebody else has to approve it' })
  @ApiReply('NamedViewReply', { 201: 'Asked' })
  ask(@Body({ schema: NamedViewBody }) body: z.infer<typeof NamedViewBody>, @Req() request: Request): Promise<NamedViewReply> {
    return this.views.ask(body, ownerOf(request));
  }

  @Post(':id/judgement')
  @Policy({ action: 'named-views.judge' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      'Approve or refuse what somebody else asked for (409 for one’s own, and when one person may be behind both accounts), or revoke what was approved',
  })
  @ApiReply('NamedViewReply')
  judge(
    @Param('id', { schema: RowId }) id: number,
    @Body({ schema: JudgementBody }) body: z.infer<typeof JudgementBody>,
    @Req() request: Request,
  ): Promise<NamedViewReply> {
    return this.views.judge(id, body, ownerOf(request));
  }

  @Get(':id/people')
  @Policy({ action: 'named-views.open', showsPersons: true })
  @ApiOperation({
    summary: 'How each person of the agency was counted in the period, for the account that asked, while the view holds',
    description: 'Every reading is written to the audit log with the purpose, and shown to the people themselves.',
  })
  @ApiReply('NamedPeopleReply')
  @Header('Cache-Control', 'no-store')
  readPeople(@Param('id', { schema: RowId }) id: number, @Req() request: Request): Promise<NamedPeopleReply> {
    return this.views.readPeople(id, ownerOf(request), auditNetwork(addressOf(request)));
  }
}
