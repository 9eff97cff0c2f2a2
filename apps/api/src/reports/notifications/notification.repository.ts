import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NotificationContent, NotificationReply, Role } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

export interface NewNotification {
  /** The same is told once. */
  readonly dedupeKey: string;
  readonly content: NotificationContent;
  readonly roles: readonly Role[];
  /** Whose accounts are told beside the roles that see all; null: those of no agency. */
  readonly agencyId: number | null;
  readonly madeAt: Date;
}

/** Who asks. */
interface Reader {
  readonly accountId: number;
  readonly role: Role;
}

const MOST_LISTED = 200;

/** What people are told; the database shows each caller what is meant for their role and agency. */
@Injectable()
export class NotificationRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns whether it is new */
  async add(manager: EntityManager, { dedupeKey, content, roles, agencyId, madeAt }: NewNotification): Promise<boolean> {
    const rows = await manager.sql<unknown[]>`
      insert into notification (dedupe_key, content, roles, agency_id, made_at)
      values (${dedupeKey}, ${JSON.stringify(content)}::jsonb, ${roles}::text[], ${agencyId}::int, ${madeAt})
      on conflict (dedupe_key) do nothing returning id`;
    return rows.length > 0;
  }

  /** The newest first. */
  async list({ accountId, role }: Reader): Promise<NotificationReply[]> {
    return this.dataSource.sql<NotificationReply[]>`
      select n.id, n.content, to_char(n.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt",
             exists (select from notification_read r where r.notification_id = n.id and r.account_id = ${accountId}) as "isRead"
        from notification n where ${role} = any (n.roles) order by n.made_at desc, n.id desc limit ${MOST_LISTED}`;
  }

  async countUnread({ accountId, role }: Reader): Promise<number> {
    const rows = await this.dataSource.sql<{ count: number }[]>`
      select count(*)::int as count from notification n
       where ${role} = any (n.roles) and not exists (select from notification_read r where r.notification_id = n.id and r.account_id = ${accountId})`;
    return rows[0]?.count ?? 0;
  }

  /** Marks one, or (null) all that the caller is told. What they are not told is left alone. */
  async markRead({ accountId, role }: Reader, id: number | null): Promise<void> {
    await this.dataSource.sql`
      insert into notification_read (account_id, notification_id, read_at)
      select ${accountId}::int, n.id, now() from notification n where ${role} = any (n.roles) and (${id}::int is null or n.id = ${id})
      on conflict do nothing`;
  }
}
