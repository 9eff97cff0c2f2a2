import { Injectable, Logger } from '@nestjs/common';
import { AUDIENCE, describeNotification } from '@nhip-thu/metrics';
import { MailSender } from '../../access/mail-sender.ts';
import { Clock } from '../../calendar/clock.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { ReportStore } from '../exports/report-store.ts';
import { ReportExportRepository } from '../exports/report-export.repository.ts';
import { makeLetter } from './make-letter.ts';
import { PostRepository, type DuePost } from './post.repository.ts';
import { WebhookCaller, WebhookFault } from './webhook-caller.ts';

/** After so many attempts nothing more is tried: about a day and a half. */
const MOST_ATTEMPTS = 13;
/** Larger files are fetched from the archive. */
const MOST_ATTACHED_BYTES = 10 * 1024 * 1024;

/** It must not be sent, whatever is tried. */
class SkippedError extends Error {
  override readonly name = 'SkippedError';
}

/** Files of written reports, as attachments. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly exports: ReportExportRepository,
    private readonly store: ReportStore,
  ) {}

  /** Null when the file is gone: the archive writes it again. */
  async read(exportId: number): Promise<{ readonly filename: string; readonly content: Buffer } | null> {
    const [stored] = await this.exports.list(exportId);
    if (stored === undefined || stored.fileName === null || stored.contentHash === null) return null;
    const content = await this.store.read(Buffer.from(stored.contentHash, 'hex'));
    return content === null ? null : { filename: stored.fileName, content };
  }
}

/** Sends what is in the outbox. */
@Injectable()
export class PostService {
  private readonly logger = new Logger(PostService.name);

  constructor(
    private readonly posts: PostRepository,
    private readonly mail: MailSender,
    private readonly webhooks: WebhookCaller,
    private readonly files: ReportFiles,
    private readonly clock: Clock,
  ) {}

  /** Tries everything that is due, one after the other; what fails is due again later, until it has been tried often enough. */
  async deliver(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const post = await this.posts.take();
      if (post === null) return;
      await this.attempt(post);
    }
  }

  private async attempt(post: DuePost): Promise<void> {
    try {
      if (post.channel === 'mail') await this.sendLetter(post);
      else await this.callProgram(post);
      await this.posts.settle(post.id, 'sent', null);
    } catch (error) {
      const fault = faultOf(error);
      const state = error instanceof SkippedError ? 'skipped' : post.attemptCount >= MOST_ATTEMPTS ? 'failed' : 'waiting';
      await this.posts.settle(post.id, state, fault);
      this.logger.warn(`post ${post.id}, attempt ${post.attemptCount}: ${fault}`);
    }
  }

  private async sendLetter(post: DuePost): Promise<void> {
    if (!this.mail.isConfigured) throw new SkippedError('no-mail-server');
    const { dedupeKey, content, exportId, madeAt } = post;
    const to = await this.addressOf(post);
    const demo = await this.clock.demo();
    const letter = await makeLetter({ to, content, publicUrl: this.mail.publicUrl, demoLabel: demo?.label ?? null });
    const attachment = exportId === null ? null : await this.files.read(exportId);
    const attached = attachment === null || attachment.content.byteLength > MOST_ATTACHED_BYTES ? {} : { attachment };
    // A mail server that was given it just before this process died can tell that it is the same.
    const id = `${dedupeKey} ${madeAt.getTime()}`.replaceAll(/[^\w.-]/g, '-');
    await this.mail.send({ ...letter, id, ...attached });
  }

  /** Asked each time: roles change, accounts are closed. @throws SkippedError */
  private async addressOf({ username, agencyId, content }: DuePost): Promise<string> {
    if (username === null) {
      const address = agencyId === null ? null : await this.posts.findUnitMailbox(agencyId, await this.clock.today());
      if (address === null) throw new SkippedError('no-address');
      return address;
    }
    const account = await this.posts.findAccount(username);
    if (account === null) throw new SkippedError('no-account');
    if (account.role === null || !AUDIENCE[content.kind].includes(account.role)) throw new SkippedError('role');
    if (account.email === null) throw new SkippedError('no-address');
    return account.email;
  }

  private async callProgram({ id, url, content, madeAt }: DuePost): Promise<void> {
    // Settings change; what was once allowed is not called for ever.
    if (url === null || !this.webhooks.urls.includes(url)) throw new SkippedError('not-configured');
    const demo = await this.clock.demo();
    const titles = { vi: describeNotification(content, 'vi').title, en: describeNotification(content, 'en').title };
    const body = JSON.stringify({ schemaVersion: 1, id, madeAt: madeAt.toISOString(), demoLabel: demo?.label ?? null, titles, content });
    try {
      await this.webhooks.call({ url, id: `${id}`, body });
    } catch (error) {
      if (error instanceof WebhookFault && error.code === 'private-address') throw new SkippedError(error.code);
      throw error;
    }
  }
}

/** A word for the log of deliveries; what a server says may name persons and stays out of it. */
function faultOf(error: unknown): string {
  if (error instanceof SkippedError) return error.message;
  if (error instanceof WebhookFault) return error.code;
  return errorCodeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
}
