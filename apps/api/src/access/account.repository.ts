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
  /** The agencies the account speaks for: its own and those that became part of it; empty for other roles. */
  readonly agencyIds: readonly number[];
  readonly officialId: number | null;
  readonly hasSecondFactor: boolean;
}

export interface AccountWithHash extends SignedInAccount {
  readonly passwordHash: string;
}

/** An agency, and somebody of it. */
export interface Somebody {
  readonly agencyId: number;
  readonly agencyName: string;
  readonly officialId: number;
  readonly fullName: string;
}

export interface NewAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly agencyId: number | null;
  readonly officialId: number | null;
  readonly passwordHash: string;
  readonly email: string | null;
}

/** Accounts; names are compared in the lower case in which they are stored. */
@Injectable()
export class AccountRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(username: string): Promise<AccountWithHash | null> {
    const rows = await this.dataSource.sql<AccountWithHash[]>`
      select a.id, a.username, a.display_name as "displayName", a.role, a.official_id as "officialId",
             units_of_agency(a.agency_id) as "agencyIds", a.totp_secret is not null as "hasSecondFactor", a.password_hash as "passwordHash"
        from account a where a.username = ${username} and a.disabled_at is null`;
    return rows[0] ?? null;
  }

  /** The agency with most people, the first by code, and the first of its people. */
  async findSomebody(): Promise<Somebody | null> {
    const rows = await this.dataSource.sql<Somebody[]>`
      select a.id as "agencyId", a.name as "agencyName", o.id as "officialId", o.full_name as "fullName"
        from agency a join membership m on m.agency_id = a.id and m.valid_to is null join official o on o.id = m.official_id
       order by count(*) over (partition by a.id) desc, a.code, o.id limit 1`;
    return rows[0] ?? null;
  }

  async hasAny(): Promise<boolean> {
    const rows = await this.dataSource.sql<{ hasAny: boolean }[]>`select exists (select from account) as "hasAny"`;
    return rows[0]?.hasAny ?? false;
  }

  /** @returns false when the name is taken already; the account is left as it is */
  async insert(account: NewAccount): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      insert into account (username, display_name, role, agency_id, official_id, password_hash, email)
      values (${account.username}, ${account.displayName}, ${account.role}, ${account.agencyId}, ${account.officialId}, ${account.passwordHash},
              ${account.email})
      on conflict (username) do nothing returning id`;
    return rows.length === 1;
  }

  /** Stores a new hash and ends all sessions and links of the account, all or nothing. @returns false when there is no such account */
  async replaceHash(username: string, passwordHash: string): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with changed as (update account set password_hash = ${passwordHash} where username = ${username} returning id),
           ended as (delete from session where account_id in (select id from changed)),
           dead as (delete from password_reset where account_id in (select id from changed))
      select id from changed`;
    return rows.length === 1;
  }

  /** Stores a new hash and leaves the sessions. */
  async setHash(id: number, passwordHash: string): Promise<void> {
    await this.dataSource.sql`
      with dead as (delete from password_reset where account_id = ${id})
      update account set password_hash = ${passwordHash} where id = ${id}`;
  }

  async findEmail(id: number): Promise<string | null> {
    const rows = await this.dataSource.sql<{ email: string | null }[]>`select email from account where id = ${id}`;
    return rows[0]?.email ?? null;
  }

  /** Links that were sent to the former address are dead. */
  async setEmail(id: number, email: string | null): Promise<void> {
    await this.dataSource.sql`
      with dead as (delete from password_reset where account_id = ${id})
      update account set email = ${email} where id = ${id}`;
  }

  /** The same password, hashed anew; nothing when the hash is no longer `former`. */
  async upgradeHash(id: number, former: string, passwordHash: string): Promise<void> {
    await this.dataSource.sql`update account set password_hash = ${passwordHash} where id = ${id} and password_hash = ${former}`;
  }
}
