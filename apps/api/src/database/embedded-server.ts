import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { EmbeddedServerError, findServerBinaries, findServerUser, type ServerUser } from './server-binaries.ts';
import { ServerTenants } from './server-tenants.ts';
import { errorCodeOf } from './error-code.ts';

const run = promisify(execFile);
const DATABASE = 'nhipthu';
const SUPERUSER = 'postgres';
const LOCK_STALE_MS = 60_000;
const PORT_LINE = 3;

const SERVER_FLAGS = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'jit=off', '-c', 'max_connections=60'],
  ...['-c', 'shared_buffers=128MB', '-c', 'max_wal_size=1GB', '-c', 'log_min_messages=warning'],
];

export interface EmbeddedServerOptions {
  /** Further `postgres` command-line flags, for example to switch fsync off in tests. */
  readonly flags?: readonly string[];
}

/** Where one server lives: its programs, its cluster, who it runs as, and the file that lets one process at a time set it up. */
interface ServerPlace {
  readonly bin: string;
  readonly folder: string;
  readonly user: ServerUser | null;
  readonly lock: string;
}

/**
 * A real PostgreSQL under the data folder, reachable on 127.0.0.1 only.
 * It is started by pg_ctl in a session of its own, so that Ctrl-C reaches us first and a `kill -9` of ours leaves it running:
 * the next start attaches to it again. Several processes may use it at once; the last one to leave stops it.
 */
export class EmbeddedServer {
  private constructor(
    readonly url: string,
    private readonly place: ServerPlace,
    private readonly tenants: ServerTenants,
  ) {}

  /** @throws EmbeddedServerError when it cannot be set up or started; the message names the server's own log */
  static async open(dataFolder: string, options: EmbeddedServerOptions = {}): Promise<EmbeddedServer> {
    const user = await findServerUser();
    const bin = await findServerBinaries(dataFolder, user);
    const place = { bin, user, folder: join(dataFolder, 'postgres'), lock: join(dataFolder, 'postgres.lock') };
    const tenants = new ServerTenants(dataFolder);
    return withLock(place.lock, async () => {
      const password = await readOrMakePassword(dataFolder);
      await tenants.enter();
      try {
        if (await isMissing(join(place.folder, 'PG_VERSION'))) await initialise(place, password);
        const port = (await runningPort(place)) ?? (await start(place, options.flags ?? []));
        await ensureDatabase(port, password);
        const url = `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
        return new EmbeddedServer(url, place, tenants);
      } catch (error) {
        await tenants.leave();
        throw error;
      }
    });
  }

  /** Superuser address, for creating further databases in tests. */
  get adminUrl(): string {
    return this.url.replace(`//${DATABASE}:`, `//${SUPERUSER}:`).replace(/\/[^/]*$/, '/postgres');
  }

  /** Stops the server unless another process still uses it. */
  async close(): Promise<void> {
    const { place } = this;
    await withLock(place.lock, async () => {
      if (!(await this.tenants.leave())) return;
      try {
        await runAs(place.user, join(place.bin, 'pg_ctl'), ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', '60']);
      } catch (error) {
        // Already stopped, by somebody else or by itself: that is what we wanted.
        if ((await runningPort(place)) !== null) throw error;
      }
    });
  }
}

async function initialise({ bin, folder, user }: ServerPlace, password: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== null) await chown(folder, user.uid, user.gid);
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) await chown(passwordFile, user.uid, user.gid);
  try {
    await runAs(user, join(bin, 'initdb'), [
      ...[`--pgdata=${folder}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ]);
  } catch (error) {
    // A half-made cluster would be taken for a finished one at the next start.
    await rm(folder, { recursive: true, force: true });
    throw new EmbeddedServerError(START_UP_FAULTS.databaseNotCreated(folder, messageOf(error)), { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start({ bin, folder, user }: ServerPlace, flags: readonly string[]): Promise<number> {
  const port = await findFreePort();
  const log = join(folder, 'server.log');
  const words = [...SERVER_FLAGS, ...flags].map((flag) => `'${flag}'`).join(' ');
  try {
    await runAs(user, join(bin, 'pg_ctl'), ['start', '-D', folder, '-l', log, '-w', '-t', '60', '-o', `-p ${port} ${words}`]);
  } catch (error) {
    throw new EmbeddedServerError(START_UP_FAULTS.databaseNotStarted(log), { cause: error });
  }
  return port;
}

/** Port of the server that runs on this folder, or null. A stale pid file (after a power cut) is told apart by pg_ctl. */
async function runningPort({ bin, folder, user }: ServerPlace): Promise<number | null> {
  const isRunning = await runAs(user, join(bin, 'pg_ctl'), ['status', '-D', folder]).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  const port = Number(lines[PORT_LINE]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

/** The application's own role and database; the role is no superuser. */
async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres' });
  try {
    await client.connect();
    const role = await client.query('select 1 from pg_roles where rolname = $1', [DATABASE]);
    if (role.rowCount === 0) {
      await client.query(`create role ${DATABASE} login nosuperuser nocreaterole createdb password ${client.escapeLiteral(password)}`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${DATABASE}`);
  } catch (error) {
    throw new EmbeddedServerError(START_UP_FAULTS.databaseNotServing(describeReason(errorCodeOf(error), messageOf(error))), {
      cause: error,
    });
  } finally {
    await client.end();
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

function runAs(user: ServerUser | null, command: string, parameters: readonly string[]): Promise<unknown> {
  // The working folder must be one the server's user may stand in.
  return run(command, [...parameters], { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, ...user });
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new EmbeddedServerError(START_UP_FAULTS.noFreePort('127.0.0.1'));
  return address.port;
}

/** One process at a time sets the server up, starts or stops it; a lock left by a killed process goes stale. */
async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const file = await open(path, 'wx').catch(() => null);
    if (file !== null) {
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    }
    if (await isStale(path)) await rm(path, { force: true });
    else await delay(100);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const [text, found] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    if (Date.now() - found.mtimeMs > LOCK_STALE_MS) return true;
    if (text === '') return false;
    process.kill(Number(text), 0);
    return false;
  } catch (error) {
    return errorCodeOf(error) === 'ESRCH';
  }
}

function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    () => true,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
