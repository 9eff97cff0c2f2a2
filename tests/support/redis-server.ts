import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { findFreePort } from './free-port.ts';

/** True when a redis-server is on the PATH; NHIPTHU_REQUIRE_REDIS=1 makes its absence an error instead of a skipped suite. */
export function hasRedisServer(): boolean {
  const found = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'redis-server')));
  if (!found && process.env['NHIPTHU_REQUIRE_REDIS'] === '1')
    throw new Error('NHIPTHU_REQUIRE_REDIS=1, but no redis-server is on the PATH');
  return found;
}

export interface PrivateRedis {
  readonly url: string;
  /** `kill -9`, and a start on the same port with the files that are left, as by whoever supervises it. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A redis-server of our own on a free port, with its files in a temporary folder. `isDurable`: with an append-only file, as docker-compose.yml has it. */
export async function startRedis({ policy = 'noeviction', isDurable = false } = {}): Promise<PrivateRedis> {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-redis-'));
  const durable = isDurable ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : [];
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, '--maxmemory-policy', policy, ...durable];
  const url = `redis://127.0.0.1:${port}`;
  const start = async (): Promise<ChildProcess> => {
    const child = spawn('redis-server', flags, { stdio: 'ignore' });
    const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
    client.on('error', () => undefined);
    await client.ping();
    client.disconnect();
    return child;
  };
  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  let running = await start();
  return {
    url,
    async kill() {
      await end(running);
      running = await start();
    },
    async stop() {
      await end(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
