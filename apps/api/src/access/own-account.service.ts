import { Injectable } from '@nestjs/common';
import { AccountRepository, type SignedInAccount } from './account.repository.ts';
import { AuditLog } from './audit/audit-log.ts';
import { auditNetwork } from './audit/request-audit.ts';
import { CredentialVerifier } from './credential-verifier.ts';
import { PasswordHasher } from './password-hasher.ts';
import { requireGoodPassword } from './password.ts';
import { SessionService } from './session.service.ts';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  /** Address of the client, for throttling. */
  readonly address: string;
  /** The session that asks, which goes on. */
  readonly token: string;
}

/** What somebody does with their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionService,
    private readonly verifier: CredentialVerifier,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Sets a new password and ends every other session. The present one is asked for: whoever found an open page is not its owner.
   * @throws PasswordRuleError; ProblemException as CredentialVerifier.verify
   */
  async changePassword(account: SignedInAccount, { current, next, address, token }: PasswordChange): Promise<void> {
    requireGoodPassword(next);
    await this.verifier.verify({ username: account.username, password: current, address });
    const { username: actor, role } = account;
    await this.audit.write({
      kind: 'account',
      actor,
      role,
      action: 'account.password-changed',
      subject: actor,
      network: auditNetwork(address),
    });
    await this.accounts.setHash(account.id, await this.hasher.hash(next));
    await this.sessions.endOthers(account, token);
  }
}
