import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BrokenSealError, FactSeal } from '../database/fact-seal.ts';
import { unionBlocks } from './facts/fact-block.ts';

/** Which blocks of an origin: those that figures are made of, or those of lines that came over UDP. */
export interface BlockScope {
  readonly originId: number;
  readonly isProvisional: boolean;
}

export interface StoredHour {
  readonly hour: number;
  readonly facts: number;
  readonly bytes: number;
}

export interface HourBlock {
  readonly hour: number;
  readonly block: Uint8Array;
  readonly facts: number;
}

/** Far below the protocol's 65,535 parameters, and a few megabytes at most. */
const ROWS_A_STATEMENT = 200;

/** Reads and writes fact blocks, which are sealed in the database; writers hold the origin's `fold` lock. */
@Injectable()
export class BlockRepository {
  constructor(private readonly seal: FactSeal) {}

  /** Hours between two that have a block, ascending. */
  async listHours(manager: EntityManager, scope: BlockScope, from: number, to: number): Promise<StoredHour[]> {
    return manager.query(
      `select hour, facts, length(block) as bytes from ${tableOf(scope)} where origin_id = $1 and hour between $2 and $3 order by hour`,
      [scope.originId, from, to],
    );
  }

  async listBlocks(manager: EntityManager, scope: BlockScope, hours: readonly number[]): Promise<Map<number, Buffer>> {
    const rows = await this.readRows(manager, scope, hours);
    return new Map(rows.map(({ hour, block }) => [hour, this.seal.open(block)]));
  }

  /** The same to compare with; a block that was changed by other hands stands as no bytes. */
  async listIntactBlocks(manager: EntityManager, scope: BlockScope, hours: readonly number[]): Promise<Map<number, Buffer>> {
    const rows = await this.readRows(manager, scope, hours);
    return new Map(rows.map(({ hour, block }) => [hour, this.openIntact(block)]));
  }

  async deleteBlock(manager: EntityManager, scope: BlockScope, hour: number): Promise<void> {
    await manager.query(`delete from ${tableOf(scope)} where origin_id = $1 and hour = $2`, [scope.originId, hour]);
  }

  /** One statement for all hours of a chunk; buffers travel in binary form as parameters of their own, not within an array. */
  async upsertBlocks(manager: EntityManager, scope: BlockScope, rows: readonly HourBlock[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      const part = rows.slice(from, from + ROWS_A_STATEMENT);
      const places = part.map((_row, at) => `($${at * 4 + 1}, $${at * 4 + 2}, $${at * 4 + 3}, $${at * 4 + 4})`);
      await manager.query(
        `insert into ${tableOf(scope)} (origin_id, hour, block, facts) values ${places.join(', ')}
         on conflict (origin_id, hour) do update set block = excluded.block, facts = excluded.facts`,
        part.flatMap(({ hour, block, facts }) => [scope.originId, hour, this.seal.seal(block), facts]),
      );
    }
  }

  /** Counts anew, for hours whose blocks have changed, the provisional facts that no trusted segment has brought. */
  async recountUnconfirmed(manager: EntityManager, originId: number, hours: readonly number[]): Promise<void> {
    const rows: { hour: number; provisional: Buffer; trusted: Buffer | null; unconfirmed: number }[] = await manager.query(
      `select p.hour, p.block as provisional, f.block as trusted, p.unconfirmed
         from provisional_block p left join fact_block f on f.origin_id = p.origin_id and f.hour = p.hour
        where p.origin_id = $1 and p.hour = any($2::int[])`,
      [originId, hours],
    );
    for (const { hour, provisional, trusted, unconfirmed } of rows) {
      const { fresh } = unionBlocks(trusted && this.seal.open(trusted), this.seal.open(provisional));
      if (fresh === unconfirmed) continue;
      await manager.query('update provisional_block set unconfirmed = $3 where origin_id = $1 and hour = $2', [originId, hour, fresh]);
    }
  }

  private readRows(manager: EntityManager, scope: BlockScope, hours: readonly number[]): Promise<{ hour: number; block: Buffer }[]> {
    return manager.query(`select hour, block from ${tableOf(scope)} where origin_id = $1 and hour = any($2::int[])`, [
      scope.originId,
      hours,
    ]);
  }

  private openIntact(block: Buffer): Buffer {
    try {
      return this.seal.open(block);
    } catch (error) {
      if (error instanceof BrokenSealError) return Buffer.alloc(0);
      throw error;
    }
  }
}

function tableOf({ isProvisional }: BlockScope): 'provisional_block' | 'fact_block' {
  return isProvisional ? 'provisional_block' : 'fact_block';
}
