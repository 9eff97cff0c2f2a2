import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface FactorRow {
  /** Sealed; null: the account has no second factor. */
  readonly secret: Buffer | null;
  /** Sealed; shown to its owner and not confirmed yet. */
  readonly pending: Buffer | null;
  readonly recoveryCount: number;
}

/** Second factors of accounts. */
@Injectable()
export class SecondFactorRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(accountId: number): Promise<FactorRow> {
    const rows = await this.dataSource.sql<FactorRow[]>`
      select totp_secret as secret, totp_pending as pending, cardinality(recovery_hashes) as "recoveryCount" from account where id = ${accountId}`;
    return rows[0] ?? { secret: null, pending: null, recoveryCount: 0 };
  }

  async setPending(accountId: number, sealed: Buffer): Promise<void> {
    await this.dataSource.sql`update account set totp_pending = ${sealed} where id = ${accountId}`;
  }

  /** What was pending counts from now on, but the code of `step` no more. */
  async confirm(accountId: number, step: number, recoveryHashes: readonly Buffer[]): Promise<void> {
    await this.dataSource.sql`
      update account set totp_secret = totp_pending, totp_pending = null, totp_step = ${step}, recovery_hashes = ${recoveryHashes} where id = ${accountId}`;
  }

  async remove(accountId: number): Promise<void> {
    await this.dataSource.sql`
      update account set totp_secret = null, totp_pending = null, totp_step = null, recovery_hashes = '{}' where id = ${accountId}`;
  }

  /** @returns false when a code of this step, or of a later one, was used already */
  async useStep(accountId: number, step: number): Promise<boolean> {
    const rows = await this.dataSource.sql<object[]>`
      with used as (update account set totp_step = ${step} where id = ${accountId} and (totp_step is null or totp_step < ${step}) returning id)
      select id from used`;
    return rows.length === 1;
  }

  /** @returns false when there is no such recovery code; each is good once */
  async useRecovery(accountId: number, hash: Buffer): Promise<boolean> {
    const rows = await this.dataSource.sql<object[]>`
      with used as (update account set recovery_hashes = array_remove(recovery_hashes, ${hash}::bytea)
                     where id = ${accountId} and ${hash}::bytea = any (recovery_hashes) returning id)
      select id from used`;
    return rows.length === 1;
  }
}
