import { Body, Controller, Get, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NotificationsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ownerOf } from '../../access/access.guard.ts';
import { Policy } from '../../access/policy.ts';
import { Clock } from '../../calendar/clock.ts';
import { ApiReply } from '../../http/api-reply.ts';
import { NotificationRepository } from './notification.repository.ts';

const ReadBody = z.strictObject({
  /** All of them when absent. */
  id: z.int().positive().max(2_147_483_647).optional(),
});

/** The notification centre. */
@ApiTags('notifications')
@Controller('notifications')
export class NotificationController {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Policy({ action: 'notifications.read' })
  @ApiOperation({ summary: 'What the role and the agency of the account are told, newest first, and how much of it is unread' })
  @ApiReply('NotificationsReply')
  async list(@Req() request: Request): Promise<NotificationsReply> {
    const { id: accountId, role } = ownerOf(request);
    const [notifications, unreadCount, demo] = await Promise.all([
      this.notifications.list({ accountId, role }),
      this.notifications.countUnread({ accountId, role }),
      this.clock.demo(),
    ]);
    return { notifications, unreadCount, isDemo: demo !== null };
  }

  @Post('read')
  @Policy({ action: 'notifications.read' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Mark one notification, or all of them, as read by the account that asks' })
  @ApiNoContentResponse({ description: 'Marked' })
  async markRead(@Body({ schema: ReadBody }) { id }: z.infer<typeof ReadBody>, @Req() request: Request): Promise<void> {
    const { id: accountId, role } = ownerOf(request);
    await this.notifications.markRead({ accountId, role }, id ?? null);
  }
}
