import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { holdLock } from '../../database/locks.ts';
import type { NewAccount } from '../account.repository.ts';

const KEY = 'setup';

export interface StoredSetup {
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  /** ISO 8601 */
  readonly expiresAt: string;
}

/** Whether and with what the first account may be made. */
@Injectable()
export class SetupRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Stores what `make` makes of what is stored, one process after the other. @returns null, and nothing stays stored, when there is an account */
  prepare(make: (stored: StoredSetup | null) => Promise<{ token: string; stored: StoredSetup }>): Promise<string | null> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await holdLock(manager, 'setup');
      const rows: { value: StoredSetup | null; hasAny: boolean }[] = await manager.query(
        `select (select value from setting where key = $1) as value, exists (select from account) as "hasAny"`,
        [KEY],
      );
      if (rows[0]?.hasAny === true) {
        await manager.query('delete from setting where key = $1', [KEY]);
        return null;
      }
      const { token, stored } = await make(rows[0]?.value ?? null);
      await manager.query('insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', [
        KEY,
        JSON.stringify(stored),
      ]);
      return token;
    });
  }

  /** Whether a token of this hash is good: there is no account yet, and it is not too old. */
  async isGood(hash: string, now: Date): Promise<boolean> {
    const rows = await this.dataSource.sql<object[]>`
      select key from setting where key = ${KEY} and value->>'hash' = ${hash} and (value->>'expiresAt')::timestamptz > ${now}
         and not exists (select from account)`;
    return rows.length === 1;
  }

  /** Whether the first account is still to be made here. */
  async isOpen(): Promise<boolean> {
    const rows = await this.dataSource.sql<{ isOpen: boolean }[]>`select not exists (select from account) as "isOpen"`;
    return rows[0]?.isOpen ?? false;
  }

  /** Uses the token up and makes the account, both or neither. @returns its id; null when the token is no longer good */
  async createFirst(hash: string, now: Date, account: NewAccount): Promise<number | null> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with used as (
        delete from setting where key = ${KEY} and value->>'hash' = ${hash} and (value->>'expiresAt')::timestamptz > ${now}
           and not exists (select from account) returning key)
      insert into account (username, display_name, role, agency_id, official_id, password_hash, email)
      select ${account.username}, ${account.displayName}, ${account.role}, ${account.agencyId}::int, ${account.officialId}::int,
             ${account.passwordHash}, ${account.email}::text from used
      returning id`;
    return rows[0]?.id ?? null;
  }
}
