import { Injectable } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { AccountRepository, type SignedInAccount } from './account.repository.ts';
import { AuditLog } from './audit/audit-log.ts';
import { auditNetwork } from './audit/request-audit.ts';
import { normaliseUsername } from './account.service.ts';
import { PasswordHasher } from './password-hasher.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

const SIGN_IN_FAILED: ProblemKind = {
  code: 'sign-in-failed',
  status: 401,
  title: { vi: 'Tên đăng nhập hoặc mật khẩu không đúng', en: 'Wrong user name or password' },
};

/** What somebody who wants to be let in says. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Address of the client, for throttling. */
  readonly address: string;
}

/** The one place where passwords are checked: sign-in form and HTTP Basic alike, throttled together. */
@Injectable()
export class CredentialVerifier {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException 401, the same and as late for an unknown name as for a wrong password; 429 or 503 when it is too much */
  async verify({ username: typed, password, address }: Credentials): Promise<SignedInAccount> {
    const username = normaliseUsername(typed);
    this.throttle.charge(username, address);
    const found = await this.accounts.find(username);
    const isRight = await this.hasher.verify(found?.passwordHash ?? null, password);
    if (!found || !isRight) {
      // A name that is none of ours is not written down: people type passwords there.
      const actor = found?.username ?? null;
      await this.audit.write({
        kind: 'session',
        actor,
        role: found?.role ?? null,
        action: 'session.failed',
        network: auditNetwork(address),
      });
      throw new ProblemException(SIGN_IN_FAILED);
    }
    this.throttle.refund(username, address);
    const { passwordHash: _hash, ...account } = found;
    return account;
  }
}
