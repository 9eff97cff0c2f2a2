import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NotificationContent, PostChannel, PostReply, PostState, Role } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

/** What is to be sent to whom: an account, the unit mailbox of an agency, or an address of another program. */
export interface NewPost {
  readonly dedupeKey: string;
  readonly channel: PostChannel;
  readonly to: { readonly username: string } | { readonly agencyId: number } | { readonly url: string };
  readonly content: NotificationContent;
  readonly scheduleId?: number | null;
  readonly exportId?: number | null;
}

/** One that is to be tried now. */
export interface DuePost {
  readonly id: number;
  readonly dedupeKey: string;
  readonly channel: PostChannel;
  readonly username: string | null;
  readonly agencyId: number | null;
  readonly url: string | null;
  readonly content: NotificationContent;
  readonly exportId: number | null;
  readonly attemptCount: number;
  readonly madeAt: Date;
}

/** Whose address it is, as they are now. */
export interface Addressee {
  readonly role: Role | null;
  readonly email: string | null;
}

const MOST_LISTED = 50;
/** The second attempt comes after a minute, each later one after twice as long, at most six hours. */
const LONGEST_WAIT_MINUTES = 360;

/** The outbox: what is to be sent, and what became of it. Its times are those of the machine, also where the province's clock stands still. */
@Injectable()
export class PostRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Adds what is not there yet, within the transaction in which it came about. */
  async add(manager: EntityManager, posts: readonly NewPost[]): Promise<void> {
    for (const { dedupeKey, channel, to, content, scheduleId = null, exportId = null } of posts) {
      await manager.sql`
        insert into post (dedupe_key, channel, schedule_id, username, agency_id, url, content, export_id, state, attempt_count, due_at, made_at)
        values (${dedupeKey}, ${channel}, ${scheduleId}::int, ${'username' in to ? to.username : null}::text,
                ${'agencyId' in to ? to.agencyId : null}::int, ${'url' in to ? to.url : null}::text, ${JSON.stringify(content)}::jsonb,
                ${exportId}::int, 'waiting', 0, now(), now())
        on conflict (dedupe_key) do nothing`;
    }
  }

  /**
   * Takes one that is due, if there is one, for one attempt: nobody else takes it before the next is due, which is so even if this process dies now.
   */
  async take(): Promise<DuePost | null> {
    const rows = await this.dataSource.sql<DuePost[]>`
      with taken as (
        update post set attempt_count = attempt_count + 1,
               due_at = now() + make_interval(mins => least(power(2, least(attempt_count, 20))::int, ${LONGEST_WAIT_MINUTES}))
         where id = (select id from post where state = 'waiting' and due_at <= now() order by due_at, id limit 1 for update skip locked)
        returning *)
      select id, dedupe_key as "dedupeKey", channel, username, agency_id as "agencyId", url, content, export_id as "exportId",
             attempt_count as "attemptCount", made_at as "madeAt" from taken`;
    return rows[0] ?? null;
  }

  /** When the next is due, and how long that is from now by the database's clock; null: nothing waits. */
  async findNext(): Promise<{ readonly dueAt: Date; readonly waitMs: number } | null> {
    const rows = await this.dataSource.sql<{ dueAt: Date; waitMs: number }[]>`
      select due_at as "dueAt", greatest(0, ceil(extract(epoch from due_at - now()) * 1000))::float8 as "waitMs"
        from post where state = 'waiting' order by due_at limit 1`;
    return rows[0] ?? null;
  }

  /** What became of an attempt; `waiting`: it is tried again. */
  async settle(id: number, state: PostState, fault: string | null): Promise<void> {
    await this.dataSource.sql`
      update post set state = ${state}, fault = ${fault}, ended_at = case when ${state} = 'waiting' then null else now() end
       where id = ${id} and state = 'waiting'`;
  }

  /** The newest first. */
  async list(): Promise<PostReply[]> {
    return this.dataSource.sql<PostReply[]>`
      select p.id, p.channel, coalesce(p.username, a.name, substring(p.url from '^https?://([^/]+)'), '?') as "to", p.content->>'kind' as kind, p.state,
             p.attempt_count as "attemptCount", p.fault,
             to_char(p.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt",
             to_char(p.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endedAt"
        from post p left join agency a on a.id = p.agency_id order by p.id desc limit ${MOST_LISTED}`;
  }

  /** Of an account that is in use; null when there is none. */
  async findAccount(username: string): Promise<Addressee | null> {
    const rows = await this.dataSource.sql<Addressee[]>`
      select role, email from account where username = ${username} and disabled_at is null`;
    return rows[0] ?? null;
  }

  /** The unit mailbox of an agency on a day, the first by address; null when it has none. */
  async findUnitMailbox(agencyId: number, day: string): Promise<string | null> {
    const rows = await this.dataSource.sql<{ address: string }[]>`
      select m.address from mailbox_assignment a join mailbox m on m.id = a.mailbox_id
       where a.agency_id = ${agencyId} and a.kind = 'unit' and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day})
       order by m.address limit 1`;
    return rows[0]?.address ?? null;
  }
}
