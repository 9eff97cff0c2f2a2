import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../../../../tests/support/parse-lines.ts';
import { detectDialect } from './detect-dialect.ts';

const LOGIN = 'imap-login: Info: Login: user=<ha@sxd.vn>, method=PLAIN, rip=10.31.21.20, lip=10.31.0.2, mpid=901, TLS, session=</aB+c=>';
const expected = parseText(`2026-03-05T07:31:02+07:00 thu dovecot: ${LOGIN}`).facts;
/** The same text in Dovecot's own file and, without its level, through syslog. */
const both = (text: string): unknown[] => [
  parseText(`Mar 05 07:31:02 ${text}`).facts,
  parseText(`Mar  5 07:31:02 thu dovecot: ${text.replace(': Info: ', ': ')}`).facts,
];

describe("the stamp in Dovecot's own file", () => {
  it.each([
    'Mar 05 07:31:02',
    'Mar  5 07:31:02',
    'Mar 05 07:31:02.118204',
    '2026-03-05 07:31:02',
    '2026-03-05 07:31:02.118',
    '2026-03-05T07:31:02+0700',
    '2026-03-05T07:31:02+07:00',
    '2026-03-05T00:31:02Z',
    '2026-03-04 19:31:02 -0500',
    '2026/03/05 07:31:02',
    '05/03/2026 07:31:02',
    '05.03.2026 07:31:02',
    '1772670662',
    '1772670662.118204',
  ])('may be %s', (stamp) => {
    expect(parseText(`${stamp} ${LOGIN}`).facts).toEqual(expected);
    expect(detectDialect(Buffer.from(`${stamp} ${LOGIN}\n`))).toEqual({ dialect: 'dovecot', confidence: 1 });
  });

  it.each(['2026-02-30 07:31:02', '2026-03-05 24:31:02', '31.02.2026 07:31:02'])('that is no time is refused: %s', (stamp) => {
    expect(parseText(`${stamp} ${LOGIN}`, {}, 'dovecot').counts.rejectedReasons).toEqual({ 'bad-time': 1 });
  });

  it('more than 24 h after the arrival is refused', () => {
    expect(parseText(`2026-03-07 07:31:02 ${LOGIN}`, {}, 'dovecot').counts.rejectedReasons).toEqual({ 'future-time': 1 });
  });

  it('without a year may cross New Year', () => {
    const lines = ['Dec 31 23:59:59', 'Jan 01 00:00:01'].map((stamp) => `${stamp} ${LOGIN}`);
    const seconds = parseText(lines.join('\n'), { year: 2025 }).facts.map(({ second }) => second);
    expect(seconds).toEqual(['2025-12-31T23:59:59+07:00', '2026-01-01T00:00:01+07:00'].map((text) => Date.parse(text) / 1000));
  });
});

describe('a level after the service', () => {
  it.each([
    LOGIN,
    'pop3-login: Info: Disconnected: Aborted login by logging out (auth failed, 2 attempts in 4 secs): user=<ha@sxd.vn>, method=PLAIN, rip=203.0.113.84, lip=10.31.0.2, session=<q>',
    'lmtp(ha@sxd.vn)<905><sid:R2>: Info: msgid=<a1@sxd.vn>: saved mail to INBOX',
    'lmtp(905, ha@sxd.vn): Info: sid:R2: msgid=<a1@sxd.vn>: saved mail to INBOX',
    "lda(ha@sxd.vn)<905><sid>: Info: sieve: msgid=<a1@sxd.vn>: stored mail into mailbox 'INBOX'",
    'auth: Info: passwd-file(ha@sxd.vn,203.0.113.84,<q>): Password mismatch',
    'auth-worker(9): Info: conn unix:auth-worker (pid=1,uid=2): auth-worker<1>: sql(ha@sxd.vn,203.0.113.84,<q>): unknown user (given password: hunter2)',
  ])('changes nothing: %s', (text) => {
    const [own, syslog] = both(text);
    expect(own).toHaveLength(1);
    expect(own).toEqual(syslog);
  });

  it('other than Info tells of no use', () => {
    expect(parseText(`Mar 05 07:31:02 ${LOGIN.replace('Info', 'Debug')}`).facts).toEqual([]);
  });

  it('through syslog leaves the file a syslog file', () => {
    expect(detectDialect(Buffer.from(`Mar 05 07:31:02 thu dovecot: ${LOGIN}\n`))?.dialect).toBe('syslog-rfc3164');
  });
});

describe('the words of version 2.4', () => {
  it('"Logged in" is a login', () => {
    expect(parseText(`2026-03-05T07:31:02+07:00 thu dovecot: ${LOGIN.replace('Login:', 'Logged in:')}`).facts).toEqual(expected);
  });

  it('"Login aborted: ... (auth_failed)" counts its attempts', () => {
    const rest = '(auth failed, 2 attempts in 4 secs)';
    const of = (words: string): unknown =>
      parseText(
        `Mar  5 07:31:02 thu dovecot: imap-login: ${words}: user=<ha@sxd.vn>, method=PLAIN, rip=203.0.113.84, lip=10.31.0.2, session=<q>`,
      ).facts;
    expect(of(`Login aborted: Logged out ${rest} (auth_failed)`)).toEqual(of(`Disconnected: Aborted login by logging out ${rest}`));
    expect(of(`Login aborted: Logged out ${rest} (auth_failed)`)).toHaveLength(1);
  });
});

describe('a director', () => {
  it('that passes a login on counts nothing: the backend logs it', () => {
    const text =
      'imap-login: proxy(ha@sxd.vn): started proxying to 10.31.0.3:143: user=<ha@sxd.vn>, method=PLAIN, rip=10.31.21.20, lip=10.31.0.2, session=<q>';
    expect(parseText(`Mar  5 07:31:02 thu dovecot: ${text}`)).toMatchObject({ facts: [], counts: { rejected: 0 } });
  });
});
