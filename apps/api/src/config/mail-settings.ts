import { z } from 'zod';
import { isLoopbackHost } from './loopback.ts';
import { PROBLEMS } from './settings.text.ts';

/** The mail server that letters of the program are handed to. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte on; else STARTTLS is demanded, unless the server is this machine. */
  readonly isTls: boolean;
  readonly isLoopback: boolean;
  /** Null: without signing in. */
  readonly user: string | null;
  readonly passwordFile: string | null;
  /** The authority of the server's certificate, a PEM file; null: those that Node.js knows. */
  readonly caFile: string | null;
  readonly from: string;
}

const DEFAULT_PORTS = { smtps: 465, smtp: 587 } as const;

/** `smtps://user@host:465`; the password stands in a file. */
const SmtpUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && url.password === '' && /^\/?$/.test(url.pathname);
});

/** `https://nhipthu.example.gov.vn`; plain HTTP on this machine only, since links with secrets begin with it. */
const PublicUrl = z
  .string()
  .refine(isPublicAddress, { abort: true })
  .refine((text) => new URL(text).pathname === '/', { params: { problem: PROBLEMS.addressWithPath() } });

function isPublicAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname.replaceAll(/[[\]]/g, '')));
}

export const MailVariables = {
  PUBLIC_URL: PublicUrl.optional(),
  SMTP_URL: SmtpUrl.optional(),
  SMTP_PASSWORD_FILE: z.string().min(1).optional(),
  SMTP_CA: z.string().min(1).optional(),
  MAIL_FROM: z.email().optional(),
};

type MailValues = z.infer<z.ZodObject<typeof MailVariables>>;

/** What is missing although `SMTP_URL` is set. */
export function findMailFaults(given: Readonly<Record<string, string | undefined>>) {
  const url = given['SMTP_URL'];
  if (url === undefined) return [];
  const isSigningIn = URL.canParse(url) && new URL(url).username !== '';
  const needed = ['MAIL_FROM' as const, 'PUBLIC_URL' as const, ...(isSigningIn ? ['SMTP_PASSWORD_FILE' as const] : [])];
  return needed.filter((name) => given[name] === undefined).map((variable) => ({ variable, problem: PROBLEMS.neededWith('SMTP_URL') }));
}

/** Null without `SMTP_URL`. */
export function mailSettingsOf({ SMTP_URL: text, MAIL_FROM: from, ...values }: MailValues): MailSettings | null {
  if (text === undefined || from === undefined) return null;
  const url = new URL(text);
  const isTls = url.protocol === 'smtps:';
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  return {
    ...{ host, port: url.port === '' ? DEFAULT_PORTS[isTls ? 'smtps' : 'smtp'] : Number(url.port), isTls, from },
    isLoopback: isLoopbackHost(host),
    user: url.username === '' ? null : decodeURIComponent(url.username),
    passwordFile: values.SMTP_PASSWORD_FILE ?? null,
    caFile: values.SMTP_CA ?? null,
  };
}

/** Without a slash at its end; null when it is not said. */
export function publicUrlOf({ PUBLIC_URL: url }: MailValues): string | null {
  return url === undefined ? null : new URL(url).origin;
}
