import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeDataFolder, startProgram } from '../support/program.ts';
import { waitFor } from '../support/wait-for.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
beforeAll(async () => {
  data = await makeDataFolder();
});
afterAll(() => data.remove());

/** Process id of the embedded server that runs on the data folder, or null. */
async function serverPid(): Promise<number | null> {
  const text = await readFile(join(data.path, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

describe('starting and stopping', () => {
  it('serves, makes one account, and Ctrl-C stops everything, the embedded server too', async () => {
    const program = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    const address = await program.address();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect((await fetch(`${address}/api/v1/periods`)).status).toBe(401);
    expect(program.output()).toMatch(/account\s+quantri/);
    expect(await serverPid()).not.toBeNull();
    expect(await program.end('SIGINT')).toBe(0);
    expect(await serverPid()).toBeNull();
  }, 120_000);

  it('attaches to the server again after kill -9, shows no second password, and stops it at the end', async () => {
    const first = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await first.address();
    const pid = await serverPid();
    await first.end('SIGKILL');
    expect(await serverPid()).toBe(pid);
    const second = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await second.address();
    expect(await serverPid()).toBe(pid);
    expect(second.output()).not.toMatch(/password/);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(await serverPid()).toBeNull();
  }, 120_000);

  it('shares the server: the first to leave does not stop it under the other', async () => {
    const first = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    await first.address();
    const second = startProgram({ NHIPTHU_DATA: data.path, PORT: '0' });
    const address = await second.address();
    await first.end('SIGINT');
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    await second.end('SIGINT');
    await waitFor('the server to stop', async () => (await serverPid()) === null);
  }, 120_000);
});

describe('a start that cannot work says why and what to do', () => {
  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = other.address();
    const port = taken !== null && typeof taken === 'object' ? taken.port : 0;
    const program = startProgram({ NHIPTHU_DATA: data.path, PORT: String(port) });
    expect(await program.exitCode()).toBe(3);
    expect(program.output()).toContain(`127.0.0.1:${port} is taken by another program`);
    other.close();
  });

  it('a data folder that cannot be written to', async () => {
    const file = join(data.path, 'a-file');
    await writeFile(file, '');
    const program = startProgram({ NHIPTHU_DATA: join(file, 'data'), PORT: '0' });
    expect(await program.exitCode()).toBe(3);
    expect(program.output()).toMatch(/data folder .*a-file\/data is not writable .*set NHIPTHU_DATA/);
  });

  it('a database that does not answer, without telling its password', async () => {
    const program = startProgram({ NHIPTHU_DATA: data.path, PORT: '0', DATABASE_URL: 'postgres://boss:s3cret@127.0.0.1:1/nhipthu' });
    expect(await program.exitCode()).toBe(4);
    expect(program.output()).toContain('the database at 127.0.0.1:1/nhipthu does not answer');
    expect(program.output()).not.toContain('s3cret');
  });

  it('a Redis that does not answer', async () => {
    const program = startProgram({ NHIPTHU_DATA: data.path, PORT: '0', REDIS_URL: 'redis://127.0.0.1:1' });
    expect(await program.exitCode()).toBe(4);
    expect(program.output()).toContain('Redis (REDIS_URL) does not answer');
    expect(await serverPid()).toBeNull();
  }, 60_000);

  it('an environment with several faults: all of them at once', async () => {
    const program = startProgram({ PORT: 'x', ROLE: 'boss' });
    expect(await program.exitCode()).toBe(3);
    expect(program.output()).toMatch(/ROLE: .*\n.*→/);
    expect(program.output()).toMatch(/PORT: .*\n.*→/);
  });
});
