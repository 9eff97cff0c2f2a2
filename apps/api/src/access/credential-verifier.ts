import { Injectable } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { AccountRepository, type SignedInAccount } from './account.repository.ts';
import { AuditLog } from './audit/audit-log.ts';
import { auditNetwork } from './audit/request-audit.ts';
import { normaliseUsername } from './account.service.ts';
import { PasswordHasher } from './password-hasher.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { tellRefusal } from './tell-refusal.ts';

const SIGN_IN_FAILED: ProblemKind = {
  code: 'sign-in-failed',
  status: 401,
  title: { vi: 'Tên đăng nhập hoặc mật khẩu không đúng', en: 'Wrong user name or password' },
};

const SECOND_FACTOR_NEEDED: ProblemKind = {
  code: 'second-factor-needed',
  status: 401,
  title: { vi: 'Cần mã xác thực hai bước', en: 'A code of the second factor is needed' },
};

const SECOND_FACTOR_WRONG: ProblemKind = {
  code: 'second-factor-wrong',
  status: 401,
  title: { vi: 'Mã xác thực không đúng hoặc đã dùng', en: 'The code is wrong or was used already' },
};

/** What somebody who wants to be let in says. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Address of the client, for throttling. */
  readonly address: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined;
}

/** The one place where passwords are checked: sign-in form and HTTP Basic alike, throttled together. */
@Injectable()
export class CredentialVerifier {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
    private readonly factors: SecondFactorService,
  ) {}

  /**
   * Whose credentials these are, with the second factor where the account has one. The charge of the throttle is given back only once all of it is right:
   * with a stolen password codes are guessed as slowly as passwords.
   * @throws ProblemException 401, the same and as late for an unknown name as for a wrong password; 429 or 503 when it is too much
   */
  verify(credentials: Credentials): Promise<SignedInAccount> {
    return tellRefusal(this.admit(credentials));
  }

  /** The second factor alone, of somebody who has shown otherwise who they are. @throws ProblemException 401, 429 */
  verifyCode(account: SignedInAccount, code: string, address: string): Promise<void> {
    return tellRefusal(this.admitCode(account, code, address));
  }

  private async admit({ code, ...credentials }: Credentials): Promise<SignedInAccount> {
    const account = await this.compare(credentials);
    const answer = await this.factors.check(account.id, code ?? null);
    if (answer === 'missing') throw new ProblemException(SECOND_FACTOR_NEEDED);
    if (answer === 'wrong') {
      await this.noteFailure(account, credentials.address);
      throw new ProblemException(SECOND_FACTOR_WRONG);
    }
    await this.throttle.refund(accountSubject(account.username), credentials.address);
    return account;
  }

  private async admitCode(account: SignedInAccount, code: string, address: string): Promise<void> {
    const subject = accountSubject(account.username);
    await this.throttle.charge(subject, address);
    if ((await this.factors.check(account.id, code)) !== 'right') {
      await this.noteFailure(account, address);
      throw new ProblemException(SECOND_FACTOR_WRONG);
    }
    await this.throttle.refund(subject, address);
  }

  /** The password alone, of somebody who is signed in. @throws ProblemException as `verify` */
  async verifyPassword(credentials: Credentials): Promise<SignedInAccount> {
    const account = await this.compare(credentials);
    await this.throttle.refund(accountSubject(account.username), credentials.address);
    return account;
  }

  private async compare({ username: typed, password, address }: Credentials): Promise<SignedInAccount> {
    const username = normaliseUsername(typed);
    await this.throttle.charge(accountSubject(username), address);
    const found = await this.accounts.find(username);
    const isRight = await this.hasher.verify(found?.passwordHash ?? null, password);
    if (!found || !isRight) {
      await this.noteFailure(found, address);
      throw new ProblemException(SIGN_IN_FAILED);
    }
    const { passwordHash, ...account } = found;
    if (await this.hasher.isOutdated(passwordHash)) {
      await this.accounts.upgradeHash(account.id, passwordHash, await this.hasher.hash(password));
    }
    return account;
  }

  /** A name that is none of ours is not written down: people type passwords there. */
  private noteFailure(account: SignedInAccount | null, address: string): Promise<void> {
    const { username: actor = null, role = null } = account ?? {};
    return this.audit.write({ kind: 'session', actor, role, action: 'session.failed', network: auditNetwork(address) });
  }
}

/** What is guessed at where somebody's password or code is. */
function accountSubject(username: string): string {
  return `account ${username}`;
}
