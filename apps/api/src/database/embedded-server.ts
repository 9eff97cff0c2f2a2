import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { failpoint } from '../config/failpoint.ts';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { withLock } from './folder-lock.ts';
import { makeReachRoles } from './reach-roles.ts';
import { EmbeddedServerError, findServerBinaries, findServerUser } from './server-binaries.ts';
import {
  choosePort,
  initialise,
  isServerAlive,
  runningPort,
  servingPort,
  start,
  stop,
  SUPERUSER,
  type ServerPlace,
} from './server-control.ts';
import { ServerTenants } from './server-tenants.ts';
import { errorCodeOf } from './error-code.ts';

const DATABASE = 'nhipthu';
const LOOK_EVERY_MS = 500;

export interface EmbeddedServerOptions {
  /** Further `postgres` command-line flags, for example to switch fsync off in tests. */
  readonly flags?: readonly string[];
  /** Ends the opening; whatever was started for it is stopped. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A real PostgreSQL under the data folder, reachable on 127.0.0.1 only.
 * It is started by pg_ctl in a session of its own, so that Ctrl-C reaches us first and a `kill -9` of ours leaves it running:
 * the next start attaches to it again. Several processes may use it at once; the last one to leave stops it.
 */
export class EmbeddedServer {
  readonly #logger = new Logger(EmbeddedServer.name);
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #isClosed = false;

  private constructor(
    readonly url: string,
    private readonly place: ServerPlace,
    private readonly tenants: ServerTenants,
    private readonly flags: readonly string[],
  ) {}

  /** @throws EmbeddedServerError when it cannot be set up or started; the message names the server's own log */
  static async open(dataFolder: string, { flags = [], signal }: EmbeddedServerOptions = {}): Promise<EmbeddedServer> {
    const user = await findServerUser();
    const bin = await findServerBinaries(dataFolder, user);
    const inside = (name: string): string => join(dataFolder, name);
    const place = { bin, user, folder: inside('postgres'), lock: inside('postgres.lock'), portFile: inside('postgres.port') };
    const tenants = new ServerTenants(dataFolder);
    const setUp = async (): Promise<EmbeddedServer> => {
      const password = await readOrMakePassword(dataFolder);
      await tenants.enter();
      try {
        const port = await bringUp(place, password, { flags, signal });
        signal?.throwIfAborted();
        await ensureDatabase(port, password);
        const url = `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
        return new EmbeddedServer(url, place, tenants, flags);
      } catch (error) {
        if (await tenants.leave()) await stop(place);
        throw error;
      }
    };
    return withLock(place.lock, setUp, signal);
  }

  /** Superuser address, for creating further databases in tests. */
  get adminUrl(): string {
    return this.url.replace(`//${DATABASE}:`, `//${SUPERUSER}:`).replace(/\/[^/]*$/, '/postgres');
  }

  /** From now on a server that dies is started again on its port, where the pools of every process that uses it find it. */
  watch(): void {
    let isAway = false;
    const look = async (): Promise<void> => {
      if (this.#isLooking || (await isServerAlive(this.place))) return;
      this.#isLooking = true;
      if (!isAway) this.#logger.warn('the embedded database is gone; starting it again');
      try {
        await withLock(this.place.lock, () => this.#restart());
        if (!this.#isClosed) this.#logger.log('the embedded database runs again');
        isAway = false;
      } catch (error) {
        // Told once: the next look tries again, and so on until it runs.
        if (!isAway) this.#logger.error(`the embedded database does not start again yet: ${describe(error)}`);
        isAway = true;
      } finally {
        this.#isLooking = false;
      }
    };
    this.#timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  }

  /** Stops the server unless another process still uses it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await withLock(this.place.lock, async () => {
      if (await this.tenants.leave()) await stop(this.place);
    });
  }

  /** Under the lock: another process that uses the server may have been faster. */
  async #restart(): Promise<void> {
    if (this.#isClosed || (await runningPort(this.place)) !== null) return;
    await start(this.place, Number(new URL(this.url).port), this.flags);
  }
}

/** The port of the server, which is made and started where it is not yet. */
async function bringUp(place: ServerPlace, password: string, { flags = [], signal }: EmbeddedServerOptions): Promise<number> {
  if (await isMissing(join(place.folder, 'PG_VERSION'))) {
    failpoint('start.database-missing');
    await initialise(place, password, signal);
    failpoint('start.database-created');
    signal?.throwIfAborted();
  }
  const running = await servingPort(place);
  if (running !== null) return running;
  const port = await choosePort(place);
  await start(place, port, flags, signal);
  failpoint('start.database-running');
  return port;
}

/** The application's own role and database, and the roles it works in; none is a superuser. */
async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres' });
  // A server that goes away meanwhile makes the query fail; the event alone must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const role = await client.query('select 1 from pg_roles where rolname = $1', [DATABASE]);
    if (role.rowCount === 0) {
      await client.query(
        `create role ${DATABASE} login nosuperuser nobypassrls nocreaterole createdb password ${client.escapeLiteral(password)}`,
      );
    }
    await makeReachRoles((statement) => client.query(statement), DATABASE);
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${DATABASE}`);
  } catch (error) {
    throw new EmbeddedServerError(START_UP_FAULTS.databaseNotServing(describeReason(errorCodeOf(error), describe(error))), {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readOrMakePassword(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'postgres.secret');
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(path, password, { mode: 0o600, flag: 'wx', flush: true });
  return password;
}

function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    () => true,
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
