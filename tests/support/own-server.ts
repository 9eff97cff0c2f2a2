import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedServer } from '../../apps/api/src/database/embedded-server.ts';
import { findServerBinaries, findServerUser } from '../../apps/api/src/database/server-binaries.ts';
import { makeDataFolder } from './program.ts';
import { waitFor } from './wait-for.ts';

/** A PostgreSQL of one test file's own, with fsync, that may be restarted under its users. */
export interface OwnServer {
  /** As after a power failure of the server. */
  restart(): Promise<void>;
  /** `kill -9` of the server's first process, and a start by whoever supervises it. */
  kill(): Promise<void>;
  /** What it wrote to its log. */
  log(): Promise<string>;
  close(): Promise<void>;
}

/** From now on the databases of this test file are made on it. `flags`: of `postgres`; `place`: where its files are, a folder of its own unless said otherwise. */
export async function openOwnServer(flags: readonly string[] = [], place?: string): Promise<OwnServer> {
  const folder = place === undefined ? await makeDataFolder() : { path: place, remove: () => Promise.resolve() };
  const server = await EmbeddedServer.open(folder.path, { flags });
  process.env['NHIPTHU_TEST_DATABASE'] = server.url;
  const user = await findServerUser();
  const bin = await findServerBinaries(folder.path, user);
  /** Starts it as it was started before, and stops it first if it runs. */
  const restart = async (): Promise<boolean> => {
    const words = ['restart', '-D', join(folder.path, 'postgres'), '-m', 'immediate', '-w', '-t', '60'];
    const control = spawn(join(bin, 'pg_ctl'), words, { stdio: 'ignore', cwd: '/', ...(user && { uid: user.uid, gid: user.gid }) });
    const [code]: unknown[] = await once(control, 'exit');
    return code === 0;
  };
  return {
    async restart() {
      if (!(await restart())) throw new Error('pg_ctl restart failed');
    },
    async kill() {
      const [pid] = (await readFile(join(folder.path, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      // Its children hold the shared memory for a moment longer.
      await waitFor('the database to start again', restart, 60_000);
    },
    log: () => readFile(join(folder.path, 'postgres', 'server.log'), 'utf8'),
    async close() {
      await server.close();
      await folder.remove();
    },
  };
}
