import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { ProblemException, type ProblemKind } from '../http/problem.ts';

/** Argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const PARAMETERS: Options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** How many run at a time: each takes its memory and one thread of libuv's pool. */
const CONCURRENCY = 4;
/** How many may wait; with more, signing in is being flooded and waiting would not help. */
const WAITING_MAX = 64;

const TOO_BUSY: ProblemKind = {
  code: 'sign-in-busy',
  status: 503,
  title: { vi: 'Đang có quá nhiều lượt đăng nhập', en: 'Too many sign-ins at this moment' },
};

/** Hashes and verifies passwords, a few at a time. Passwords are taken in NFKC, as keyboards differ in how they compose "ế". */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), PARAMETERS));
  }

  /** Without a hash (no such account) it verifies against a decoy, so that the answer takes as long, and is false. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.decoyHash());
    const matches = await this.inTurn(() => verify(against, password.normalize('NFKC')));
    return passwordHash !== null && matches;
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hash(randomBytes(32), PARAMETERS);
    return this.decoy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= CONCURRENCY) {
      if (this.waiting.length >= WAITING_MAX) throw new ProblemException(TOO_BUSY, { headers: { 'Retry-After': '5' } });
      // Whoever finishes hands its place on, so `running` does not change here.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
