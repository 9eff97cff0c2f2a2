import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REPORT_FORMATS, REPORT_TEMPLATES, type ScheduleReply, type SchedulesReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ownerOf } from '../../access/access.guard.ts';
import { Policy } from '../../access/policy.ts';
import { ApiReply } from '../../http/api-reply.ts';
import { ScheduleService } from './schedule.service.ts';

const MOST_RECIPIENTS = 50;
const ScheduleBody = z.strictObject({
  kind: z.enum(['report', 'digest', 'registers', 'alerts']),
  /** Of a report: one of the whole province. */
  template: z.enum(REPORT_TEMPLATES).optional(),
  formats: z.array(z.enum(REPORT_FORMATS)).max(REPORT_FORMATS.length).optional(),
  cadence: z.enum(['monthly', 'weekly', 'at-once']),
  day: z.int().min(1).max(28).optional(),
  hour: z.int().min(0).max(23).optional(),
  /** Also in the past: then the last time that came due since is made up for. */
  startsOn: z.iso.date().optional(),
  recipients: z.array(z.string().trim().min(1).max(100)).max(MOST_RECIPIENTS),
});
const ScheduleId = z.coerce.number().int().positive().max(2_147_483_647);

/** Reports, digests, reminders and alerts that are sent by themselves. */
@ApiTags('schedules')
@Controller('schedules')
export class ScheduleController {
  constructor(private readonly schedules: ScheduleService) {}

  @Get()
  @Policy({ action: 'schedules.read' })
  @ApiOperation({ summary: 'Schedules in use with their last times and recipients, and the newest deliveries' })
  @ApiReply('SchedulesReply')
  list(): Promise<SchedulesReply> {
    return this.schedules.list();
  }

  @Post()
  @Policy({ action: 'schedules.write', toldFields: ['kind', 'template', 'formats', 'cadence'] })
  @ApiOperation({
    summary: 'Have something sent again and again',
    description: 'Recipients are accounts whose role is shown the same on a page; that is asked again each time.',
  })
  @ApiReply('ScheduleReply', { 201: 'Added' })
  add(@Body({ schema: ScheduleBody }) body: z.infer<typeof ScheduleBody>, @Req() request: Request): Promise<ScheduleReply> {
    return this.schedules.add(body, ownerOf(request).username);
  }

  @Delete(':id')
  @Policy({ action: 'schedules.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Stop it; what was sent stays in the log' })
  @ApiNoContentResponse({ description: 'Stopped' })
  remove(@Param('id', { schema: ScheduleId }) id: number, @Req() request: Request): Promise<void> {
    return this.schedules.remove(id, ownerOf(request).username);
  }
}
