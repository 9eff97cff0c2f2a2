import { Injectable } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { auditNetwork } from '../audit/request-audit.ts';
import { PasswordHasher } from '../password-hasher.ts';
import { requireGoodPassword } from '../password.ts';
import { SignInThrottle } from '../sign-in-throttle.ts';
import { WallClock } from '../wall-clock.ts';
import { PasswordResetRepository } from './password-reset.repository.ts';
import { hashResetToken } from './reset-token.ts';

const DEAD_LINK: ProblemKind = {
  code: 'reset-link-dead',
  status: 400,
  title: { vi: 'Liên kết không đúng, đã dùng hoặc đã hết hạn', en: 'The link is wrong, used or too old' },
};

/** Sets a new password by a link that was sent by mail. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly throttle: SignInThrottle,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditLog,
    private readonly clock: WallClock,
  ) {}

  /**
   * Sets the password of whoever the link was sent to; all their sessions end. It signs nobody in, and a second factor stays.
   * @throws PasswordRuleError; ProblemException 400 when the link is wrong, used or too old, 429 after too many wrong ones
   */
  async reset(token: string, next: string, address: string): Promise<void> {
    const tokenHash = hashResetToken(token);
    const owner = await this.resets.findOwner(tokenHash, this.clock.now());
    if (owner === null) {
      await this.throttle.charge(`reset ${tokenHash.toString('hex')}`, address);
      throw new ProblemException(DEAD_LINK);
    }
    await requireGoodPassword(next, [owner.username, owner.displayName]);
    const { username, role, officialId } = owner;
    const network = auditNetwork(address);
    await this.audit.write({
      ...{ kind: 'account', actor: username, role, action: 'account.password-reset', subject: username, officialId, network },
    });
    if (!(await this.resets.use(tokenHash, this.clock.now(), await this.hasher.hash(next)))) throw new ProblemException(DEAD_LINK);
  }
}
