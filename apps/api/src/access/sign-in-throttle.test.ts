import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProblemException } from '../http/problem.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { WallClock } from './wall-clock.ts';

class SetClock extends WallClock {
  private at = Date.UTC(2026, 6, 1);
  override now(): Date {
    return new Date(this.at);
  }
  pass(seconds: number): void {
    this.at += seconds * 1000;
  }
}

let clock: SetClock;
let throttle: SignInThrottle;

beforeEach(() => {
  clock = new SetClock();
  throttle = new SignInThrottle(clock);
});

function waitOf(username: string, address: string): number {
  try {
    throttle.charge(username, address);
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemException) || error.kind.status !== 429) throw error;
    return Number(error.headers['Retry-After']);
  }
}

function fail(times: number, username: string, address: string): void {
  for (let n = 0; n < times; n += 1) throttle.charge(username, address);
}

describe('SignInThrottle', () => {
  it('doubles the wait with every failure after the free ones, up to half a minute for an account', () => {
    fail(5, 'lan', '10.0.0.1');
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => {
      throttle.charge('lan', `10.0.1.${n}`);
      const wait = waitOf('lan', '10.0.2.1');
      clock.pass(wait);
      return wait;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('does not lock out: after the wait the next attempt is heard', () => {
    fail(6, 'lan', '10.0.0.1');
    expect(waitOf('lan', '10.0.0.2')).toBe(1);
    clock.pass(1);
    expect(waitOf('lan', '10.0.0.2')).toBe(0);
  });

  it('does not let an attempt that came too early make the wait longer', () => {
    fail(6, 'lan', '10.0.0.1');
    for (let n = 0; n < 10; n += 1) expect(waitOf('lan', '10.0.0.1')).toBe(1);
  });

  it('slows an address that tries many accounts', () => {
    for (let n = 0; n < 31; n += 1) throttle.charge(`user-${n}`, '10.0.0.1');
    expect(waitOf('somebody', '10.0.0.1')).toBe(1);
    expect(waitOf('somebody', '10.0.0.2')).toBe(0);
  });

  it('takes an IPv6 network of 64 bits for one address, and an IPv4 address in IPv6 form for itself', () => {
    for (let n = 0; n < 31; n += 1) throttle.charge(`user-${n}`, `2001:db8:0:7::${n.toString(16)}`);
    expect(waitOf('somebody', '2001:db8::7:1:2:3:4')).toBe(1);
    expect(waitOf('somebody', '2001:db8:0:8::1')).toBe(0);
    for (let n = 0; n < 31; n += 1) throttle.charge(`other-${n}`, '::ffff:10.0.0.9');
    expect(waitOf('another', '10.0.0.9')).toBe(1);
  });

  it('forgives the account when the password was right, and gives the address back that one attempt', () => {
    fail(5, 'lan', '10.0.0.1');
    throttle.refund('lan', '10.0.0.1');
    fail(5, 'lan', '10.0.0.1');
    expect(waitOf('lan', '10.0.0.1')).toBe(0);
  });

  it('forgets failures after an hour without a new one', () => {
    fail(6, 'lan', '10.0.0.1');
    clock.pass(3600);
    fail(5, 'lan', '10.0.0.1');
    expect(waitOf('lan', '10.0.0.1')).toBe(0);
  });
});
