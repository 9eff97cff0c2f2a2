import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { tellSent, type IsoDate, type SentSums, type SnapshotReply, type ToldSent, type UnitStructure } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { askPulse } from '../database/pulse.ts';
import { asOfNobody } from '../database/reach.ts';

/** One mailbox on one day, all origins together; the columns mean what docs/definitions of the export say. */
export interface MailboxDayRow extends ToldSent {
  readonly mailbox: string;
  readonly day: IsoDate;
  readonly sentInternalClient: number;
  readonly sentAs: number;
  readonly received: number;
  readonly receivedMessages: number;
  readonly logins: number;
  readonly loginFails: number;
}

/** What a log source sent last. */
interface LastReceived {
  readonly origin: string;
  readonly receivedAt: Date;
  readonly lastAt: Date;
}

/** Human accesses of one origin's day by hour; null where they were not counted yet. */
export interface LoggedHours {
  readonly day: IsoDate;
  readonly accessHours: readonly number[] | null;
}

/** The questions asked of usage figures; one method per question. */
@Injectable()
export class UsageRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Every mailbox-day with anything counted, by day and address; read a day at a time, so memory does not grow with the range. */
  async *exportMailboxDays(from: IsoDate, to: IsoDate): AsyncGenerator<MailboxDayRow> {
    const days = await this.dataSource.sql<{ day: IsoDate }[]>`
      select distinct day from origin_day where day between ${from} and ${to} order by day`;
    for (const { day } of days) {
      const rows = await this.dataSource.sql<(MailboxDayRow & SentSums)[]>`
        select m.address as mailbox, d.day, sum(d.sent)::int as sent, sum(d.sent_internal_client)::int as "sentInternalClient",
               sum(d.sent_internal)::int as "sentInternal", sum(d.sent_external)::int as "sentExternal", sum(d.sent_mixed)::int as "sentMixed",
               sum(d.recipients)::int as recipients, sum(d.internal_recipients)::int as "internalRecipients", sum(d.sent_as)::int as "sentAs",
               sum(d.received)::int as received, sum(d.received_messages)::int as "receivedMessages",
               sum(d.logins)::int as logins, sum(d.login_fails)::int as "loginFails"
          from mailbox_day d join mailbox m on m.id = d.mailbox_id
         where d.day = ${day}
         group by m.address, d.day order by m.address collate "C"`;
      for (const row of rows) yield { ...row, ...tellSent(row) };
    }
  }

  async listSnapshots(ids: readonly number[]): Promise<SnapshotReply[]> {
    return this.dataSource.sql<SnapshotReply[]>`
      select id, directory_revision as "directoryRevision", calendar_revision as "calendarRevision", log_revision as "logRevision",
             parser_version as "parserVersion", coverage
        from figure_snapshot where id = any(${ids}::int[]) order by id`;
  }

  /** When the figures of a period under one definition were computed, by agency. */
  async listComputedAt(
    definition: string,
    periodId: string,
    structure: UnitStructure,
  ): Promise<{ readonly agencyId: number; readonly computedAt: Date }[]> {
    return this.dataSource.sql<{ agencyId: number; computedAt: Date }[]>`
      select agency_id as "agencyId", computed_at as "computedAt" from unit_period
       where definition = ${definition} and period_id = ${periodId} and structure = ${structure}`;
  }

  async listPeriodIds(): Promise<string[]> {
    const rows = await asOfNobody(
      () => this.dataSource.sql<{ periodId: string }[]>`
      select period_id as "periodId" from stored_period order by from_day desc, to_day desc`,
    );
    return rows.map(({ periodId }) => periodId);
  }

  /** Facts between two days (+07:00) that came over UDP and by no trusted way. */
  async countUnconfirmed(from: IsoDate, to: IsoDate): Promise<number> {
    const rows = await asOfNobody(
      () => this.dataSource.sql<{ facts: number }[]>`
      select coalesce(sum(unconfirmed), 0)::float8 as facts from provisional_block
       where hour >= (${from}::date - date '1970-01-01') * 24 - 7 and hour < (${to}::date - date '1970-01-01' + 1) * 24 - 7`,
    );
    return rows[0]?.facts ?? 0;
  }

  /** Messages of the agencies between two days that count because an internal client of an origin handed them over. */
  async countSentByInternalClients(from: IsoDate, to: IsoDate): Promise<number> {
    const rows = await this.dataSource.sql<{ messages: number }[]>`
      select coalesce(sum(sent_internal_client), 0)::float8 as messages from agency_day where day between ${from} and ${to}`;
    return rows[0]?.messages ?? 0;
  }

  /** In which hours mailboxes were opened, by origin and day, where the logs give the time of day. */
  async listAccessHours(from: IsoDate, to: IsoDate): Promise<LoggedHours[]> {
    return this.dataSource.sql<LoggedHours[]>`
      select day, access_hours as "accessHours" from origin_day where is_timed and day between ${from} and ${to}`;
  }

  /** Differs whenever an answer made of stored figures may differ. */
  async readRevisionText(): Promise<string> {
    const { decided, logged } = await askPulse(this.dataSource);
    return `${decided}|${logged}`;
  }

  /**
   * When the newest file of each log source came in, and the last instant before that its lines tell of. Sources are absent that never sent anything, or
   * of which something is still to be worked on: it is not known yet what that tells of.
   */
  async listLastReceived(): Promise<LastReceived[]> {
    return this.dataSource.sql<LastReceived[]>`
      select o.name as origin, s.received_at as "receivedAt",
             least((select max(d.last_at) from origin_day d where d.origin_id = o.id), s.received_at) as "lastAt"
        from origin o cross join lateral (select received_at from segment where origin_id = o.id order by id desc limit 1) s
       where not exists (select from segment w where w.origin_id = o.id and w.state in ('received', 'folding', 'undoing'))
         and not exists (select from dirty_day d where d.origin_id = o.id)`;
  }

  /** The last instant any log told of. */
  async lastLoggedAt(): Promise<Date | null> {
    const rows = await asOfNobody(() => this.dataSource.sql<{ at: Date | null }[]>`select max(last_at) as at from origin_day`);
    return rows[0]?.at ?? null;
  }
}
