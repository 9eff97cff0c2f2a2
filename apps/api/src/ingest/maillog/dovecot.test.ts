import { describe, expect, it } from '@jest/globals';
import { parseTexts } from '../../../../../tests/support/parse-lines.ts';
import { hashAddressText } from './address-hash.ts';
import { ACCESS_FLAG, FACT } from './fact.ts';
import { Hash64 } from './hash64.ts';

function words(...values: number[]): string {
  return values.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function hash(text: string): Hash64 {
  const bytes = Buffer.from(text);
  return new Hash64().begin().add(bytes, 0, bytes.length).finish();
}

function id(text: string): string {
  const { high, low } = hash(text);
  return words(high, low);
}

function account(text: string): string {
  const { high, low } = hashAddressText(text);
  return words(high, low);
}

function inHex(value: string): string {
  return Buffer.from(value).toString('hex');
}

function factOf(line: string, program = 'dovecot'): [number, string] | null {
  const { facts } = parseTexts(program, line);
  const [fact] = facts;
  return fact === undefined ? null : [fact.kind, fact.bytes];
}

function ignoredAs(line: string): unknown {
  const { facts, counts } = parseTexts('dovecot', line);
  expect(facts).toEqual([]);
  return Object.keys(counts.ignored > 0 ? counts.ignoredKinds : counts.rejectedReasons)[0];
}

describe('a Dovecot login', () => {
  const login =
    'imap-login: Login: user=<ha.nguyen@sxd.vn>, method=PLAIN, rip=10.31.21.20, lip=10.31.0.2, mpid=901, TLS, session=</aB+c1xyz>';

  it('keeps session, source, protocol and the account folded', () => {
    const [kind, bytes] = factOf(login.replace('ha.nguyen', 'Ha.Nguyen'))!;
    expect(kind).toBe(FACT.login);
    expect(bytes.slice(0, 8)).toBe(words(hash('/aB+c1xyz').low));
    expect(bytes.slice(16)).toBe(`00${inHex('ha.nguyen@sxd.vn')}`);
  });

  it.each([
    ['secured instead of TLS', login.replace('TLS', 'secured')],
    ['nothing instead of TLS', login.replace(' TLS,', '')],
    ['a level after the service', login.replace('Login:', 'Info: Login:')],
  ])('gives the same fact with %s', (_, line) => {
    expect(factOf(line)).toEqual(factOf(login));
  });

  it('gives the same fact when the tag has a pid', () => {
    expect(factOf(login, 'dovecot[77]')).toEqual(factOf(login));
  });

  it.each([
    ['pop3-login', ACCESS_FLAG.pop3],
    ['managesieve-login', ACCESS_FLAG.sieve],
    ['submission-login', ACCESS_FLAG.smtp],
  ])('tells %s apart', (service, protocol) => {
    expect(factOf(login.replace('imap-login', service))![1].slice(16, 18)).toBe(`0${protocol}`);
  });

  it('from the host itself is marked, as a webmail makes it', () => {
    expect(factOf(login.replace('rip=10.31.21.20', 'rip=127.0.0.1'))![1].slice(16, 18)).toBe(`0${ACCESS_FLAG.loopback}`);
    expect(factOf(login.replace('rip=10.31.21.20', 'rip=::1'))![1].slice(16, 18)).toBe(`0${ACCESS_FLAG.loopback}`);
  });

  it('tells two logins of one second apart by their session', () => {
    expect(factOf(login)).not.toEqual(factOf(login.replace('/aB+c1xyz', '/aB+c1xyw')));
  });

  it.each([
    ['without a user', login.replace('ha.nguyen@sxd.vn', '')],
    ['that a director passes on', 'imap-login: proxy(ha.nguyen@sxd.vn): started proxying to 10.0.0.2:143: user=<ha.nguyen@sxd.vn>'],
    ['that ends', 'imap(ha.nguyen@sxd.vn)<901></aB+c1xyz>: Disconnected: Logged out in=1 out=2'],
  ])('is none %s', (_, line) => {
    expect(ignoredAs(line)).toBe('dovecot-session');
  });
});

describe('failed passwords', () => {
  const rest = 'user=<admin@sxd.vn>, method=PLAIN, rip=203.0.113.84, lip=10.31.0.2, session=<q/1+=>';
  const summary = (attempts: number): [number, string] => [
    FACT.loginFailSummary,
    words(hash('q/1+=').low) + account('admin@sxd.vn') + attempts.toString(16).padStart(2, '0'),
  ];

  it.each([
    'pop3-login: Disconnected: Aborted login by logging out (auth failed, 2 attempts in 4 secs): ',
    'imap-login: Disconnected (auth failed, 2 attempts in 4 secs): ',
    'imap-login: Disconnected: Inactivity (auth failed, 2 attempts in 179 secs): ',
    'imap-login: Disconnected: Too many invalid commands (auth failed, 2 attempts in 4 secs): ',
    'imap-login: Disconnected: Connection closed (auth failed, 2 attempts in 4 secs): ',
    'imap-login: Info: Aborted login (auth failed, 2 attempts): ',
    'imap-login: Login aborted: Logged out (auth failed, 2 attempts in 4 secs) (auth_failed): ',
  ])('are counted per connection: %s', (words_) => {
    expect(factOf(words_ + rest)).toEqual(summary(2));
  });

  it('are not made by a typed name that imitates the words', () => {
    const typed = 'user=<x (auth failed, 9 attempts in 1 secs): user=<admin@sxd.vn>, session=<q>';
    expect(ignoredAs(`imap-login: Disconnected (no auth attempts in 0 secs): ${typed}`)).toBe('dovecot-session');
  });

  it.each([
    'imap-login: Disconnected: Connection closed: SSL_accept() failed (no auth attempts in 0 secs): user=<>, rip=1.2.3.4, session=<q>',
    'imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<>, method=PLAIN, rip=1.2.3.4, session=<q>',
  ])('need an account: %s', (line) => {
    expect(ignoredAs(line)).toBe('dovecot-session');
  });

  it.each([
    'auth: passwd-file(Admin@sxd.vn,203.0.113.84,<q/1+=>): Password mismatch',
    'auth: Info: sql(admin@sxd.vn,203.0.113.84,<q/1+=>): unknown user',
    'auth-worker(33): sql(admin@sxd.vn,203.0.113.84,<q/1+=>): unknown user (given password: hunter2): x',
    'auth-worker(33): conn unix:auth-worker (pid=1,uid=97): auth-worker<7>: pam(admin@sxd.vn,203.0.113.84,<q/1+=>): pam_authenticate() failed: x',
  ])('are counted one by one with auth_verbose: %s', (line) => {
    expect(factOf(line)).toEqual([FACT.loginFail, words(hash('q/1+=').low) + account('admin@sxd.vn')]);
  });

  it.each([
    ['of SMTP, which has no session', 'auth: passwd-file(admin@sxd.vn,203.0.113.84): Password mismatch'],
    ['that are LMTP looking up a dead mailbox', 'auth: passwd-file(cuu.canbo@sct.vn): unknown user'],
  ])('are none of IMAP or POP3 %s', (_, line) => {
    expect(ignoredAs(line)).toBe('dovecot-other');
  });

  it('keep no given password and no typed name', () => {
    const { facts, counts } = parseTexts('dovecot', 'auth-worker(3): sql(hunter1,1.2.3.4,<q>): unknown user (given password: hunter2)');
    const kept = JSON.stringify([facts, counts]);
    for (const secret of ['hunter1', 'hunter2']) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(inHex(secret));
    }
  });
});

describe('a stored copy', () => {
  const head = 'lmtp(quan.bui@sxd.vn)<905><sid/+x:R2>: ';
  const saved = [FACT.saved, id('sid/+x:R2') + id('<a1@sxd.vn>') + inHex('quan.bui@sxd.vn')];

  it.each([
    ['LMTP', `${head}msgid=<a1@sxd.vn>: saved mail to INBOX`],
    ['another folder', `${head}msgid=<a1@sxd.vn>: saved mail to Bao cao`],
    ['Sieve', `${head}sieve: msgid=<a1@sxd.vn>: stored mail into mailbox 'INBOX'`],
    ['version 2.2', `lmtp(905, quan.bui@sxd.vn): sid/+x:R2: msgid=<a1@sxd.vn>: saved mail to INBOX`],
    ['version 2.2 with Sieve', `lmtp(905, quan.bui@sxd.vn): sid/+x:R2: sieve: msgid=<a1@sxd.vn>: stored mail into mailbox 'INBOX'`],
  ])('is told by %s', (_, line) => {
    expect(factOf(line)).toEqual(saved);
  });

  it('may have no message-id', () => {
    expect(factOf(`${head}msgid=unspecified: saved mail to INBOX`)).toEqual([
      FACT.saved,
      id('sid/+x:R2') + '0'.repeat(16) + inHex('quan.bui@sxd.vn'),
    ]);
  });

  it('of the delivery program is another kind', () => {
    expect(factOf('lda(quan.bui@sxd.vn)<905><s>: msgid=<a1@sxd.vn>: saved mail to INBOX')).toEqual([
      FACT.savedByProgram,
      id('s') + id('<a1@sxd.vn>') + inHex('quan.bui@sxd.vn'),
    ]);
  });

  it.each([
    'redirect action: forwarded to <x@gmail.example>',
    'redirect action: discarded duplicate forward to <x@gmail.example>',
    'forwarded to <x@gmail.example>',
    'marked message to be discarded if not explicitly delivered (discard action)',
  ])('is not made by Sieve: %s', (action) => {
    expect(factOf(`${head}sieve: msgid=<a1@sxd.vn>: ${action}`)).toEqual([FACT.passed, id('sid/+x:R2')]);
  });

  it.each([
    `${head}msgid=<a1@sxd.vn>: save failed to INBOX: Quota exceeded (mailbox for user is full)`,
    `${head}msgid=<x: saved mail to INBOX>: save failed to INBOX: Quota exceeded`,
    `${head}sieve: msgid=<a1@sxd.vn>: vacation action: sent vacation response to <b@sxd.vn>`,
    'lmtp(905): Connect from local',
    'lmtp(905): Disconnect from local: Logged out (state=READY)',
  ])('is not in "%s"', (line) => {
    expect(ignoredAs(line)).toBe('dovecot-session');
  });
});
