import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, OriginBasis, Role } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** What is kept, in numbers. */
export interface KeptData {
  readonly officials: number;
  readonly mailboxes: number;
  readonly personDays: number;
  /** First and last day of which anything about persons is kept; null while nothing is. */
  readonly firstDay: IsoDate | null;
  readonly lastDay: IsoDate | null;
  readonly rawFiles: number;
  /** When the oldest log file that is kept came in. */
  readonly oldestFileOn: IsoDate | null;
  readonly auditEntries: number;
}

export interface AccountCount {
  readonly role: Role;
  readonly count: number;
  readonly withSecondFactor: number;
}

const EXPORTED_ON = 'impact-exported-on';

/** What the impact assessment says of this installation. */
@Injectable()
export class ImpactRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async readKept(day: IsoDate): Promise<KeptData> {
    const rows = await this.dataSource.sql<KeptData[]>`
      select (select count(distinct official_id)::int from membership where valid_from <= ${day} and (valid_to is null or valid_to > ${day})) as officials,
             (select count(*)::int from mailbox) as mailboxes, (select count(*)::int from mailbox_day) as "personDays",
             (select min(day) from mailbox_day) as "firstDay", (select max(day) from mailbox_day) as "lastDay",
             (select count(*)::int from segment where blob_expired_at is null) as "rawFiles",
             (select (min(received_at) at time zone 'Asia/Ho_Chi_Minh')::date from segment where blob_expired_at is null) as "oldestFileOn",
             (select count(*)::int from audit_entry) as "auditEntries"`;
    const [kept] = rows;
    if (kept === undefined) throw new Error('a query of counts returned no row');
    return kept;
  }

  listOrigins(): Promise<{ readonly name: string; readonly legalBasis: OriginBasis | null }[]> {
    return this.dataSource.sql<{ name: string; legalBasis: OriginBasis | null }[]>`
      select name, legal_basis as "legalBasis" from origin order by name`;
  }

  countAccounts(): Promise<AccountCount[]> {
    return this.dataSource.sql<AccountCount[]>`
      select role, count(*)::int as count, count(totp_secret)::int as "withSecondFactor" from account where disabled_at is null group by role order by role`;
  }

  /** When the assessment was written out last. */
  async findLastExport(): Promise<IsoDate | null> {
    const rows = await this.dataSource.sql<{ value: IsoDate }[]>`select value from setting where key = ${EXPORTED_ON}`;
    return rows[0]?.value ?? null;
  }

  async noteExport(day: IsoDate): Promise<void> {
    await this.dataSource.sql`
      insert into setting (key, value) values (${EXPORTED_ON}, ${JSON.stringify(day)}::jsonb)
      on conflict (key) do update set value = excluded.value`;
  }
}
