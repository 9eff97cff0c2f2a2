import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { MailSettings } from '../config/mail-settings.ts';
import { Runtime } from '../config/settings.module.ts';

/** How long the mail server may take for each step, ms. */
const PATIENCE_MS = 10_000;

export interface Letter {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text: all that is said. */
  readonly text: string;
  /** The same as HTML, for programs that show it; without anything from elsewhere. */
  readonly html?: string;
  /** Without host; the same for the same letter, so that a mail server that was given it twice can tell. */
  readonly id?: string;
  readonly attachment?: { readonly filename: string; readonly content: Buffer };
  /** Shown within the HTML, which names it `cid:` and this. */
  readonly picture?: { readonly cid: string; readonly filename: string; readonly content: Buffer };
}

/** Hands letters to the mail server of the settings, encrypted unless it is this machine. */
@Injectable()
export class MailSender {
  constructor(private readonly runtime: Runtime) {}

  get isConfigured(): boolean {
    return this.runtime.settings.mail !== null;
  }

  /** Where links in letters begin: of the settings, since what a request calls this host is up to whoever sends it. */
  get publicUrl(): string {
    const { publicUrl } = this.runtime.settings;
    if (publicUrl === null) throw new Error('PUBLIC_URL is not set');
    return publicUrl;
  }

  /** Resolves once the mail server has taken it. @throws when there is no mail server, or it does not take it */
  async send({ to, subject, text, html, id, attachment, picture }: Letter): Promise<void> {
    const { mail } = this.runtime.settings;
    if (mail === null) throw new Error('no mail server is set');
    // Loaded with the first letter: most processes never send one.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport(await transportOptions(mail));
    try {
      // As objects: an address is no place to smuggle in a second one.
      await transport.sendMail({
        ...{ from: { name: 'Nhịp Thư', address: mail.from }, to: { name: '', address: to }, subject, text },
        ...(html !== undefined && { html }),
        // Nobody's out-of-office note is to answer a program.
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(id !== undefined && { messageId: `<${id}@${mail.from.slice(mail.from.indexOf('@') + 1)}>` }),
        attachments: [
          ...(picture === undefined ? [] : [{ ...picture, contentType: 'image/png', contentDisposition: 'inline' as const }]),
          ...(attachment === undefined ? [] : [attachment]),
        ],
      });
    } finally {
      transport.close();
    }
  }
}

async function transportOptions({ host, port, isTls, isLoopback, user, passwordFile, caFile }: MailSettings) {
  const pass = passwordFile === null ? null : (await readFile(passwordFile, 'utf8')).trim();
  const ca = caFile === null ? null : await readFile(caFile, 'utf8');
  return {
    // On this machine nobody listens in, and the certificate of a local server names no host.
    ...{ host, port, secure: isTls, requireTLS: !isTls && !isLoopback, ignoreTLS: !isTls && isLoopback },
    ...(user !== null && pass !== null && { auth: { user, pass } }),
    tls: { minVersion: 'TLSv1.2' as const, ...(ca !== null && { ca }) },
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  };
}
