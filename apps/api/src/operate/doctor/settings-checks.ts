import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Settings } from '../../config/settings.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { finderOf, type FindingName, type InstallationCheck } from './installation-check.ts';

type Kind = 'secret' | 'certificate' | 'key';

interface NamedFile {
  readonly variable: string;
  readonly path: string;
  readonly kind: Kind;
}

/**
 * Looks whether what settings name can be used, without asking any other machine: the program reads most of these files only when it needs them,
 * so that a sign-in or a letter fails, and not the start.
 */
export async function checkSettings(settings: Settings): Promise<InstallationCheck[]> {
  return [await checkNamedFiles(settings), checkProxy(settings)];
}

async function checkNamedFiles(settings: Settings): Promise<InstallationCheck> {
  const find = finderOf('settings');
  const files = namedFiles(settings);
  const faults = (await Promise.all(files.map(findFault))).filter((fault) => fault !== null);
  const [worst] = faults;
  if (worst === undefined) return find('ok', 'fine', { count: files.length });
  const same = faults.filter(({ finding }) => finding === worst.finding);
  return find('bad', worst.finding, { files: same.map(({ shown }) => shown).join('; '), reason: worst.reason });
}

interface FileFault {
  readonly finding: FindingName;
  readonly shown: string;
  readonly reason: string;
}

async function findFault({ variable, path, kind }: NamedFile): Promise<FileFault | null> {
  const shown = `${variable}=${path}`;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { finding: 'settings-unreadable', shown, reason: errorCodeOf(error) ?? String(error) };
  }
  if (text.trim() === '') return { finding: 'settings-empty', shown, reason: '' };
  return isOfKind(text, kind) ? null : { finding: 'settings-not-pem', shown, reason: '' };
}

function isOfKind(text: string, kind: Kind): boolean {
  if (kind === 'secret') return true;
  try {
    if (kind === 'key') createPrivateKey(text);
    else new X509Certificate(text).toString();
    return true;
  } catch {
    // The message of the library names neither file nor variable.
    return false;
  }
}

/** The units of systemd always name one, empty where nobody signs in. */
function passwordFileOf(mail: Settings['mail']): string | null {
  return mail === null || mail.user === null ? null : mail.passwordFile;
}

/** Every file that is read later than at the start, or by another process than this command; those of no use (a password without a user) left out. */
function namedFiles({ mail, oidc, webhooks, ldap, syslog }: Settings): NamedFile[] {
  const named: [variable: string, path: string | null | undefined, kind: Kind][] = [
    ['SMTP_PASSWORD_FILE', passwordFileOf(mail), 'secret'],
    ['SMTP_CA', mail?.caFile, 'certificate'],
    ['OIDC_CLIENT_SECRET_FILE', oidc?.secretFile, 'secret'],
    ['WEBHOOK_SECRET_FILE', webhooks?.secretFile, 'secret'],
    ['LDAP_PASSWORD_FILE', ldap?.bind?.passwordFile, 'secret'],
    ['LDAP_CA', ldap?.caFile, 'certificate'],
    ['SYSLOG_TLS_CERT', syslog.tls?.certFile, 'certificate'],
    ['SYSLOG_TLS_KEY', syslog.tls?.keyFile, 'key'],
    ['SYSLOG_TLS_CA', syslog.tls?.caFile, 'certificate'],
  ];
  return named.flatMap(([variable, path, kind]) => (path === null || path === undefined ? [] : [{ variable, path, kind }]));
}

/** An address by HTTPS means a proxy in front, which must be believed; one that is believed has an address that letters begin with. */
function checkProxy({ publicUrl, trustedProxies }: Settings): InstallationCheck {
  const find = finderOf('proxy');
  const isBelieved = trustedProxies.length > 0;
  if (publicUrl?.startsWith('https:') && !isBelieved) return find('warn', 'proxy-untrusted', { url: publicUrl });
  if (publicUrl === null && isBelieved) return find('warn', 'proxy-without-address');
  return find('ok', 'fine', { url: publicUrl ?? '', proxies: trustedProxies.join(', ') });
}
