import { Body, Controller, Get, Header, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DataRequestReply, OwnNoticeReply, OwnRequestsReply, OwnViewsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ownerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { Clock } from '../calendar/clock.ts';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException } from '../http/problem.ts';
import { RequestBody } from './data-request.schema.ts';
import { DataRequestService } from './data-request.service.ts';
import { NamedViewService } from './named-view.service.ts';
import { NoticeRepository } from './notice.repository.ts';
import { officialOf } from './official-of.ts';
import { OTHER_NOTICE } from './privacy-problem.ts';

const AcknowledgementBody = z.strictObject({ version: z.int().positive() });

/** What officials are told, what they ask, and which named views show them. */
@ApiTags('own-data')
@Controller('own-data')
export class OwnRequestsController {
  constructor(
    private readonly requests: DataRequestService,
    private readonly notices: NoticeRepository,
    private readonly views: NamedViewService,
    private readonly clock: Clock,
  ) {}

  @Get('requests')
  @Policy({ action: 'own-data.read', asSelf: true })
  @ApiOperation({ summary: 'The caller’s requests about their data, with their clocks and answers, newest first' })
  @ApiReply('OwnRequestsReply')
  @Header('Cache-Control', 'no-store')
  list(@Req() request: Request): Promise<OwnRequestsReply> {
    return this.requests.listOwn(officialOf(ownerOf(request)));
  }

  @Post('requests')
  @Policy({ action: 'own-data.write', asSelf: true })
  @ApiOperation({ summary: 'Ask for access, contest a day, ask not to be counted or to be forgotten, or complain' })
  @ApiReply('DataRequestReply', { 201: 'Made' })
  make(@Body({ schema: RequestBody }) body: z.infer<typeof RequestBody>, @Req() request: Request): Promise<DataRequestReply> {
    const owner = ownerOf(request);
    return this.requests.make(officialOf(owner), body, owner.username);
  }

  @Get('notice')
  @Policy({ action: 'own-data.read', asSelf: true })
  @ApiOperation({ summary: 'The newest notice, and whether the caller acknowledged it' })
  @ApiReply('OwnNoticeReply')
  @Header('Cache-Control', 'no-store')
  async readNotice(@Req() request: Request): Promise<OwnNoticeReply> {
    const officialId = officialOf(ownerOf(request));
    const [notice, sources] = await Promise.all([this.notices.findNewest(), this.notices.listSources()]);
    const at = notice === null ? null : await this.notices.findAcknowledgement(notice.version, officialId);
    return { notice, acknowledgedAt: at?.toISOString() ?? null, sources };
  }

  @Post('notice')
  @Policy({ action: 'own-data.write', asSelf: true })
  @ApiOperation({ summary: 'Acknowledge the newest notice; 409 when another was published meanwhile' })
  @ApiReply('OwnNoticeReply', { 201: 'Acknowledged' })
  async acknowledge(
    @Body({ schema: AcknowledgementBody }) { version }: z.infer<typeof AcknowledgementBody>,
    @Req() request: Request,
  ): Promise<OwnNoticeReply> {
    const officialId = officialOf(ownerOf(request));
    const notice = await this.notices.findNewest();
    if (notice?.version !== version) throw new ProblemException(OTHER_NOTICE);
    await this.notices.acknowledge(version, officialId, await this.clock.now());
    return this.readNotice(request);
  }

  @Get('named-views')
  @Policy({ action: 'own-data.read', asSelf: true })
  @ApiOperation({ summary: 'Named views of the caller’s agency in a period when they were in it: who asked, why, and when it was read' })
  @ApiReply('OwnViewsReply')
  @Header('Cache-Control', 'no-store')
  async listViews(@Req() request: Request): Promise<OwnViewsReply> {
    officialOf(ownerOf(request));
    return { views: await this.views.listOwn() };
  }
}
