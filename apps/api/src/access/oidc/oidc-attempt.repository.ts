import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { SignedInAccount } from '../account.repository.ts';

/** What is kept of a sign-in until the browser comes back from the provider. */
export interface OidcAttemptRow {
  readonly returnTo: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Sign-ins by the identity provider that are under way, and whose identity there is whose account here. */
@Injectable()
export class OidcAttemptRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Those that are over go. */
  async insert(key: Buffer, { returnTo, nonce, verifier }: OidcAttemptRow, now: Date, expiresAt: Date): Promise<void> {
    await this.dataSource.sql`
      with over as (delete from oidc_attempt where expires_at <= ${now})
      insert into oidc_attempt (key, expires_at, return_to, nonce, verifier) values (${key}, ${expiresAt}, ${returnTo}, ${nonce}, ${verifier})`;
  }

  /** Takes it out: it is good once. */
  async take(key: Buffer, now: Date): Promise<OidcAttemptRow | null> {
    const rows = await this.dataSource.sql<(OidcAttemptRow & { isGood: boolean })[]>`
      with taken as (delete from oidc_attempt where key = ${key} and nonce is not null returning return_to, nonce, verifier, expires_at)
      select return_to as "returnTo", nonce, verifier, expires_at > ${now} as "isGood" from taken`;
    return rows[0]?.isGood === true ? rows[0] : null;
  }

  /** The provider has said who it is; a code is waited for. */
  async insertKnown(key: Buffer, accountId: number, returnTo: string, expiresAt: Date): Promise<void> {
    await this.dataSource.sql`
      insert into oidc_attempt (key, expires_at, return_to, account_id) values (${key}, ${expiresAt}, ${returnTo}, ${accountId})`;
  }

  /** Whose code is waited for in this browser. */
  async findKnown(key: Buffer, now: Date): Promise<{ readonly accountId: number; readonly returnTo: string } | null> {
    const rows = await this.dataSource.sql<{ accountId: number; returnTo: string }[]>`
      select account_id as "accountId", return_to as "returnTo" from oidc_attempt
       where key = ${key} and account_id is not null and expires_at > ${now}`;
    return rows[0] ?? null;
  }

  /** @returns false when somebody else took it out first */
  async remove(key: Buffer): Promise<boolean> {
    const rows = await this.dataSource.sql<object[]>`
      with taken as (delete from oidc_attempt where key = ${key} returning key) select key from taken`;
    return rows.length === 1;
  }

  /** The account that this identity has signed in to before; null for none, closed ones included. */
  findBySubject(subject: string): Promise<SignedInAccount | null> {
    return this.find({ subject });
  }

  findById(id: number): Promise<SignedInAccount | null> {
    return this.find({ id });
  }

  findByName(username: string): Promise<SignedInAccount | null> {
    return this.find({ username });
  }

  /** Ties the account to the identity for good, unless it is tied to another. @returns false then */
  async bind(accountId: number, subject: string): Promise<boolean> {
    const rows = await this.dataSource.sql<object[]>`
      with bound as (update account set oidc_subject = ${subject} where id = ${accountId} and oidc_subject is null
                        and not exists (select from account where oidc_subject = ${subject}) returning id)
      select id from bound`;
    return rows.length === 1;
  }

  private async find({ id, subject, username }: { id?: number; subject?: string; username?: string }): Promise<SignedInAccount | null> {
    const rows = await this.dataSource.sql<SignedInAccount[]>`
      select a.id, a.username, a.display_name as "displayName", a.role, a.official_id as "officialId",
             units_of_agency(a.agency_id) as "agencyIds", a.totp_secret is not null as "hasSecondFactor"
        from account a where (a.oidc_subject = ${subject ?? null}::text or a.id = ${id ?? null}::int
            or a.username = ${username ?? null}::text) and a.disabled_at is null`;
    return rows[0] ?? null;
  }
}
