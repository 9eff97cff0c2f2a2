import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { SignedInAccount } from './account.repository.ts';

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly accountId: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly network: string | null;
  /** Whether the identity provider has asked for a second factor. */
  readonly isStrong: boolean;
}

export interface LiveSession {
  readonly tokenHash: Buffer;
  readonly account: SignedInAccount;
  readonly lastSeenAt: Date;
}

export interface ListedSession {
  readonly tokenHash: Buffer;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly network: string | null;
}

/** Sessions by the hash of their token. */
@Injectable()
export class SessionRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async insert(session: NewSession): Promise<void> {
    await this.dataSource.sql`
      insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, network, is_strong)
      values (${session.tokenHash}, ${session.accountId}, ${session.createdAt}, ${session.createdAt}, ${session.expiresAt}, ${session.network},
              ${session.isStrong})`;
    await this.noteUse(session.accountId, session.createdAt);
  }

  /** Those of the sessions that were used after `usedAfter` and do not expire before `now`. */
  async findLive(tokenHashes: readonly Buffer[], usedAfter: Date, now: Date): Promise<LiveSession[]> {
    const rows = await this.dataSource.sql<(SignedInAccount & Omit<LiveSession, 'account'>)[]>`
      select s.token_hash as "tokenHash", a.id, a.username, a.display_name as "displayName", a.role, a.official_id as "officialId",
             units_of_agency(a.agency_id) as "agencyIds", a.totp_secret is not null or s.is_strong as "hasSecondFactor", s.last_seen_at as "lastSeenAt"
        from session s join account a on a.id = s.account_id
       where s.token_hash = any(${tokenHashes}::bytea[]) and a.disabled_at is null and s.last_seen_at > ${usedAfter} and s.expires_at > ${now}`;
    return rows.map(({ tokenHash, lastSeenAt, ...account }) => ({ tokenHash, account, lastSeenAt }));
  }

  async touch(tokenHash: Buffer, now: Date): Promise<void> {
    const rows = await this.dataSource.sql<{ accountId: number }[]>`
      with used as (update session set last_seen_at = ${now} where token_hash = ${tokenHash} and last_seen_at < ${now} returning account_id)
      select account_id as "accountId" from used`;
    const [used] = rows;
    if (used !== undefined) await this.noteUse(used.accountId, now);
  }

  /** A statement of its own: no lock of a session is held while that of its account is waited for. */
  private async noteUse(accountId: number, now: Date): Promise<void> {
    await this.dataSource.sql`
      update account set last_seen_at = greatest(last_seen_at, ${now}::timestamptz) where id = ${accountId}`;
  }

  async delete(tokenHash: Buffer): Promise<void> {
    await this.dataSource.sql`delete from session where token_hash = ${tokenHash}`;
  }

  /** Removes what `findLive` would no longer return. */
  async deleteDead(usedAfter: Date, now: Date): Promise<void> {
    await this.dataSource.sql`delete from session where last_seen_at <= ${usedAfter} or expires_at <= ${now}`;
  }

  /** Sessions of an account that `findLive` would return, the latest first. */
  listLive(accountId: number, usedAfter: Date, now: Date): Promise<ListedSession[]> {
    return this.dataSource.sql<ListedSession[]>`
      select token_hash as "tokenHash", created_at as "createdAt", last_seen_at as "lastSeenAt", network
        from session where account_id = ${accountId} and last_seen_at > ${usedAfter} and expires_at > ${now} order by last_seen_at desc, created_at desc`;
  }

  /** Ends a session of this account, by the beginning of its hash. @returns false when it has none such */
  async deleteOf(accountId: number, hashPrefix: Buffer): Promise<boolean> {
    const rows = await this.dataSource.sql<{ one: number }[]>`
      with ended as (delete from session where account_id = ${accountId} and substring(token_hash for ${hashPrefix.length}::int) = ${hashPrefix} returning 1 as one)
      select one from ended`;
    return rows.length > 0;
  }

  /** Ends the sessions of an account but this one. */
  async deleteOthers(accountId: number, tokenHash: Buffer): Promise<void> {
    await this.dataSource.sql`delete from session where account_id = ${accountId} and token_hash <> ${tokenHash}`;
  }
}
