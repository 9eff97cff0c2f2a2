import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import type { NewAccount } from '../account.repository.ts';
import { SignInThrottle } from '../sign-in-throttle.ts';
import { WallClock } from '../wall-clock.ts';
import { SetupRepository } from './setup.repository.ts';

const FILE = 'setup-token.txt';
const HOUR_MS = 3_600_000;
/** How long a token is good. */
const SETUP_HOURS = 24;

/** What is guessed at, for the throttle. */
const SUBJECT = 'setup';

const WRONG_TOKEN: ProblemKind = {
  code: 'setup-token-wrong',
  status: 400,
  title: {
    vi: 'Mã thiết lập không đúng, đã dùng hoặc đã hết hạn; khởi động lại chương trình để có mã mới',
    en: 'The set-up code is wrong, used or too old; start the program again for a new one',
  },
};

/**
 * The secret with which the first account is made: shown on the console at the first start and kept in a file of the data folder (0600); the database
 * has its hash.
 */
@Injectable()
export class SetupToken {
  constructor(
    private readonly setups: SetupRepository,
    private readonly throttle: SignInThrottle,
    private readonly clock: WallClock,
    private readonly runtime: Runtime,
  ) {}

  /**
   * Makes one, unless there is one that is good for half of its time yet, which another process may have shown.
   * @returns null when there is an account: nothing is to be set up any more
   */
  async prepare(): Promise<string | null> {
    const path = join(this.runtime.dataFolder, FILE);
    const now = this.clock.now();
    const token = await this.setups.prepare(async (stored) => {
      const known = (await readFile(path, 'utf8').catch(() => '')).trim();
      const isGood = stored !== null && stored.hash === hashSetupToken(known) && hoursUntil(stored.expiresAt, now) > SETUP_HOURS / 2;
      if (isGood) return { token: known, stored };
      const made = randomBytes(24).toString('base64url');
      // Anew, so that the rights of a file that was there before do not stay.
      await rm(path, { force: true });
      await writeFile(path, `${made}\n`, { mode: 0o600, flush: true });
      return {
        token: made,
        stored: { hash: hashSetupToken(made), expiresAt: new Date(now.getTime() + SETUP_HOURS * HOUR_MS).toISOString() },
      };
    });
    if (token === null) await this.forget();
    return token;
  }

  /** @throws ProblemException 400 when the token is wrong, used or too old, 429 after too many wrong ones */
  async require(token: string, address: string): Promise<void> {
    await this.throttle.charge(SUBJECT, address);
    if (!(await this.setups.isGood(hashSetupToken(token), this.clock.now()))) throw new ProblemException(WRONG_TOKEN);
    await this.throttle.refund(SUBJECT, address);
  }

  /** Uses the token up and makes the account, both or neither. @returns its id. @throws ProblemException 400 when the token is no longer good */
  async use(token: string, account: NewAccount): Promise<number> {
    const id = await this.setups.createFirst(hashSetupToken(token), this.clock.now(), account);
    if (id === null) throw new ProblemException(WRONG_TOKEN);
    await this.forget();
    return id;
  }

  /** The file goes once the token is used. */
  private async forget(): Promise<void> {
    await rm(join(this.runtime.dataFolder, FILE), { force: true });
  }
}

/** What is stored of it. */
function hashSetupToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function hoursUntil(then: string, now: Date): number {
  return (new Date(then).getTime() - now.getTime()) / HOUR_MS;
}
