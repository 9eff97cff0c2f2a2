import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AccountRowReply, Role } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** Whose account it is, by what it may see. */
export interface AccountScope {
  readonly role: Role;
  readonly agencyId: number | null;
  readonly officialId: number | null;
}

/** Accounts as whoever looks after them sees them. */
@Injectable()
export class AccountDeskRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By name, or the one of an id or name. */
  list(only: { id?: number; username?: string } = {}): Promise<AccountRowReply[]> {
    return this.dataSource.sql<AccountRowReply[]>`
      select a.id, a.username, a.display_name as "displayName", a.role, g.code as agency, a.official_id as "officialId", o.full_name as "officialName",
             to_json(a.created_at) #>> '{}' as "createdAt", to_json(a.disabled_at) #>> '{}' as "disabledAt",
             to_json(a.last_seen_at) #>> '{}' as "lastSeenAt"
        from account a left join agency g on g.id = a.agency_id left join official o on o.id = a.official_id
       where (${only.id ?? null}::int is null or a.id = ${only.id ?? null}) and (${only.username ?? null}::text is null or a.username = ${only.username ?? null})
       order by a.username`;
  }

  async findAgencyId(code: string): Promise<number | null> {
    const rows = await this.dataSource.sql<
      { id: number }[]
    >`select id from agency where code = ${code} order by valid_to desc nulls first limit 1`;
    return rows[0]?.id ?? null;
  }

  /** The personal mailbox of an official now, the newest; null when there is none. */
  async findMailbox(officialId: number): Promise<string | null> {
    const rows = await this.dataSource.sql<{ address: string }[]>`
      select x.address from mailbox_assignment b join mailbox x on x.id = b.mailbox_id
       where b.official_id = ${officialId} and b.kind = 'personal' and b.valid_from <= current_date and (b.valid_to is null or b.valid_to > current_date)
       order by b.valid_from desc limit 1`;
    return rows[0]?.address ?? null;
  }

  /** Whoever had the account before has nothing left to get in by but the password, which is set anew. */
  async handOver(id: number, email: string): Promise<void> {
    await this.dataSource.sql`
      update account set email = ${email}, oidc_subject = null, totp_secret = null, totp_pending = null, totp_step = null, recovery_hashes = '{}',
             last_seen_at = null
       where id = ${id}`;
  }

  /** Where a link for a new password is sent from now on. */
  async setEmail(id: number, email: string): Promise<void> {
    await this.dataSource.sql`update account set email = ${email} where id = ${id}`;
  }

  /** Its sessions end with it. */
  async disable(id: number): Promise<void> {
    await this.dataSource.sql`
      with changed as (update account set disabled_at = coalesce(disabled_at, now()) where id = ${id} returning id)
      delete from session where account_id in (select id from changed)`;
  }

  /** Whoever the identity provider vouches for next under this name is tied to it. */
  async enable(id: number): Promise<void> {
    await this.dataSource.sql`update account set disabled_at = null, oidc_subject = null where id = ${id}`;
  }

  /** Sessions that began under another role end. */
  async setScope(id: number, { role, agencyId, officialId }: AccountScope): Promise<void> {
    await this.dataSource.sql`
      with changed as (update account set role = ${role}, agency_id = ${agencyId}, official_id = ${officialId} where id = ${id} returning id)
      delete from session where account_id in (select id from changed)`;
  }

  /** Its sessions end with it. */
  async removeFactor(id: number): Promise<void> {
    await this.dataSource.sql`
      with changed as (update account set totp_secret = null, totp_pending = null, totp_step = null, recovery_hashes = '{}' where id = ${id} returning id)
      delete from session where account_id in (select id from changed)`;
  }
}
