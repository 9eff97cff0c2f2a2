import { Injectable } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { networkOf } from './network-of.ts';
import { Pepper } from './pepper.ts';
import { SignInFailureRepository, type Charge } from './sign-in-failure.repository.ts';
import { WallClock } from './wall-clock.ts';

type ThrottleRule = Pick<Charge, 'free' | 'maxSeconds'>;

/** Short, because anybody can fail on somebody else's account: it slows guessing and locks nobody out. */
const SUBJECT_RULE: ThrottleRule = { free: 5, maxSeconds: 30 };
/** Letters go to somebody who may not have asked for them. */
export const LETTER_RULE: ThrottleRule = { free: 3, maxSeconds: 1800 };
/** Wide, because a whole office may share one address. */
const ADDRESS_RULE: ThrottleRule = { free: 30, maxSeconds: 300 };
/** A record without a new failure for so long is forgotten. */
const MEMORY_SECONDS = 3600;

const THROTTLED: ProblemKind = {
  code: 'sign-in-throttled',
  status: 429,
  title: { vi: 'Đã thử quá nhiều lần', en: 'Too many attempts' },
};

/**
 * Slows down guessing, per account (or whatever else is guessed at) and per address (IPv6: per /64). An attempt is charged before the secret is verified
 * and given back when it was right, so that parallel guesses do not slip through. Kept in the database: all api processes count together, and a restart
 * forgets nothing.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly failures: SignInFailureRepository,
    private readonly pepper: Pepper,
    private readonly clock: WallClock,
  ) {}

  /**
   * @param subject what is guessed at: `account lan`, `token 3f…`
   * @param rule how soon whoever goes on at the subject has to wait
   * @throws ProblemException 429 with `Retry-After` when the subject or the address has to wait
   */
  async charge(subject: string, address: string, rule: ThrottleRule = SUBJECT_RULE): Promise<void> {
    const now = this.clock.now();
    const charges = [
      { key: await this.pepper.mac(subjectText(subject)), ...rule },
      { key: await this.pepper.mac(addressText(address)), ...ADDRESS_RULE },
    ];
    // Whoever is blocked is turned away without a write.
    requireOver(await this.failures.findBlock(charges.map(({ key }) => key)), now);
    const since = new Date(now.getTime() - MEMORY_SECONDS * 1000);
    requireOver(await this.failures.charge(charges, now, since), now);
    await this.failures.sweep(since);
  }

  /** The attempt just charged was right: the subject starts afresh, the address gets the charge back. */
  async refund(subject: string, address: string): Promise<void> {
    await this.failures.forget(await this.pepper.mac(subjectText(subject)));
    await this.failures.giveBack(await this.pepper.mac(addressText(address)));
  }
}

function requireOver(blockedUntil: Date | null, now: Date): void {
  const waitMs = blockedUntil === null ? 0 : blockedUntil.getTime() - now.getTime();
  if (waitMs > 0) throw throttled(Math.ceil(waitMs / 1000));
}

function throttled(seconds: number): ProblemException {
  return new ProblemException(THROTTLED, {
    detail: { vi: `Vui lòng thử lại sau ${seconds} giây.`, en: `Please try again in ${seconds} s.` },
    headers: { 'Retry-After': String(seconds) },
  });
}

function subjectText(subject: string): string {
  return `throttle ${subject}`;
}

function addressText(address: string): string {
  return `throttle address ${networkOf(address, { bytes: 4, groups: 4 })}`;
}
