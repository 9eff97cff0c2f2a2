import { describe, expect, it } from '@jest/globals';
import { parseText, parseTexts } from '../../../../../tests/support/parse-lines.ts';
import { FACT } from './fact.ts';

const LMTP = 'relay=thu[private/dovecot-lmtp], delay=0.2, delays=0.1/0/0/0.1, dsn=2.0.0';
const REMOVED = '3F2A91C0B7: removed';

function kindsOf(...texts: string[]): number[] {
  return parseTexts('postfix/smtpd[1]', ...texts).facts.map(({ kind }) => kind);
}

function reasonOf(text: string): unknown {
  const { facts, counts } = parseTexts('postfix/smtpd[1]', text);
  expect(facts).toEqual([]);
  return Object.keys(counts.ignored > 0 ? counts.ignoredKinds : counts.rejectedReasons)[0];
}

describe('the name of a Postfix program', () => {
  const expected = parseTexts('postfix/qmgr[411]', REMOVED).facts;

  it.each(['postfix/qmgr', 'postfix/submission/smtpd', 'postfix/smtps/smtpd', 'postfix/amavisd/smtpd', 'postfix'])(
    '%s is the first instance, whatever stands between',
    (program) => {
      expect(parseTexts(`${program}[411]`, REMOVED).facts).toEqual(expected);
    },
  );

  it.each(['postfix-192.0.2.5/smtpd', 'postfix-out/submission/smtpd', 'thuvao/smtpd'])('%s is an instance of its own', (program) => {
    const { facts } = parseTexts(`${program}[411]`, REMOVED);
    expect(facts).toMatchObject([{ kind: FACT.removed }]);
    expect(facts).not.toEqual(expected);
  });

  it.each(['postgrey', 'amavis', 'opendkim', 'slapd', 'evil/other'])('%s is none', (program) => {
    expect(parseTexts(`${program}[411]`, REMOVED).counts.ignoredKinds).toEqual({ 'other-program': 1 });
  });

  it('in a file that postlogd writes itself (day padded with a zero) is read like any other', () => {
    expect(parseText(`Mar 05 07:31:02 thu postfix/qmgr[411]: ${REMOVED}`).facts).toEqual(expected);
  });
});

describe('refusals', () => {
  const REST = 'from=<a@b> to=<c@d> proto=ESMTP helo=<e>';

  it.each([
    `NOQUEUE: reject: RCPT from h[203.0.113.70]: 550 5.1.1 <a>: text; ${REST}`,
    `NOQUEUE: reject: RCPT from [203.0.113.70]:4711: 550 5.7.1 blocked; from=<a>, to=<b>, proto=ESMTP, helo=<c>`,
    ...['VRFY', 'EHLO', 'CONNECT', 'DATA', 'BDAT', 'END-OF-MESSAGE'].map(
      (command) => `NOQUEUE: reject: ${command} from h[203.0.113.70]: 554 x; ${REST}`,
    ),
    `3F2A91C0B7: milter-reject: END-OF-MESSAGE from h[203.0.113.70]: 5.7.1 spam; ${REST}`,
    `NOQUEUE: reject_warning: RCPT from h[203.0.113.70]: 450 x; ${REST}`,
    `3F2A91C0B7: discard: header Subject: removed from h[203.0.113.70]; ${REST}`,
    `3F2A91C0B7: filter: RCPT from h[203.0.113.70]: x; ${REST}`,
    `3F2A91C0B7: hold: header X: y from h[203.0.113.70]; ${REST}`,
  ])('%s', (text) => {
    expect(reasonOf(text)).toBe('postfix-reject');
  });

  it.each(['authentication failure', 'UGFzc3dvcmQ6', 'Password:', '', '(reason unavailable), sasl_username=u@sxd.vn'])(
    'of a password (%s) is no use of a mailbox',
    (reason) => {
      expect(reasonOf(`warning: h[203.0.113.70]: SASL LOGIN authentication failed: ${reason}`)).toBe('postfix-other');
    },
  );
});

describe('what is no delivery', () => {
  it.each([
    'message-id=<>',
    'message-id=3F2A91C0B7: removed',
    'resent-message-id=<a@b>',
    'sender non-delivery notification: 4A1B2C3D4E',
    'sender delay notification: 4A1B2C3D4E',
    'placed on hold',
    'released from hold',
    'warning: header Subject: 3F2A91C0B7: removed from h[1.2.3.4]; from=<a> to=<b>',
    'skipped, still being delivered',
  ])('%s', (text) => {
    expect(reasonOf(`3F2A91C0B7: ${text}`)).toMatch(/^postfix-/);
  });

  it('rspamd and others that answer without a queue id keep their message for a later line', () => {
    const text =
      '3F2A91C0B7: to=<a@sxd.vn>, relay=127.0.0.1[127.0.0.1]:11332, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)';
    const addressed = { kind: FACT.addressed };
    expect(parseTexts('postfix/smtp[1]', text).facts).toMatchObject([
      { kind: FACT.hop, bytes: expect.stringMatching(/0{16}$/) },
      addressed,
    ]);
    expect(kindsOf(`${text.slice(0, -1)}: queued as 4A1B2C3D4E)`)).toEqual([FACT.hop, FACT.addressed]);
  });

  it.each([
    ['another host', '[127.0.0.1]:11332', '[203.0.113.9]:25'],
    ['a store that speaks LMTP', ':11332', ':24'],
    ['who throws it away', '(250 2.0.0 Ok)', '(250 2.7.0 Ok, DISCARD)'],
  ])('%s, who answers so, keeps it for no later line', (_who, from, to) => {
    const text =
      '3F2A91C0B7: to=<a@sxd.vn>, relay=127.0.0.1[127.0.0.1]:11332, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)';
    expect(kindsOf(text.replace(from, to))).toEqual([FACT.addressed]);
  });

  it('postsuper frees a queue id like qmgr', () => {
    expect(parseTexts('postfix/postsuper[9]', REMOVED).facts).toEqual(parseTexts('postfix/qmgr[9]', REMOVED).facts);
  });
});

describe('a connection', () => {
  it.each([
    'connect from h[203.0.113.70]:4711',
    'disconnect from h[203.0.113.70] ehlo=1 auth=0/1 rcpt=3 commands=10/11',
    'lost connection after DATA from h[203.0.113.70]',
    'CONNECT from [203.0.113.70]:4711 to [10.31.0.2]:25',
  ])('is no use of a mailbox: %s', (text) => {
    expect(reasonOf(text)).toBe('postfix-connection');
  });
});

describe('addresses', () => {
  it('are UTF-8 as they stand (SMTPUTF8), also where a byte is damaged', () => {
    const to = (address: string): string => `3F2A91C0B7: to=<${address}>, ${LMTP}, status=sent (250 2.0.0 <x> q1 Saved)`;
    expect(kindsOf(to('hà.nguyễn@sxd.vn'))).toEqual([FACT.placed]);
    const bytes = Buffer.from(`2026-03-05T07:31:02+07:00 thu postfix/lmtp[1]: ${to('h?@sxd.vn')}\n`);
    bytes[bytes.indexOf('?')] = 0xc3;
    expect(parseText(bytes).facts).toMatchObject([{ kind: FACT.placed }]);
  });

  it('Dovecot over TCP is the same store as over its socket', () => {
    const socket = `3F2A91C0B7: to=<a@sxd.vn>, ${LMTP}, status=sent (250 2.0.0 <a@sxd.vn> q1 Saved)`;
    expect(parseTexts('postfix/lmtp', socket.replace('thu[private/dovecot-lmtp]', 'thu[10.31.0.2]:24')).facts).toEqual(
      parseTexts('postfix/lmtp', socket).facts,
    );
  });
});

describe('lines cut by whoever wrote them', () => {
  it('amavis goes on in a line of its own, which is no Postfix line', () => {
    expect(parseTexts('amavis[7]', '(00123-04) ...continued to=<a@sxd.vn>, relay=virtual, status=sent').counts.ignoredKinds).toEqual({
      'other-program': 1,
    });
  });

  it('at 1,024 bytes: what is left tells nothing false', () => {
    const text = `3F2A91C0B7: to=<a@sxd.vn>, ${LMTP}, status=sent (250 2.0.0 <a@sxd.vn> q1 Saved)`;
    for (let length = 13; length < text.length; length += 1) {
      expect(kindsOf(text.slice(0, length)).filter((kind) => kind === FACT.placed)).toEqual([]);
    }
  });
});
