import { Injectable } from '@nestjs/common';
import type { IsoDate, SchedulesReply } from '@nhip-thu/metrics';
import { MailSender } from '../../access/mail-sender.ts';
import { Clock } from '../../calendar/clock.ts';
import { PostRepository } from '../post/post.repository.ts';
import { WebhookCaller } from '../post/webhook-caller.ts';

/** What the page of schedules shows beside them. */
@Injectable()
export class SchedulePlaces {
  constructor(
    private readonly clock: Clock,
    private readonly mail: MailSender,
    private readonly webhooks: WebhookCaller,
    private readonly posts: PostRepository,
  ) {}

  async read(): Promise<Omit<SchedulesReply, 'schedules' | 'candidates'> & { readonly now: Date }> {
    const [now, demo, posts] = await Promise.all([this.clock.now(), this.clock.demo(), this.posts.list()]);
    return {
      ...{ now, posts, isDemo: demo !== null, isMailConfigured: this.mail.isConfigured },
      webhookHosts: this.webhooks.urls.map((url) => new URL(url).host),
    };
  }

  /** By the province's clock. */
  async readClock(): Promise<{ readonly now: Date; readonly today: IsoDate }> {
    const [now, today] = await Promise.all([this.clock.now(), this.clock.today()]);
    return { now, today };
  }
}
