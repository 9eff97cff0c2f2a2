import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CredentialVerifier } from '../../apps/api/src/access/credential-verifier.ts';
import { ProblemException } from '../../apps/api/src/http/problem.ts';
import { PASSWORD, startHttpApp, type HttpTestApp } from '../support/http-app.ts';

const GUESSES = 10_000;
/** Of the clock that the throttle reads: ten thousand guesses in an hour. */
const BETWEEN_MINUTES = 60 / GUESSES;

let http: HttpTestApp;
let verifier: CredentialVerifier;

/** The status of an attempt: 200 when it was right. */
async function attempt(username: string, password: string, address: string): Promise<number> {
  try {
    await verifier.verify({ username, password, address });
    return 200;
  } catch (error) {
    if (error instanceof ProblemException) return error.kind.status;
    throw error;
  }
}

/** How many of the guesses of an hour were compared with a password at all; the others were turned away before. */
async function countCompared(guess: (index: number) => readonly [username: string, address: string]): Promise<number> {
  let compared = 0;
  let turnedAway = 0;
  for (let index = 0; index < GUESSES; index += 1) {
    const [username, address] = guess(index);
    const status = await attempt(username, `doan-${index}`, address);
    if (status === 401) compared += 1;
    if (status === 429) turnedAway += 1;
    http.clock.passMinutes(BETWEEN_MINUTES);
  }
  expect(compared + turnedAway).toBe(GUESSES);
  return compared;
}

beforeAll(async () => {
  http = await startHttpApp();
  verifier = http.app.get(CredentialVerifier, { strict: false });
  await http.accounts.ensureAccount({ username: 'noivu', displayName: 'N', role: 'home-affairs', password: PASSWORD });
}, 60_000);
afterAll(() => http.close());
// Longer than failures are remembered.
beforeEach(() => http.clock.passMinutes(120));

describe('ten thousand guesses within an hour', () => {
  it('at one account, each from another address: 5 at once, then after 1, 2, 4, 8, 16 s and one every 30 s', async () => {
    const compared = await countCompared((index) => ['noivu', `10.${index % 200}.${Math.floor(index / 200)}.7`]);
    // 6 at the start, 5 while the wait doubles up to 31 s, then (3600 - 31) / 30 = 118, less what falls between two guesses.
    expect(compared).toBeGreaterThan(120);
    expect(compared).toBeLessThanOrEqual(6 + 5 + 119);
    // Nobody is locked out by that: after the longest wait the owner is let in, from an address that guessed nothing.
    http.clock.passMinutes(0.5);
    expect(await attempt('noivu', PASSWORD, '192.0.2.1')).toBe(200);
    expect(await attempt('noivu', PASSWORD, '192.0.2.1')).toBe(200);
  }, 240_000);

  it.each([
    ['one IPv4 address', () => '203.0.113.9'],
    ['one IPv6 /64, each from another host of it', (index: number) => `2001:db8:0:7::${(index + 1).toString(16)}`],
  ])(
    'at as many accounts from %s: 30 at once, then after doubling waits and one every 300 s',
    async (_from, addressOf) => {
      const compared = await countCompared((index) => [`khong-co-${index}`, addressOf(index)]);
      // 31 at the start, 9 while the wait doubles up to 511 s, then (3600 - 511) / 300 = 10.
      expect(compared).toBeGreaterThan(40);
      expect(compared).toBeLessThanOrEqual(31 + 9 + 11);
      // Its neighbours are not made to wait.
      expect(await attempt('noivu', PASSWORD, '203.0.114.9')).toBe(200);
      expect(await attempt('noivu', PASSWORD, '2001:db8:0:8::1')).toBe(200);
    },
    240_000,
  );
});
