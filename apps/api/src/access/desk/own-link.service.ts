import { Injectable, Logger } from '@nestjs/common';
import type { AccountRowReply } from '@nhip-thu/metrics';
import { ResetPost } from '../reset/reset-post.service.ts';
import { AccountDeskRepository } from './account-desk.repository.ts';
import { AccountFaultError } from './account-fault.ts';

/** Where mail is sent, nobody but the official learns the password of an official's account: a link to choose it goes to that person's own mailbox (ADR 43). */
@Injectable()
export class OwnLink {
  private readonly logger = new Logger('Access');

  constructor(
    private readonly desk: AccountDeskRepository,
    private readonly post: ResetPost,
  ) {}

  /** Where the link of an official goes; null when it is nobody's account or no mail is sent. @throws AccountFaultError when the directory has no mailbox */
  async findMailbox(officialId: number | null): Promise<string | null> {
    if (officialId === null || !this.post.isOffered) return null;
    const mailbox = await this.desk.findMailbox(officialId);
    if (mailbox === null) throw new AccountFaultError('no-own-mailbox');
    return mailbox;
  }

  /** @throws AccountFaultError when the mail server does not take the letter */
  async send({ id, username, displayName }: AccountRowReply, email: string): Promise<void> {
    try {
      await this.post.sendLink({ id, username, displayName, email }, { isFromDesk: true });
    } catch (error) {
      this.logger.error('a link for a new password could not be sent', error instanceof Error ? error.stack : String(error));
      throw new AccountFaultError('letter-not-sent');
    }
  }
}
