import { Injectable } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { networkOf } from './network-of.ts';
import { WallClock } from './wall-clock.ts';

/** `free` failures cost nothing; each further one doubles the wait, from one second up to `maxSeconds`. */
interface ThrottleRule {
  readonly free: number;
  readonly maxSeconds: number;
}

/** Short, because anybody can fail on somebody else's account: it slows guessing and locks nobody out. */
const ACCOUNT_RULE: ThrottleRule = { free: 5, maxSeconds: 30 };
/** Wide, because a whole office may share one address. */
const ADDRESS_RULE: ThrottleRule = { free: 30, maxSeconds: 300 };
/** A record without a new failure for so long is forgotten. */
const MEMORY_SECONDS = 3600;
/** Records kept; beyond it the one that failed longest ago goes first. */
const RECORDS_MAX = 10_000;

const THROTTLED: ProblemKind = {
  code: 'sign-in-throttled',
  status: 429,
  title: { vi: 'Đăng nhập sai quá nhiều lần', en: 'Too many failed sign-ins' },
};

interface FailureRecord {
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly failedAt: number;
  readonly blockedUntil: number;
}

/**
 * Slows down guessing, per account and per address (IPv6: per /64). An attempt is charged before the password is verified and
 * given back when it was right, so that parallel guesses do not slip through.
 * Kept in the memory of this process: with several api processes the allowance multiplies, and a restart forgets it.
 */
@Injectable()
export class SignInThrottle {
  /** Ordered by the last failure, oldest first. */
  private readonly records = new Map<string, FailureRecord>();

  constructor(private readonly clock: WallClock) {}

  /** @throws ProblemException 429 with `Retry-After` when the account or the address has to wait */
  charge(username: string, address: string): void {
    const now = this.clock.now().getTime();
    const keys = [
      [accountKey(username), ACCOUNT_RULE],
      [addressKey(address), ADDRESS_RULE],
    ] as const;
    const blockedUntil = Math.max(...keys.map(([key]) => this.recall(key, now)?.blockedUntil ?? 0));
    if (blockedUntil > now) throw throttled(Math.ceil((blockedUntil - now) / 1000));
    for (const [key, rule] of keys) this.addFailure(key, rule, now);
  }

  /** The attempt just charged was right: the account starts afresh, the address gets the charge back. */
  refund(username: string, address: string): void {
    this.records.delete(accountKey(username));
    const key = addressKey(address);
    const record = this.records.get(key);
    if (record && record.failures > 1) this.records.set(key, { ...record, failures: record.failures - 1, blockedUntil: 0 });
    else this.records.delete(key);
  }

  private recall(key: string, now: number): FailureRecord | undefined {
    const record = this.records.get(key);
    return record && now - record.failedAt < MEMORY_SECONDS * 1000 ? record : undefined;
  }

  private addFailure(key: string, rule: ThrottleRule, now: number): void {
    const failures = (this.recall(key, now)?.failures ?? 0) + 1;
    const waitSeconds = failures <= rule.free ? 0 : Math.min(2 ** (failures - rule.free - 1), rule.maxSeconds);
    this.records.delete(key);
    this.records.set(key, { failures, failedAt: now, blockedUntil: now + waitSeconds * 1000 });
    if (this.records.size > RECORDS_MAX) {
      const oldest = this.records.keys().next();
      if (!oldest.done) this.records.delete(oldest.value);
    }
  }
}

function throttled(seconds: number): ProblemException {
  return new ProblemException(THROTTLED, {
    detail: { vi: `Vui lòng thử lại sau ${seconds} giây.`, en: `Please try again in ${seconds} s.` },
    headers: { 'Retry-After': String(seconds) },
  });
}

function accountKey(username: string): string {
  return `account ${username}`;
}

function addressKey(address: string): string {
  return `address ${networkOf(address, { bytes: 4, groups: 4 })}`;
}
