import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { errorCodeOf } from './error-code.ts';
import { FactSeal } from './fact-seal.ts';
import { LOCK } from './locks.ts';

const MARK = 'facts-sealed';
const ROWS_AT_ONCE = 200;
const TRIES = 5;
/** Deadlock, serialization failure. */
const PASSING = new Set(['40P01', '40001']);

/** Where facts are stored: table, column, and what names a row. */
const PLACES = [
  { table: 'fact_block', column: 'block', key: ['origin_id', 'hour'] },
  { table: 'provisional_block', column: 'block', key: ['origin_id', 'hour'] },
  { table: 'day_carry', column: 'facts', key: ['origin_id', 'day'] },
  { table: 'segment', column: 'carry', key: ['origin_id', 'id'] },
] as const;

type Place = (typeof PLACES)[number];

/** Seals, once and at the first start that can, what an earlier version has stored as it was. */
@Injectable()
export class OldFacts implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly seal: FactSeal,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await this.isDone()) return;
    const lock = this.dataSource.createQueryRunner();
    try {
      // One process at a time; the next one finds the mark.
      await lock.query('select pg_advisory_lock($1, 0)', [LOCK.sealOldFacts]);
      if (!(await this.isDone())) await this.sealAll();
    } finally {
      await lock.query('select pg_advisory_unlock($1, 0)', [LOCK.sealOldFacts]).catch(() => undefined);
      await lock.release();
    }
  }

  private async isDone(): Promise<boolean> {
    return (await this.dataSource.sql<unknown[]>`select from setting where key = ${MARK}`).length > 0;
  }

  private async sealAll(): Promise<void> {
    for (const place of PLACES) {
      const keys = place.key.join(', ');
      const rows: { keys: string[] }[] = await this.dataSource.query(
        `select array[${place.key.map((each) => `${each}::text`).join(', ')}] as keys from ${place.table}
          where substr(${place.column}, 1, 1) <> $1 order by ${keys}`,
        [FactSeal.mark],
      );
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await this.sealAgain(place, rows.slice(from, from + ROWS_AT_ONCE));
    }
    await this.dataSource.sql`insert into setting (key, value) values (${MARK}, 'true') on conflict do nothing`;
  }

  /** Whoever folds meanwhile may hold rows in another order; a batch that met them is undone and begins again. */
  private async sealAgain(place: Place, rows: readonly { keys: readonly string[] }[]): Promise<void> {
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        await this.sealRows(place, rows);
        return;
      } catch (error) {
        if (left === 0 || !PASSING.has(errorCodeOf(error) ?? '')) throw error;
      }
    }
  }

  /** Each row is held until all of them are written: who folds meanwhile reads it before, and writes it sealed, or after. */
  private async sealRows({ table, column, key }: Place, rows: readonly { keys: readonly string[] }[]): Promise<void> {
    const where = key.map((each, at) => `${each} = $${at + 1}`).join(' and ');
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      for (const { keys } of rows) {
        const found: { plain: Buffer | null }[] = await manager.query(`select ${column} as plain from ${table} where ${where} for update`, [
          ...keys,
        ]);
        const plain = found[0]?.plain ?? null;
        if (plain === null || FactSeal.isSealed(plain)) continue;
        await manager.query(`update ${table} set ${column} = $${keys.length + 1} where ${where}`, [...keys, this.seal.seal(plain)]);
      }
    });
  }
}
