import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { currentReach, type Reach } from './reach.ts';
import { roleOf } from './row-security.ts';

type Lent = [client: pg.PoolClient, giveBack: (error?: Error) => void];

const SET_REACH = `select set_config('role', $1, false), set_config('nhipthu.migrates', $2, false),
  set_config('nhipthu.agencies', $3, false), set_config('nhipthu.official', $4, false)`;

/**
 * From now on a connection that is lent out by the pool works in the role of the work that borrows it. It is told when it is lent, before any
 * transaction begins, so that no rollback takes it back; and only when it was told otherwise before, so that a worker's connection is told once.
 * A connection that was never told anything sees no row of any unit or person.
 */
export function bindReach(dataSource: DataSource): DataSource {
  const { driver } = dataSource;
  if (!(driver instanceof PostgresDriver)) throw new TypeError('not a PostgreSQL data source');
  // TypeORM hands on what the pool gave it, typed loosely.
  const lend = driver.obtainMasterConnection.bind(driver) as () => Promise<Lent>;
  const told = new WeakMap<pg.PoolClient, string>();
  driver.obtainMasterConnection = async (): Promise<Lent> => {
    const [client, giveBack] = await lend();
    const settings = settingsOf(currentReach());
    const key = settings.join(' ');
    if (told.get(client) === key) return [client, giveBack];
    told.delete(client);
    try {
      await client.query(SET_REACH, settings);
    } catch (error) {
      // A connection of which it is not known what it sees is not lent again.
      giveBack(error instanceof Error ? error : new Error('the reach of a connection could not be set', { cause: error }));
      throw error;
    }
    told.set(client, key);
    return [client, giveBack];
  };
  return dataSource;
}

function settingsOf(reach: Reach): string[] {
  return [
    roleOf(reach.kind),
    reach.kind === 'migration' ? 'yes' : '',
    reach.kind === 'agency' ? `{${reach.agencyIds.join(',')}}` : '',
    reach.kind === 'self' ? String(reach.officialId) : '',
  ];
}
