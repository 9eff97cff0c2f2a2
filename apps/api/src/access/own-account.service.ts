import { Injectable } from '@nestjs/common';
import type { RecoveryCodesReply, SecondFactorOfferReply } from '@nhip-thu/metrics';
import { AccountRepository, type SignedInAccount } from './account.repository.ts';
import { AuditLog } from './audit/audit-log.ts';
import { auditNetwork } from './audit/request-audit.ts';
import { CredentialVerifier } from './credential-verifier.ts';
import { requireOtherPassword } from './own-account-problem.ts';
import { PasswordHasher } from './password-hasher.ts';
import { requireGoodPassword } from './password.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';

/** Whoever found an open page is not its owner: the present password is asked for. */
export interface Proof {
  readonly current: string;
  /** Address of the client, for throttling. */
  readonly address: string;
}

/** What somebody does with their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorService,
    private readonly verifier: CredentialVerifier,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Sets a new password. The caller ends the other sessions.
   * @throws PasswordRuleError; ProblemException as CredentialVerifier.verifyPassword, and when it is the present one
   */
  async changePassword(account: SignedInAccount, next: string, proof: Proof): Promise<void> {
    await requireGoodPassword(next, [account.username, account.displayName]);
    await this.prove(account, proof);
    requireOtherPassword(next, proof.current);
    await this.note('account.password-changed', account, proof.address);
    await this.accounts.setHash(account.id, await this.hasher.hash(next));
  }

  /** Where a link for a new password is sent; null: nowhere. */
  readEmail({ id }: SignedInAccount): Promise<string | null> {
    return this.accounts.findEmail(id);
  }

  /** Whoever gets letters there can set a new password. @throws ProblemException as CredentialVerifier.verifyPassword */
  async setEmail(account: SignedInAccount, email: string | null, proof: Proof): Promise<void> {
    await this.prove(account, proof);
    await this.note('account.email-changed', account, proof.address);
    await this.accounts.setEmail(account.id, email);
  }

  /** @throws ProblemException as CredentialVerifier.verifyPassword */
  async offerFactor(account: SignedInAccount, proof: Proof): Promise<SecondFactorOfferReply> {
    await this.prove(account, proof);
    return this.factors.offer(account);
  }

  async confirmFactor(account: SignedInAccount, code: string, address: string): Promise<RecoveryCodesReply> {
    await this.note('account.factor-confirmed', account, address);
    return this.factors.confirm(account.id, code);
  }

  /** @throws ProblemException as CredentialVerifier.verifyPassword */
  async removeFactor(account: SignedInAccount, proof: Proof): Promise<void> {
    await this.prove(account, proof);
    await this.note('account.factor-removed', account, proof.address);
    await this.factors.remove(account.id);
  }

  private async prove({ username }: SignedInAccount, { current, address }: Proof): Promise<void> {
    await this.verifier.verifyPassword({ username, password: current, address });
  }

  private note(action: string, { username, role, officialId }: SignedInAccount, address: string): Promise<void> {
    const network = auditNetwork(address);
    return this.audit.write({ kind: 'account', actor: username, role, action, subject: username, officialId, network });
  }
}
