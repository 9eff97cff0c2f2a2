import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Role } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** Whose password is to be set anew. */
export interface ResetOwner {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Whose account it is in the directory. */
  readonly officialId: number | null;
}

/** Links to set a new password. */
@Injectable()
export class PasswordResetRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The account of that name with an address for mail; null when there is none, it has none or is closed. */
  async findReceiver(username: string): Promise<(ResetOwner & { readonly email: string }) | null> {
    const rows = await this.dataSource.sql<(ResetOwner & { email: string })[]>`
      select id, username, display_name as "displayName", role, official_id as "officialId", email from account
       where username = ${username} and email is not null and disabled_at is null`;
    return rows[0] ?? null;
  }

  /** The only link of the account from now on. */
  async replace(accountId: number, tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.dataSource.sql`
      with former as (delete from password_reset where account_id = ${accountId})
      insert into password_reset (token_hash, account_id, expires_at) values (${tokenHash}, ${accountId}, ${expiresAt})`;
  }

  /** Whose link it is, while it is good. */
  async findOwner(tokenHash: Buffer, now: Date): Promise<ResetOwner | null> {
    const rows = await this.dataSource.sql<ResetOwner[]>`
      select a.id, a.username, a.display_name as "displayName", a.role, a.official_id as "officialId"
        from password_reset r join account a on a.id = r.account_id
       where r.token_hash = ${tokenHash} and r.expires_at > ${now} and a.disabled_at is null`;
    return rows[0] ?? null;
  }

  /** Sets the password and ends the link and all sessions of the account, all or nothing. @returns false when the link is no longer good */
  async use(tokenHash: Buffer, now: Date, passwordHash: string): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with used as (delete from password_reset where token_hash = ${tokenHash} and expires_at > ${now} returning account_id),
           changed as (update account set password_hash = ${passwordHash}
                        where id in (select account_id from used) and disabled_at is null returning id),
           ended as (delete from session where account_id in (select id from changed))
      select id from changed`;
    return rows.length === 1;
  }
}
