import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NoticesReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ownerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { Clock } from '../calendar/clock.ts';
import { ApiReply } from '../http/api-reply.ts';
import { NoticeRepository } from './notice.repository.ts';
import { longText } from './text.schema.ts';

const NoticeBody = z.strictObject({ vi: longText, en: longText });

/** The register of notices: what officials are told of the measurement, and how many have read it. */
@ApiTags('notices')
@Controller('notices')
export class NoticeController {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Policy({ action: 'notices.read' })
  @ApiOperation({ summary: 'Versions of the notice, newest first, with how many acknowledged each' })
  @ApiReply('NoticesReply')
  async list(): Promise<NoticesReply> {
    return this.notices.listAll(await this.clock.today());
  }

  @Post()
  @Policy({ action: 'notices.write' })
  @ApiOperation({ summary: 'Publish the next version, which everybody is asked to acknowledge anew' })
  @ApiReply('NoticesReply', { 201: 'Published' })
  async publish(@Body({ schema: NoticeBody }) { vi, en }: z.infer<typeof NoticeBody>, @Req() request: Request): Promise<NoticesReply> {
    const publishedAt = await this.clock.now();
    await this.notices.insert({ textVi: vi, textEn: en, publishedBy: ownerOf(request).username, publishedAt });
    return this.list();
  }
}
