import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import { normaliseUsername } from '../account.service.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { auditNetwork } from '../audit/request-audit.ts';
import { MailSender } from '../mail-sender.ts';
import { LETTER_RULE, SignInThrottle } from '../sign-in-throttle.ts';
import { WallClock } from '../wall-clock.ts';
import { PasswordResetRepository } from './password-reset.repository.ts';
import { makeResetLetter, RESET_MINUTES } from './reset-letter.ts';
import { hashResetToken } from './reset-token.ts';

const NOT_OFFERED: ProblemKind = {
  code: 'reset-not-offered',
  status: 409,
  title: {
    vi: 'Hệ thống chưa gửi được thư: hãy nhờ Sở Nội vụ đặt lại mật khẩu',
    en: 'No mail is sent from here: ask home affairs for a new password',
  },
};

/** To whom a link goes. */
export interface LinkReceiver {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly email: string;
}

/** Sends links for a new password by mail. */
@Injectable()
export class ResetPost implements OnApplicationShutdown {
  private readonly logger = new Logger('Access');
  private readonly posting = new Set<Promise<void>>();

  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly throttle: SignInThrottle,
    private readonly mail: MailSender,
    private readonly audit: AuditLog,
    private readonly clock: WallClock,
  ) {}

  get isOffered(): boolean {
    return this.mail.isConfigured;
  }

  /**
   * Sends a link to the address of the account, if there is such an account and it has one. Nothing in the answer, nor how long it takes, tells which: whether
   * there is one is looked up after it.
   * @throws ProblemException 409 where no mail is sent, 429 after too many
   */
  async ask(typed: string, address: string): Promise<void> {
    if (!this.isOffered) throw new ProblemException(NOT_OFFERED);
    const username = normaliseUsername(typed);
    await this.throttle.charge(`letter ${username}`, address, LETTER_RULE);
    const posted = this.post(username, auditNetwork(address)).catch((error: unknown) => {
      // Not to the one who asked, who would learn that there is such an account.
      this.logger.error('a link for a new password could not be sent', error instanceof Error ? error.stack : String(error));
    });
    this.posting.add(posted);
    void posted.finally(() => this.posting.delete(posted));
  }

  /** Sends a link to choose a password, the only good one of the account from now on. @throws when the mail server does not take it */
  async sendLink({ id, username, displayName, email }: LinkReceiver, { isFromDesk }: { readonly isFromDesk: boolean }): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    await this.resets.replace(id, hashResetToken(token), new Date(this.clock.now().getTime() + RESET_MINUTES * 60_000));
    await this.mail.send(makeResetLetter({ to: email, displayName, username, publicUrl: this.mail.publicUrl, token, isFromDesk }));
  }

  /** Resolves when the letters under way are out, or could not be sent. */
  async settle(): Promise<void> {
    await Promise.all(this.posting);
  }

  onApplicationShutdown(): Promise<void> {
    return this.settle();
  }

  private async post(username: string, network: string): Promise<void> {
    const receiver = await this.resets.findReceiver(username);
    if (receiver === null) return;
    const { officialId } = receiver;
    await this.audit.write({ kind: 'account', actor: null, action: 'account.reset-asked', subject: username, officialId, network });
    await this.sendLink(receiver, { isFromDesk: false });
  }
}
