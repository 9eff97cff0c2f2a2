import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { currentReach, isInRequest, type Reach } from './reach.ts';
import { roleOf } from './row-security.ts';

type Lent = [client: pg.PoolClient, giveBack: (error?: Error) => void];

/** Named, so that each connection parses it once. */
const SET_REACH = {
  name: 'set-reach',
  text: `select set_config('role', $1, false), set_config('nhipthu.migrates', $2, false),
  set_config('nhipthu.agencies', $3, false), set_config('nhipthu.official', $4, false), set_config('statement_timeout', $5, false)`,
};

/** A statement that a request waits for ends after so long: whoever asked is gone by then, and the others need the processor. Jobs take what they take. */
const REQUEST_STATEMENT_SECONDS = 60;

/**
 * Has the pool lend, of the connections at rest, one that is fit: it lends the last one of its list, whichever that is. Nobody promises that there is such a
 * list; without it only more connections are told anew.
 */
function preferFit(pool: object, isFit: (client: pg.PoolClient) => boolean): void {
  const resting: unknown = Reflect.get(pool, '_idle');
  if (!Array.isArray(resting)) return;
  const at = resting.findLastIndex(({ client }: { client: pg.PoolClient }) => isFit(client));
  if (at >= 0 && at < resting.length - 1) resting.push(...resting.splice(at, 1));
}

/**
 * From now on a connection that is lent out by the pool works in the role of the work that borrows it. It is told when it is lent, before any
 * transaction begins, so that no rollback takes it back; and only when it was told otherwise before, so that a worker's connection is told once. Work
 * is lent what was last told the same, where that is at rest: every request is of two roles, the program's who looks who asks, and the caller's.
 * A connection that was never told anything sees no row of any unit or person. With the reach it is told how long a statement may take.
 */
export function bindReach(dataSource: DataSource): DataSource {
  const { driver } = dataSource;
  if (!(driver instanceof PostgresDriver)) throw new TypeError('not a PostgreSQL data source');
  // TypeORM hands on what the pool gave it, typed loosely.
  const lend = driver.obtainMasterConnection.bind(driver) as () => Promise<Lent>;
  const told = new WeakMap<pg.PoolClient, string>();
  driver.obtainMasterConnection = async (): Promise<Lent> => {
    const settings = [...settingsOf(currentReach()), isInRequest() ? `${REQUEST_STATEMENT_SECONDS}s` : '0'];
    const key = settings.join(' ');
    // A data source that is closed has no pool, and says so itself when it is asked for a connection.
    if (driver.master !== undefined) preferFit(driver.master, (client) => told.get(client) === key);
    const [client, giveBack] = await lend();
    if (told.get(client) === key) return [client, giveBack];
    told.delete(client);
    try {
      await client.query({ ...SET_REACH, values: settings });
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
