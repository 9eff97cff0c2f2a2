import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pepper } from '../../apps/api/src/access/pepper.ts';
import { SignInFailureRepository } from '../../apps/api/src/access/sign-in-failure.repository.ts';
import { SignInThrottle } from '../../apps/api/src/access/sign-in-throttle.ts';
import { WallClock } from '../../apps/api/src/access/wall-clock.ts';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { ProblemException } from '../../apps/api/src/http/problem.ts';
import { makeDataFolder, startProgram } from '../support/program.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

class SetClock extends WallClock {
  private at = Date.UTC(2026, 6, 1);
  override now(): Date {
    return new Date(this.at);
  }
  pass(seconds: number): void {
    this.at += seconds * 1000;
  }
}

let database: TestDatabase;
let folder: string;
let clock: SetClock;
let throttle: SignInThrottle;

/** As another process would have it. */
function makeThrottle(): SignInThrottle {
  const pepper = new Pepper(new Runtime(readSettings({}), folder, ''));
  return new SignInThrottle(new SignInFailureRepository(database.dataSource), pepper, clock);
}

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-throttle-'));
}, 60_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.dataSource.query('truncate sign_in_failure');
  clock = new SetClock();
  throttle = makeThrottle();
});

async function waitOf(subject: string, address: string, from = throttle): Promise<number> {
  try {
    await from.charge(subject, address);
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemException) || error.kind.status !== 429) throw error;
    return Number(error.headers['Retry-After']);
  }
}

async function fail(times: number, subject: string, address: string): Promise<void> {
  for (let n = 0; n < times; n += 1) await throttle.charge(subject, address);
}

describe('SignInThrottle', () => {
  it('doubles the wait with every failure after the free ones, up to half a minute for an account', async () => {
    await fail(5, 'lan', '10.0.0.1');
    const waits: number[] = [];
    for (let n = 1; n <= 8; n += 1) {
      await throttle.charge('lan', `10.0.1.${n}`);
      const wait = await waitOf('lan', '10.0.2.1');
      clock.pass(wait);
      waits.push(wait);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('does not lock out: after the wait the next attempt is heard', async () => {
    await fail(6, 'lan', '10.0.0.1');
    expect(await waitOf('lan', '10.0.0.2')).toBe(1);
    clock.pass(1);
    expect(await waitOf('lan', '10.0.0.2')).toBe(0);
  });

  it('does not let an attempt that came too early make the wait longer', async () => {
    await fail(6, 'lan', '10.0.0.1');
    for (let n = 0; n < 10; n += 1) expect(await waitOf('lan', '10.0.0.1')).toBe(1);
  });

  it('slows an address that tries many accounts', async () => {
    for (let n = 0; n < 31; n += 1) await throttle.charge(`user-${n}`, '10.0.0.1');
    expect(await waitOf('somebody', '10.0.0.1')).toBe(1);
    expect(await waitOf('somebody', '10.0.0.2')).toBe(0);
  });

  it('takes an IPv6 network of 64 bits for one address, and an IPv4 address in IPv6 form for itself', async () => {
    for (let n = 0; n < 31; n += 1) await throttle.charge(`user-${n}`, `2001:db8:0:7::${n.toString(16)}`);
    expect(await waitOf('somebody', '2001:db8::7:1:2:3:4')).toBe(1);
    expect(await waitOf('somebody', '2001:db8:0:8::1')).toBe(0);
    for (let n = 0; n < 31; n += 1) await throttle.charge(`other-${n}`, '::ffff:10.0.0.9');
    expect(await waitOf('another', '10.0.0.9')).toBe(1);
  });

  it('forgives the account when the password was right, and gives the address back that one attempt', async () => {
    await fail(5, 'lan', '10.0.0.1');
    await throttle.refund('lan', '10.0.0.1');
    await fail(5, 'lan', '10.0.0.1');
    expect(await waitOf('lan', '10.0.0.1')).toBe(0);
  });

  it('forgets failures after an hour without a new one', async () => {
    await fail(6, 'lan', '10.0.0.1');
    clock.pass(3600);
    await fail(5, 'lan', '10.0.0.1');
    expect(await waitOf('lan', '10.0.0.1')).toBe(0);
  });

  it('counts what every process sees, and in parallel as one after the other', async () => {
    const other = makeThrottle();
    const tries = Array.from({ length: 40 }, (_, n) => waitOf('lan', `10.0.${n}.1`, n % 2 === 0 ? throttle : other));
    const waits = await Promise.all(tries);
    expect([waits.filter((wait) => wait === 0).length, waits.filter((wait) => wait === 1).length]).toEqual([6, 34]);
    // The one that came through after a second, from whichever process, makes everybody wait for two.
    clock.pass(1);
    expect(await waitOf('lan', '10.1.0.1', other)).toBe(0);
    expect(await waitOf('lan', '10.1.0.2', throttle)).toBe(2);
  });

  it('writes down neither names nor addresses, and keeps nothing longer than an hour', async () => {
    for (let n = 0; n < 25; n += 1) await throttle.charge(`mat-khau-go-nham-${n}`, `10.0.${n}.1`);
    const read = (): Promise<{ key: Buffer }[]> => database.dataSource.query('select key from sign_in_failure');
    const rows = await read();
    expect([rows.length, new Set(rows.map(({ key }) => key.length))]).toEqual([50, new Set([32])]);
    clock.pass(3600);
    for (let n = 0; n < 3; n += 1) await throttle.charge('lan', '10.1.0.1');
    expect(await read()).toHaveLength(2);
  });
});

describe('two api processes', () => {
  it('make whoever guesses at both wait as if there were one, also after a restart', async () => {
    const own = await createTestDatabase();
    const data = await makeDataFolder();
    const environment = { DATABASE_URL: own.url, NHIPTHU_DATA: data.path, ROLE: 'api', PORT: '0' };
    const programs = [startProgram(environment), startProgram(environment)];
    const guess = async (address: string): Promise<number> => {
      const body = JSON.stringify({ username: 'ai-do', password: 'doan-mo-thoi' });
      const { status } = await fetch(`${address}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return status;
    };
    try {
      const addresses = await Promise.all(programs.map((program) => program.address()));
      const statuses = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(addresses[n % 2]!)));
      expect([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length]).toEqual([6, 6]);
      // Beyond the seconds a restart takes.
      await own.dataSource.query(`update sign_in_failure set blocked_until = now() + interval '1 minute'`);
      await programs[0]!.end('SIGTERM');
      const again = startProgram(environment);
      programs.push(again);
      expect(await guess(await again.address())).toBe(429);
    } finally {
      await Promise.all(programs.map((program) => program.end('SIGTERM')));
      await own.drop();
      await data.remove();
    }
  }, 120_000);
});
