import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from './error-code.ts';
import { EmbeddedServerError, type ServerUser } from './server-binaries.ts';

export const SUPERUSER = 'postgres';
const PORT_LINE = 3;
const SERVING_WITHIN_MS = 15_000;
const SERVING_ASK_AGAIN_MS = 100;

const SERVER_FLAGS = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'jit=off', '-c', 'max_connections=120'],
  ...['-c', 'shared_buffers=128MB', '-c', 'max_wal_size=1GB', '-c', 'log_min_messages=warning'],
];

/** Where one server lives: its programs, its cluster, who it runs as, the file that lets one process at a time set it up, and its last port. */
export interface ServerPlace {
  readonly bin: string;
  readonly folder: string;
  readonly user: ServerUser | null;
  readonly lock: string;
  readonly portFile: string;
}

/** Makes an empty cluster. @throws EmbeddedServerError; nothing half-made is left behind */
export async function initialise({ bin, folder, user }: ServerPlace, password: string, signal?: AbortSignal): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== null) await chown(folder, user.uid, user.gid);
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) await chown(passwordFile, user.uid, user.gid);
  try {
    const words = [
      ...[`--pgdata=${folder}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ];
    await runAs(user, join(bin, 'initdb'), words, signal);
  } catch (error) {
    // A half-made cluster would be taken for a finished one at the next start.
    await rm(folder, { recursive: true, force: true });
    throw new EmbeddedServerError(START_UP_FAULTS.databaseNotCreated(folder, messageOf(error)), { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Starts the server on this port. @throws EmbeddedServerError naming the server's own log */
export async function start(
  { bin, folder, user, portFile }: ServerPlace,
  port: number,
  flags: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const log = join(folder, 'server.log');
  const words = [...SERVER_FLAGS, ...flags].map((flag) => `'${flag}'`).join(' ');
  try {
    await runAs(user, join(bin, 'pg_ctl'), ['start', '-D', folder, '-l', log, '-w', '-t', '60', '-o', `-p ${port} ${words}`], signal);
  } catch (error) {
    throw new EmbeddedServerError(START_UP_FAULTS.databaseNotStarted(log), { cause: error });
  }
  await writeFile(portFile, String(port));
}

/** Stops the server; that it has stopped already, by somebody else or by itself, is what was wanted. */
export async function stop(place: ServerPlace): Promise<void> {
  try {
    await runAs(place.user, join(place.bin, 'pg_ctl'), ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', '60']);
  } catch (error) {
    if ((await runningPort(place)) !== null) throw error;
  }
}

/** Port of the server that runs on this folder, or null. A stale pid file (after a power cut) is told apart by pg_ctl. */
export async function runningPort({ bin, folder, user }: ServerPlace): Promise<number | null> {
  const isRunning = await runAs(user, join(bin, 'pg_ctl'), ['status', '-D', folder]).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  const port = Number(lines[PORT_LINE]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

/**
 * Port of the server that runs on this folder once it takes connections, or null. One that was killed may be seen for a moment longer;
 * one that neither takes connections nor goes away within the time given is taken as it is.
 */
export async function servingPort(place: ServerPlace): Promise<number | null> {
  for (const until = Date.now() + SERVING_WITHIN_MS; ; await delay(SERVING_ASK_AGAIN_MS)) {
    const port = await runningPort(place);
    if (port === null || (await takesConnections(port)) || Date.now() > until) return port;
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => settle(true));
    const settle = (isTaken: boolean): void => {
      socket.destroy();
      resolve(isTaken);
    };
    socket.once('error', () => settle(false));
  });
}

/** Whether the process that postmaster.pid names lives; cheap enough to ask twice a second. */
export async function isServerAlive({ folder }: ServerPlace): Promise<boolean> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n', 1)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) !== 'ESRCH';
  }
}

/** The port the server had the last time, when it is free: whoever still knows the server by it finds it again; else any free port. */
export async function choosePort({ portFile }: ServerPlace): Promise<number> {
  const last = Number(await readFile(portFile, 'utf8').catch(() => ''));
  const wished = Number.isInteger(last) && last > 0 && last < 65_536 ? last : 0;
  return (await tryPort(wished)) ?? (await tryPort(0)) ?? noPort();
}

function noPort(): never {
  throw new EmbeddedServerError(START_UP_FAULTS.noFreePort('127.0.0.1'));
}

/** The port (any free one for 0), or null when it is taken. */
async function tryPort(port: number): Promise<number | null> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch {
    return null;
  }
  const address = server.address();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return address === null || typeof address === 'string' ? null : address.port;
}

/**
 * Runs one of the server's programs in a session of its own, so that the Ctrl-C of a terminal does not reach it past us.
 * When the signal is aborted it is interrupted, and waited for.
 */
function runAs(user: ServerUser | null, command: string, parameters: readonly string[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // The working folder must be one the server's user may stand in.
    const child = spawn(command, parameters, {
      ...{ cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, detached: true, ...user },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        words += chunk;
      });
    }
    const interrupt = (): void => {
      // The whole group: initdb waits for a server of its own.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    if (signal?.aborted) interrupt();
    child.once('error', reject);
    child.once('close', (code) => {
      signal?.removeEventListener('abort', interrupt);
      if (code === 0) resolve();
      else reject(new Error(words.trim() || `${command} ended with ${code ?? 'a signal'}`));
    });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
