import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Role } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** Who is signed in. */
export interface SignedInAccount {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
}

export interface AccountWithHash extends SignedInAccount {
  readonly passwordHash: string;
}

/** Accounts; names are compared in the lower case in which they are stored. */
@Injectable()
export class AccountRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(username: string): Promise<AccountWithHash | null> {
    const rows = await this.dataSource.sql<AccountWithHash[]>`
      select id, username, display_name as "displayName", role, password_hash as "passwordHash"
        from account where username = ${username}`;
    return rows[0] ?? null;
  }

  async hasAny(): Promise<boolean> {
    const rows = await this.dataSource.sql<{ hasAny: boolean }[]>`select exists (select from account) as "hasAny"`;
    return rows[0]?.hasAny ?? false;
  }

  /** @returns false when the name is taken already; the account is left as it is */
  async insert(account: Omit<AccountWithHash, 'id'>): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      insert into account (username, display_name, role, password_hash)
      values (${account.username}, ${account.displayName}, ${account.role}, ${account.passwordHash})
      on conflict (username) do nothing returning id`;
    return rows.length === 1;
  }

  /** Stores a new hash and ends all sessions of the account, both or neither. @returns false when there is no such account */
  async replaceHash(username: string, passwordHash: string): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with changed as (update account set password_hash = ${passwordHash} where username = ${username} returning id),
           ended as (delete from session where account_id in (select id from changed))
      select id from changed`;
    return rows.length === 1;
  }
}
