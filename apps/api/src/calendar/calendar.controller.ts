import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CalendarChangeReply, CalendarPreviewReply, CalendarReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { CalendarQuery, EntryBody, HoursBody, PreviewBody, RowId, WithdrawalBody } from './calendar.schema.ts';
import { CalendarPreviewService } from './calendar-preview.service.ts';
import { CalendarService } from './calendar.service.ts';
import { FreshCalendar } from './fresh-calendar.ts';

/** Working days and session hours, of the province and of agencies. Rows are withdrawn, never changed. */
@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly fresh: FreshCalendar,
    private readonly previews: CalendarPreviewService,
  ) {}

  @Get()
  @Policy({ action: 'calendar.read' })
  @ApiOperation({ summary: 'The calendar of a year: departures from Monday to Friday with their sources, session hours, working days' })
  @ApiReply('CalendarReply')
  read(@Query({ schema: CalendarQuery }) query: z.infer<typeof CalendarQuery>): Promise<CalendarReply> {
    return this.fresh.read(query.nam, query.cq ?? null);
  }

  @Post('preview')
  @HttpCode(200)
  @Policy({ action: 'calendar.write' })
  @ApiOperation({ summary: 'What a change would make necessary, and the first day it makes different; nothing is written' })
  @ApiReply('CalendarPreviewReply')
  preview(@Body({ schema: PreviewBody }) body: z.infer<typeof PreviewBody>): Promise<CalendarPreviewReply> {
    return this.previews.preview(body);
  }

  @Post('entries')
  @Policy({ action: 'calendar.write' })
  @ApiOperation({ summary: 'Enter a holiday, compensatory, swapped or closed day; figures that depend on it are computed again' })
  @ApiReply('CalendarChangeReply', { 201: 'Entered' })
  addEntry(@Body({ schema: EntryBody }) body: z.infer<typeof EntryBody>, @Req() request: Request): Promise<CalendarChangeReply> {
    return this.calendar.addEntry({ ...body, by: nameOf(request) });
  }

  @Post('hours')
  @Policy({ action: 'calendar.write' })
  @ApiOperation({ summary: 'Enter session hours of a season' })
  @ApiReply('CalendarChangeReply', { 201: 'Entered' })
  addHours(@Body({ schema: HoursBody }) body: z.infer<typeof HoursBody>, @Req() request: Request): Promise<CalendarChangeReply> {
    return this.calendar.addHours({ ...body, by: nameOf(request) });
  }

  @Post('entries/:id/withdrawal')
  @HttpCode(200)
  @Policy({ action: 'calendar.write' })
  @ApiOperation({ summary: 'Withdraw an entry; it stays listed with who, when and why' })
  @ApiReply('CalendarChangeReply')
  withdrawEntry(
    @Param('id', { schema: RowId }) id: number,
    @Body({ schema: WithdrawalBody }) { reason }: z.infer<typeof WithdrawalBody>,
    @Req() request: Request,
  ): Promise<CalendarChangeReply> {
    return this.calendar.withdraw('calendar_entry', id, { by: nameOf(request), reason });
  }

  @Post('hours/:id/withdrawal')
  @HttpCode(200)
  @Policy({ action: 'calendar.write' })
  @ApiOperation({ summary: 'Withdraw session hours' })
  @ApiReply('CalendarChangeReply')
  withdrawHours(
    @Param('id', { schema: RowId }) id: number,
    @Body({ schema: WithdrawalBody }) { reason }: z.infer<typeof WithdrawalBody>,
    @Req() request: Request,
  ): Promise<CalendarChangeReply> {
    return this.calendar.withdraw('session_hours', id, { by: nameOf(request), reason });
  }
}

function nameOf(request: Request): string {
  const caller = callerOf(request);
  if (caller === null) throw new Error('the guard let nobody in');
  return caller.username;
}
