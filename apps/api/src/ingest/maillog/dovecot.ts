import { hashAddress } from './address-hash.ts';
import { bytesOf, findByte, findLastByte, findLastText, findText, readNumber, startsWith } from './byte-text.ts';
import { fingerprintIp, isLoopback } from './client-address.ts';
import { INFO, readStore } from './dovecot-store.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { Grammar, TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';

const COMMA = 44;
const OPEN = 40;
const GREATER = 62;

/** Until 2.3, and from 2.4 on. */
const LOGIN = ['Login: user=<', 'Logged in: user=<'].map(bytesOf);
const USER = bytesOf('user=<');
const USER_END = bytesOf('>, ');
const RIP = bytesOf(', rip=');
const SESSION = bytesOf(', session=<');
const AUTH_FAILED = bytesOf('(auth failed, ');
const AUTH = bytesOf('auth: ');
const AUTH_WORKER = bytesOf('auth-worker(');
const PARAMETERS_END = bytesOf('>): ');
const SEGMENT = bytesOf(': ');
const LMTP = bytesOf('lmtp(');
const LDA = bytesOf('lda(');
const DELIVER = bytesOf('deliver(');
const WRONG_PASSWORD = ['Password mismatch', 'unknown user', 'invalid credentials', 'pam_authenticate() failed'].map(bytesOf);
const SERVICES = [
  { name: bytesOf('imap-login: '), protocol: ACCESS_FLAG.imap, countsFailures: true },
  { name: bytesOf('pop3-login: '), protocol: ACCESS_FLAG.pop3, countsFailures: true },
  { name: bytesOf('managesieve-login: '), protocol: ACCESS_FLAG.sieve, countsFailures: false },
  { name: bytesOf('submission-login: '), protocol: ACCESS_FLAG.smtp, countsFailures: false },
];

const account = new Hash64();
const session = new Hash64();

/** Dovecot 2.2 to 2.4, through syslog or in its own file (after the stamp): log-ins, failed passwords, stored copies. */
export class DovecotGrammar implements Grammar {
  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    switch (bytes[start] ?? 0) {
      case 97:
        return startsWith(bytes, start, end, AUTH) || startsWith(bytes, start, end, AUTH_WORKER)
          ? readAuth(bytes, start, end, writer)
          : 'dovecot-other';
      case 108:
        if (startsWith(bytes, start, end, LMTP)) return readStore({ bytes, start: start + LMTP.length, end, writer, isProgram: false });
        if (startsWith(bytes, start, end, LDA)) return readStore({ bytes, start: start + LDA.length, end, writer, isProgram: true });
        return 'dovecot-other';
      case 100:
        if (startsWith(bytes, start, end, DELIVER))
          return readStore({ bytes, start: start + DELIVER.length, end, writer, isProgram: true });
        return 'dovecot-other';
      default:
        return readService(bytes, start, end, writer);
    }
  }
}

function readService(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
  // Each begins with a letter of its own: the many lines of ended sessions cost one comparison.
  const service = SERVICES.find(({ name }) => name[0] === bytes[start]);
  if (service === undefined || !startsWith(bytes, start, end, service.name)) return 'dovecot-session';
  let at = start + service.name.length;
  if (startsWith(bytes, at, end, INFO)) at += INFO.length;
  const login = LOGIN.find((words) => startsWith(bytes, at, end, words));
  if (login !== undefined) return readLogin(bytes, at + login.length, end, { writer, protocol: service.protocol });
  return service.countsFailures ? readFailures(bytes, at, end, writer) : 'dovecot-session';
}

/** `user, method=.., rip=.., lip=.., mpid=.., TLS, session=<..>` */
function readLogin(
  bytes: Uint8Array,
  userStart: number,
  end: number,
  out: { readonly writer: FactWriter; readonly protocol: number },
): TextOutcome {
  const userEnd = findText(bytes, userStart, end, USER_END);
  const rip = userEnd < 0 ? -1 : findText(bytes, userEnd, end, RIP);
  const ripEnd = rip < 0 ? -1 : findByte(bytes, rip + RIP.length, end, COMMA);
  if (ripEnd < 0 || userEnd - userStart > MAX_ACCOUNT_LENGTH) return 'malformed-dovecot';
  if (userEnd === userStart) return 'dovecot-session';
  const ip = rip + RIP.length;
  const flags = out.protocol | (isLoopback(bytes, ip, ripEnd) ? ACCESS_FLAG.loopback : 0);
  out.writer
    .begin()
    .word(readSession(bytes, ripEnd, end))
    .word(fingerprintIp(bytes, ip, ripEnd))
    .byte(flags);
  out.writer.foldedText(bytes, userStart, userEnd);
  return FACT.login;
}

/** `... (auth failed, 3 attempts in 3 secs): user=<last one tried>, ... session=<..>`, one line per connection. */
function readFailures(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
  const user = findText(bytes, start, end, USER);
  if (user < 0) return 'dovecot-session';
  const failed = findText(bytes, start, user, AUTH_FAILED);
  const userStart = user + USER.length;
  const userEnd = failed < 0 ? -1 : findText(bytes, userStart, end, USER_END);
  if (userEnd <= userStart) return 'dovecot-session';
  const attempts = readNumber(bytes, failed + AUTH_FAILED.length, end);
  if (!(attempts > 0)) return 'malformed-dovecot';
  writer
    .begin()
    .word(readSession(bytes, userEnd, end))
    .hash(hashAddress(account, bytes, userStart, userEnd))
    .byte(Math.min(attempts, 255));
  return FACT.loginFailSummary;
}

/**
 * `auth: passwd-file(user,ip,<session>): Password mismatch`, with auth_verbose on. SMTP names no session and LMTP no ip: those are no attempts of
 * IMAP or POP3. Whatever follows the reason may be a password and is not looked at.
 */
function readAuth(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
  const close = findText(bytes, start, end, PARAMETERS_END);
  if (close < 0) return 'dovecot-other';
  const reason = close + PARAMETERS_END.length;
  const open = findLastByte(bytes, start, close, 60);
  const ip = findLastByte(bytes, start, open - 1, COMMA);
  const segment = ip < 0 ? -1 : findLastText(bytes, start, ip, SEGMENT);
  const userStart = segment < 0 ? 0 : findByte(bytes, segment, ip, OPEN) + 1;
  if (userStart === 0 || bytes[open - 1] !== COMMA || userStart === ip) return 'dovecot-other';
  if (!WRONG_PASSWORD.some((words) => startsWith(bytes, reason, end, words))) return 'dovecot-other';
  const name = session
    .begin()
    .add(bytes, open + 1, close)
    .finish();
  writer
    .begin()
    .word(name.low)
    .hash(hashAddress(account, bytes, userStart, ip));
  return FACT.loginFail;
}

/** The session name at the end of a line, where no user text follows it; 0 when it is not logged. */
function readSession(bytes: Uint8Array, start: number, end: number): number {
  const at = findLastText(bytes, start, end, SESSION);
  const close = at < 0 ? -1 : findByte(bytes, at, end, GREATER);
  return close < 0
    ? 0
    : session
        .begin()
        .add(bytes, at + SESSION.length, close)
        .finish().low;
}
