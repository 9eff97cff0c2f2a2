import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ALERT_KINDS, AUDIENCE, type NotificationContent } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../calendar/clock.ts';
import { PostRepository, type NewPost } from '../post/post.repository.ts';
import { WebhookCaller } from '../post/webhook-caller.ts';
import { ScheduleRepository } from '../schedules/schedule.repository.ts';
import { NotificationRepository } from './notification.repository.ts';

/** Something that is told. */
export interface Announcement {
  /** Names what is told of: the same is told once, to each recipient once. */
  readonly key: string;
  readonly content: NotificationContent;
  /** Whose accounts are told of it too; null: those of no agency. */
  readonly agencyId?: number | null;
  /** Only to that agency, and not to those who see all of them. */
  readonly isForAgencyOnly?: boolean;
  /** Without an entry in the notification centre: figures that are on the first page anyway. */
  readonly isMailOnly?: boolean;
  readonly letters?: readonly Pick<NewPost, 'to' | 'scheduleId' | 'exportId'>[];
}

interface Surroundings {
  readonly madeAt: Date;
  readonly alertLetters: readonly Pick<NewPost, 'to' | 'scheduleId'>[];
  readonly calls: readonly Pick<NewPost, 'to' | 'channel'>[];
}

/** What is asked of the house before anything is told. */
@Injectable()
export class AnnouncerSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly webhooks: WebhookCaller,
    private readonly schedules: ScheduleRepository,
  ) {}

  async read(): Promise<Surroundings> {
    const [madeAt, recipients] = await Promise.all([this.clock.now(), this.schedules.listRecipientsOf('alerts')]);
    return {
      madeAt,
      alertLetters: recipients.map(({ username, scheduleId }) => ({ to: { username }, scheduleId })),
      calls: this.webhooks.urls.map((url) => ({ to: { url }, channel: 'webhook' as const })),
    };
  }
}

/** Puts what is told into the notification centre and into the outbox, all or nothing: what was told once is not told again. */
@Injectable()
export class Announcer {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notifications: NotificationRepository,
    private readonly posts: PostRepository,
    private readonly surroundings: AnnouncerSurroundings,
  ) {}

  /** @param begin work of the same transaction that says whether there is anything to tell at all; nothing is told when it answers false */
  async tell(
    announcements: readonly Announcement[],
    begin: (manager: EntityManager) => Promise<boolean> = async () => true,
  ): Promise<void> {
    const surroundings = await this.surroundings.read();
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      if (!(await begin(manager))) return;
      for (const each of announcements)
        if (await this.enter(manager, each, surroundings.madeAt)) await this.posts.add(manager, postsOf(each, surroundings));
    });
  }

  /** @returns whether it is new */
  private async enter(manager: EntityManager, { key, content, agencyId = null, ...to }: Announcement, madeAt: Date): Promise<boolean> {
    if (to.isMailOnly === true) return true;
    const roles = [...(to.isForAgencyOnly === true ? [] : AUDIENCE[content.kind]), ...(agencyId === null ? [] : (['agency'] as const))];
    return this.notifications.add(manager, { dedupeKey: key, content, roles, agencyId, madeAt });
  }
}

/** Letters that were asked for, those of recipients of alerts, and calls of other programs. */
function postsOf({ key, content, letters = [], isForAgencyOnly = false }: Announcement, { alertLetters, calls }: Surroundings): NewPost[] {
  const mails = [...letters, ...(!isForAgencyOnly && ALERT_KINDS.includes(content.kind) ? alertLetters : [])].map((letter) => {
    return { ...letter, channel: 'mail' as const };
  });
  return [...mails, ...(isForAgencyOnly ? [] : calls)].map((post) => {
    return { ...post, content, dedupeKey: `${key} ${post.channel} ${Object.values(post.to).join('')}` };
  });
}
