import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { EmbeddedServer } from '../../apps/api/src/database/embedded-server.ts';
import { findServerBinaries, findServerUser } from '../../apps/api/src/database/server-binaries.ts';
import { makeDataFolder } from './program.ts';

/** A PostgreSQL of one test file's own, with fsync, that may be restarted under its users. */
export interface OwnServer {
  /** As after a power failure of the server. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** From now on the databases of this test file are made on it. */
export async function openOwnServer(): Promise<OwnServer> {
  const folder = await makeDataFolder();
  const server = await EmbeddedServer.open(folder.path);
  process.env['NHIPTHU_TEST_DATABASE'] = server.url;
  return {
    async restart() {
      const user = await findServerUser();
      const bin = await findServerBinaries(folder.path, user);
      const words = ['restart', '-D', join(folder.path, 'postgres'), '-m', 'immediate', '-w', '-t', '60'];
      const control = spawn(join(bin, 'pg_ctl'), words, { stdio: 'ignore', cwd: '/', ...(user && { uid: user.uid, gid: user.gid }) });
      const [code]: unknown[] = await once(control, 'exit');
      if (code !== 0) throw new Error(`pg_ctl restart ended with ${String(code)}`);
    },
    async close() {
      await server.close();
      await folder.remove();
    },
  };
}
