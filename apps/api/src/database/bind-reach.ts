import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ReachClient } from './reach-client.ts';
import { currentReach, isInRequest, type Reach } from './reach.ts';
import { roleOf } from './row-security.ts';

type Lent = [client: ReachClient, giveBack: (error?: Error) => void];

/** A statement that a request waits for ends after so long: whoever asked is gone by then, and the others need the processor. Jobs take what they take. */
const REQUEST_STATEMENT_SECONDS = 60;

/** What work asks of the pool. */
interface Wish {
  readonly isFit: (client: ReachClient) => boolean;
  /** Whether it is lent a connection before all others who wait. */
  readonly isFirst: boolean;
}

/**
 * Has the pool lend, of the connections at rest, one that is fit, and if none is the one that has rested longest: whoever used the others may come back for
 * them in a moment. The pool lends the last one of its list, whichever that is, when this turn of the event loop ends; by then whoever asks next would have
 * put the list in order for itself, so it is told to lend at once. Where none rests, looks that every request begins with are lent the next one: they are short, and
 * what others wait for is rarely theirs alone. Nobody promises that there are such lists; without them only more connections are told anew, or waited for.
 */
function lendFit(pool: object, { isFit, isFirst }: Wish, lend: () => Promise<Lent>): Promise<Lent> {
  const [resting, waiting, lendNow]: unknown[] = ['_idle', '_pendingQueue', '_pulseQueue'].map((name) => Reflect.get(pool, name));
  if (!Array.isArray(resting) || !Array.isArray(waiting) || typeof lendNow !== 'function') return lend();
  const at = resting.findLastIndex(({ client }: { client: ReachClient }) => isFit(client));
  resting.push(...resting.splice(Math.max(at, 0), 1));
  const before = waiting.length;
  const lent = lend();
  if (isFirst && waiting.length > before) waiting.unshift(waiting.pop());
  lendNow.call(pool);
  return lent;
}

/**
 * From now on a connection that is lent out by the pool works in the role of the work that borrows it. It is told with the first statement of whoever borrows it, before
 * any transaction begins, so that no rollback takes it back (`ReachClient`); and only when it was told otherwise before, so that a worker's connection is told once. Work
 * is lent what was last told the same, where that is at rest: every request is of two roles, the program's who looks who asks, and the caller's.
 * A connection that was never told anything sees no row of any unit or person. With the reach it is told how long a statement may take.
 */
export function bindReach(dataSource: DataSource): DataSource {
  const { driver } = dataSource;
  if (!(driver instanceof PostgresDriver)) throw new TypeError('not a PostgreSQL data source');
  // TypeORM hands on what the pool gave it, typed loosely.
  const lend = driver.obtainMasterConnection.bind(driver) as () => Promise<Lent>;
  driver.obtainMasterConnection = async (): Promise<Lent> => {
    const reach = currentReach();
    const settings = [...settingsOf(reach), isInRequest() ? `${REQUEST_STATEMENT_SECONDS}s` : '0'];
    const wish: Wish = { isFit: (client) => client.isTold(settings), isFirst: reach.kind === 'nobody' };
    // A data source that is closed has no pool, and says so itself when it is asked for a connection.
    const [client, giveBack] = await (driver.master === undefined ? lend() : lendFit(driver.master, wish, lend));
    try {
      if (!client.isTold(settings)) await client.tell(settings);
    } catch (error) {
      // A connection of which it is not known what it sees is not lent again.
      giveBack(error instanceof Error ? error : new Error('the reach of a connection could not be set', { cause: error }));
      throw error;
    }
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
