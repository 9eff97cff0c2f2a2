import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { dataSourceOptions, makeDataSource } from '../../apps/api/src/database/data-source.ts';
import { asNobody, asSystem, reachAs, type Reach } from '../../apps/api/src/database/reach.ts';
import { roleOf } from '../../apps/api/src/database/row-security.ts';
import { isDatabaseUnavailable, isStatementTooSlow } from '../../apps/api/src/database/unavailable.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

interface Seen {
  readonly role: string;
  readonly pid: number;
}

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await makeDataSource(dataSourceOptions(database.url)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Who the database thinks is asking, and on which connection. */
async function look(): Promise<Seen> {
  const [seen] = await dataSource.sql<Seen[]>`select current_user as role, pg_backend_pid() as pid`;
  if (seen === undefined) throw new Error('a statement without a row');
  return seen;
}

function lookAs(reach: Reach): Promise<Seen> {
  return asNobody(() => {
    reachAs(reach);
    return look();
  });
}

describe('connections of the pool', () => {
  it('are lent to work of the role that they were told last, where one rests', async () => {
    await Promise.all([asSystem(look), lookAs({ kind: 'province' })]);
    const [system, province] = [new Set<number>(), new Set<number>()];
    for (let turn = 0; turn < 10; turn += 1) {
      const [program, caller] = [await asSystem(look), await lookAs({ kind: 'province' })];
      expect([program.role, caller.role]).toEqual([roleOf('system'), roleOf('province')]);
      system.add(program.pid);
      province.add(caller.pid);
    }
    expect([system.size, province.size]).toEqual([1, 1]);
    expect([...system]).not.toEqual([...province]);
  });

  it('are lent so to each of several who ask at once', async () => {
    const kinds = ['nobody', 'province', 'nobody', 'province'] as const;
    const connectionsOf = (seen: readonly Seen[], kind: string): number[] =>
      seen.flatMap(({ pid }, at) => (kinds[at] === kind ? [pid] : [])).toSorted((one, other) => one - other);
    const lookAtOnce = (): Promise<Seen[]> => Promise.all(kinds.map((kind) => lookAs({ kind })));
    const [before, after] = [await lookAtOnce(), await lookAtOnce()];
    for (const kind of kinds) expect(connectionsOf(after, kind)).toEqual(connectionsOf(before, kind));
  });

  it('are lent to work of another role after the longest rest, so that whoever was just there finds theirs again', async () => {
    await lookAs({ kind: 'province' });
    const last = await lookAs({ kind: 'nobody' });
    const other = await lookAs({ kind: 'agency', agencyIds: [1] });
    expect([other.role, other.pid === last.pid]).toEqual([roleOf('agency'), false]);
    expect((await lookAs({ kind: 'nobody' })).pid).toBe(last.pid);
  });

  it('work in the role of whoever borrows them, however many ask at once', async () => {
    const reaches: Reach[] = Array.from({ length: 60 }, (_, at) => ({ kind: (['province', 'directory', 'aggregate'] as const)[at % 3]! }));
    const seen = await Promise.all(reaches.map(lookAs));
    expect(seen.map(({ role }) => role)).toEqual(reaches.map(({ kind }) => roleOf(kind)));
  });

  it('work in that role too after a first statement that failed, within a transaction and after one that was taken back', async () => {
    const reach = { kind: 'agency', agencyIds: [7] } as const;
    const seen = await asNobody(async () => {
      reachAs(reach);
      const runner = dataSource.createQueryRunner();
      const role = async (): Promise<unknown[]> =>
        runner.query(`select current_user as role, current_setting('nhipthu.agencies') as agencies where $1`, [true]);
      try {
        // Whoever had the connection before worked in another role.
        const faults = [
          await runner.query('select $1::int / 0', [1]).catch(({ code }: { code: string }) => code),
          await runner.query('select nothing from nowhere').catch(({ code }: { code: string }) => code),
        ];
        const after = await role();
        await runner.startTransaction();
        const within = await role();
        await runner.rollbackTransaction();
        return [faults, after, within, await role()];
      } finally {
        await runner.release();
      }
    });
    const own = [{ role: roleOf('agency'), agencies: '{7}' }];
    expect(seen).toEqual([['22012', '42P01'], own, own, own]);
  });

  it('that begin with a transaction that is taken back, with a change or with several statements work in that role too', async () => {
    const kinds = ['province', 'directory', 'aggregate', 'province', 'directory'] as const;
    for (const kind of kinds) {
      await lookAs({ kind: 'nobody' });
      const first = await asNobody(async () => {
        reachAs({ kind });
        const runner = dataSource.createQueryRunner();
        try {
          await runner.startTransaction();
          const [within] = await runner.query('select current_user as role');
          await runner.rollbackTransaction();
          const [after] = await runner.query('select current_user as role');
          return [within.role, after.role];
        } finally {
          await runner.release();
        }
      });
      expect(first).toEqual([roleOf(kind), roleOf(kind)]);
      const changed = await asNobody(async () => {
        reachAs({ kind: 'aggregate' });
        await dataSource.query(`do $$ begin perform 1; end $$; set application_name = 'several'`);
        return look();
      });
      expect(changed.role).toBe(roleOf('aggregate'));
    }
  });

  it('end a statement that a request waits for too long, and no other', async () => {
    const limit = async (): Promise<unknown> => (await dataSource.sql<unknown[]>`show statement_timeout`)[0];
    expect(await limit()).toEqual({ statement_timeout: '0' });
    expect(await asNobody(limit)).toEqual({ statement_timeout: '1min' });
    expect(await asNobody(() => asSystem(limit))).toEqual({ statement_timeout: '1min' });
    expect(await asSystem(limit)).toEqual({ statement_timeout: '0' });
    const slow = (): Promise<unknown> =>
      dataSource.transaction(async (manager) => {
        await manager.query(`set local statement_timeout = '50ms'`);
        return manager.query('select pg_sleep(30)');
      });
    const fault: unknown = await asNobody(slow).catch((error: unknown) => error);
    expect([isStatementTooSlow(fault), isDatabaseUnavailable(fault)]).toEqual([true, false]);
  });

  it('are not there once the program has closed them, which whoever still asks is told as of a database that is away', async () => {
    const closed = await makeDataSource(dataSourceOptions(database.url)).initialize();
    await closed.destroy();
    const fault: unknown = await closed.query('select 1').catch((error: unknown) => error);
    expect({ fault, isUnavailable: isDatabaseUnavailable(fault) }).toMatchObject({ isUnavailable: true });
  });
});
