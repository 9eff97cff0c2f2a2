import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { HoursReply, MailDaysReply, StickinessReply } from '@nhip-thu/metrics';
import type { z } from 'zod';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { HoursService } from './hours.service.ts';
import { MailDaysService } from './mail-days.service.ts';
import { PeriodAnswers, PeriodQuery } from './period-answers.ts';
import { StickinessService } from './stickiness.service.ts';

type Question = z.infer<typeof PeriodQuery>;

/** When, and how habitually, the province uses its mailboxes; of single agencies nothing of it is told (ADR 41, 42). */
@ApiTags('adoption')
@Controller('adoption')
export class RhythmController {
  constructor(
    private readonly answers: PeriodAnswers,
    private readonly mailDays: MailDaysService,
    private readonly accessHours: HoursService,
    private readonly habit: StickinessService,
  ) {}

  @Get('days')
  @Policy({ action: 'province.read' })
  @ApiOperation({
    summary: 'Messages of the province, day by day, in the 26 weeks up to the end of a standard period',
    description: 'Counts of messages, not of people. Null, never 0, on days of which no log tells, and where they are fewer than 10.',
  })
  @ApiReply('MailDaysReply')
  days(@Query({ schema: PeriodQuery }) { ky }: Question): Promise<MailDaysReply> {
    return this.answers.get('days', { ky, cc: 'hien-nay' }, async (period) => {
      const [days, standing] = await Promise.all([this.mailDays.read(period), this.answers.readStanding()]);
      return { period, days, ...standing };
    });
  }

  @Get('hours')
  @Policy({ action: 'province.read' })
  @ApiOperation({
    summary: 'At which hours of the week mailboxes of the province are opened, in a standard period',
    description:
      'Counts of accesses, not of people, a day on average. Null, never 0, where no log tells, and where they are fewer than 10 in all.',
  })
  @ApiReply('HoursReply')
  hours(@Query({ schema: PeriodQuery }) { ky }: Question): Promise<HoursReply> {
    return this.answers.get('hours', { ky, cc: 'hien-nay' }, async (period) => {
      const [hours, standing] = await Promise.all([this.accessHours.read(period), this.answers.readStanding()]);
      return { period, ...hours, ...standing };
    });
  }

  @Get('stickiness')
  @Policy({ action: 'province.read' })
  @ApiOperation({
    summary: 'How habitual use of the province is: people active on a working day, of those active in the period, period by period',
    description:
      'Of the agencies that have a rate under DU-1, by its printed counts; null where these are fewer than three, or nearly everybody is there every day.',
  })
  @ApiReply('StickinessReply')
  stickiness(@Query({ schema: PeriodQuery }) { ky }: Question): Promise<StickinessReply> {
    return this.answers.get('stickiness', { ky, cc: 'tai-thoi-diem' }, async (period) => {
      const [stickiness, standing] = await Promise.all([this.habit.read(period), this.answers.readStanding()]);
      return stickiness && { ...stickiness, ...standing };
    });
  }
}
