import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DeskRequestReply, DeskRequestsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { z } from 'zod';
import { ownerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { RequestStepBody } from './data-request.schema.ts';
import { DataRequestService } from './data-request.service.ts';
import { RowId } from './text.schema.ts';

/** The desk where requests about personal data are answered. */
@ApiTags('data-requests')
@Controller('data-requests')
export class DataRequestController {
  constructor(private readonly requests: DataRequestService) {}

  @Get()
  @Policy({ action: 'data-requests.read', showsPersons: true })
  @ApiOperation({ summary: 'Requests of officials about their own data, what is due first' })
  @ApiReply('DeskRequestsReply')
  @Header('Cache-Control', 'no-store')
  list(): Promise<DeskRequestsReply> {
    return this.requests.listAll();
  }

  @Post(':id/steps')
  @Policy({ action: 'data-requests.write' })
  @ApiOperation({
    summary: 'Answer, refuse, or carry out a request',
    description:
      'Carrying it out may enter leave or an exemption in the directory, from which figures are computed again, or erase the names of somebody who has left, which no figure depends on.',
  })
  @ApiReply('DeskRequestReply', { 201: 'Done' })
  act(
    @Param('id', { schema: RowId }) id: number,
    @Body({ schema: RequestStepBody }) body: z.infer<typeof RequestStepBody>,
    @Req() request: Request,
  ): Promise<DeskRequestReply> {
    return this.requests.act(id, body, ownerOf(request).username);
  }
}
