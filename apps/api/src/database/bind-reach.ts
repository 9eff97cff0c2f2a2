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
 * Has the pool lend, of the connections at rest, one that is fit, and if none is the one that has rested longest: whoever used the others may come back for
 * them in a moment. The pool lends the last one of its list, whichever that is, when this turn of the event loop ends; by then whoever asks next would have
 * put the list in order for itself, so it is told to lend at once. Nobody promises that there is such a list; without it only more connections are told anew.
 */
function lendFit(pool: object, isFit: (client: pg.PoolClient) => boolean, lend: () => Promise<Lent>): Promise<Lent> {
  const resting: unknown = Reflect.get(pool, '_idle');
  const lendNow: unknown = Reflect.get(pool, '_pulseQueue');
  if (!Array.isArray(resting) || resting.length === 0 || typeof lendNow !== 'function') return lend();
  const at = resting.findLastIndex(({ client }: { client: pg.PoolClient }) => isFit(client));
  resting.push(...resting.splice(Math.max(at, 0), 1));
  const lent = lend();
  lendNow.call(pool);
  return lent;
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
    const isFit = (client: pg.PoolClient): boolean => told.get(client) === key;
    // A data source that is closed has no pool, and says so itself when it is asked for a connection.
    const [client, giveBack] = await (driver.master === undefined ? lend() : lendFit(driver.master, isFit, lend));
    if (isFit(client)) return [client, giveBack];
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
