import { describe, expect, it } from '@jest/globals';
import { parseTexts, type PlainFact } from '../../../../../tests/support/parse-lines.ts';
import { hashAddressText } from './address-hash.ts';
import { ACCESS_FLAG, FACT } from './fact.ts';
import { Hash64 } from './hash64.ts';
import { hashDomainText } from './recipient-writer.ts';

const NONE = '0'.repeat(16);
const LMTP = 'relay=thu[private/dovecot-lmtp], delay=0.2, delays=0.1/0/0/0.1, dsn=2.0.0';

function hex({ high, low }: Hash64): string {
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function id(text: string): string {
  const bytes = Buffer.from(text);
  return hex(new Hash64().begin().add(bytes, 0, bytes.length).finish());
}

function address(text: string): string {
  return hex(hashAddressText(text));
}

function factsOf(...texts: string[]): PlainFact[] {
  return parseTexts('postfix/x[1]', ...texts).facts;
}

/** The only fact of one text besides that of whom it was addressed to, as [kind, bytes]. */
function factOf(text: string): [number, string] | null {
  const [fact, ...more] = factsOf(text).filter(({ kind }) => kind !== FACT.addressed);
  expect(more).toEqual([]);
  return fact === undefined ? null : [fact.kind, fact.bytes];
}

function ignoredAs(text: string): unknown {
  const { facts, counts } = parseTexts('postfix/x[1]', text);
  expect(facts).toEqual([]);
  return Object.keys(counts.ignored > 0 ? counts.ignoredKinds : counts.rejectedReasons)[0];
}

describe('a client of smtpd', () => {
  const login = '3F2A91C0B7: client=unknown[10.31.21.20], sasl_method=PLAIN, sasl_username=ha.nguyen@sxd.vn';

  it('that logged in is a submission, with the account folded', () => {
    const [kind, bytes] = factOf(login.replace('ha.nguyen', 'Ha.NGUYEN'))!;
    expect(kind).toBe(FACT.submit);
    expect(bytes.slice(0, 16)).toBe(id('3F2A91C0B7'));
    expect(Buffer.from(bytes.slice(26), 'hex').toString()).toBe('ha.nguyen@sxd.vn');
  });

  it.each([
    ['a port', login.replace(']', ']:50113')],
    ['a name instead of unknown', login.replace('unknown', 'pc20.sxd.vn')],
    ['a sasl_sender after the name', `${login}, sasl_sender=other@sxd.vn`],
    ['another method', login.replace('PLAIN', 'LOGIN')],
  ])('gives the same fact with %s', (_, text) => {
    expect(factOf(text)).toEqual(factOf(login));
  });

  it('on the host itself is told apart, in IPv4 and IPv6 (which has no prefix in the bracket)', () => {
    const flags = (ip: string): number => Number.parseInt(factOf(login.replace('10.31.21.20', ip))![1].slice(24, 26), 16);
    expect(flags('127.0.0.1') & ACCESS_FLAG.loopback).toBeTruthy();
    expect(flags('::1') & ACCESS_FLAG.loopback).toBeTruthy();
    expect(flags('2001:db8::1') & ACCESS_FLAG.loopback).toBeFalsy();
  });

  it('that did not log in arrives, and names its former queue id if there is one', () => {
    expect(factsOf('B12345: client=mail.example[198.51.100.1]')).toMatchObject([
      { kind: FACT.arrive, bytes: id('B12345') + NONE },
      { kind: FACT.cameFrom, bytes: `${id('B12345')}04c6336401` },
    ]);
    expect(factOf('B12345: client=localhost[127.0.0.1], orig_queue_id=A12345, orig_client=unknown[10.31.21.20]')).toEqual([
      FACT.arrive,
      id('B12345') + id('A12345'),
    ]);
  });

  it.each([
    ['unknown[unknown]', 'has no address'],
    ['h[1.2.3]', 'has a damaged address'],
    ['h[1.2.3.256]', 'has a damaged address'],
    [`h[${'1:'.repeat(30)}]`, 'has too long an address'],
    ['localhost[127.0.0.1], orig_client=pc[10.31.21.20]', 'is a filter that names the former client'],
  ])('%s %s: nothing tells who it is', (client) => {
    expect(factOf(`B12345: client=${client}`)).toEqual([FACT.arrive, id('B12345') + NONE]);
  });

  it('that comes back from a filter is no submission, even if it logs in', () => {
    expect(factOf('B12345: client=localhost[127.0.0.1], sasl_method=PLAIN, sasl_username=filter@vn, orig_queue_id=A12345')).toEqual([
      FACT.arrive,
      id('B12345') + id('A12345'),
    ]);
  });

  it('has a short or a long queue id, whose case matters', () => {
    const text = (ip: string): string => `06${Buffer.from(ip).toString('hex')}`;
    expect(factsOf('4jN7fY6kVKzLCqb: client=h[2001:DB8::1]:25')).toMatchObject([
      { kind: FACT.arrive, bytes: id('4jN7fY6kVKzLCqb') + NONE },
      { kind: FACT.cameFrom, bytes: id('4jN7fY6kVKzLCqb') + text('2001:db8::1') },
    ]);
    expect(id('4jN7fY6kVKzLCqb')).not.toBe(id('4jN7fY6kVKzLCqB'));
  });
});

describe('qmgr', () => {
  it('makes a message active, with the sender folded and without extension', () => {
    expect(factOf('3F2A91C0B7: from=<Ha.Nguyen+hop@SXD.vn>, size=1204, nrcpt=2 (queue active)')).toEqual([
      FACT.active,
      id('3F2A91C0B7') + address('ha.nguyen@sxd.vn'),
    ]);
  });

  it('writes the null sender as none', () => {
    expect(factOf('3F2A91C0B7: from=<>, size=1204, nrcpt=1 (queue active)')).toEqual([FACT.active, id('3F2A91C0B7') + NONE]);
  });

  it.each(['"a>, status=sent, to=<b"@mail.example', 'a>, size=1, nrcpt=1 (queue active) <b@mail.example'])(
    'reads the sender %s whole',
    (sender) => {
      expect(factOf(`3F2A91C0B7: from=<${sender}>, size=1204, nrcpt=1 (queue active)`)).toEqual([
        FACT.active,
        id('3F2A91C0B7') + address(sender),
      ]);
    },
  );

  it.each(['status=expired, returned to sender', 'status=force-expired, returned to sender'])('does not count %s', (rest) => {
    expect(ignoredAs(`3F2A91C0B7: from=<a@sxd.vn>, ${rest}`)).toBe('postfix-other');
  });

  it('frees the queue id, and nothing else that begins with the word', () => {
    expect(factOf('3F2A91C0B7: removed')).toEqual([FACT.removed, id('3F2A91C0B7')]);
    expect(ignoredAs('3F2A91C0B7: removed by nobody')).toBe('postfix-other');
  });
});

describe('mail from the host itself', () => {
  it('is a pickup, whoever it says it is from', () => {
    expect(factOf('3F2A91C0B7: uid=5000 from=<quan.bui@sxd.vn>')).toEqual([FACT.pickup, id('3F2A91C0B7') + NONE]);
    expect(factOf('3F2A91C0B7: uid=0 from=<root>')).toEqual([FACT.pickup, id('3F2A91C0B7') + NONE]);
  });

  it('names the old queue id after a requeue', () => {
    expect(factOf('NEW12345: uid=106 from=<a@sxd.vn> orig_id=0LD12345')).toEqual([FACT.pickup, id('NEW12345') + id('0LD12345')]);
  });
});

describe('a delivery line', () => {
  const saved = (to: string, rest = ''): string =>
    `3F2A91C0B7: to=<${to}>, ${rest}${LMTP}, status=sent (250 2.0.0 <${to}> qP1+/x:R2 Saved)`;
  const placed = (to: string): [number, string] => [FACT.placed, id('3F2A91C0B7') + id('qP1+/x:R2') + address(to)];

  it('to Dovecot is a placed copy with the reply id', () => {
    expect(factOf(saved('quan.bui@sxd.vn'))).toEqual(placed('quan.bui@sxd.vn'));
  });

  it('names the final recipient, whatever the message was addressed to', () => {
    expect(factOf(saved('quan.bui@sxd.vn', 'orig_to=<canbo@sxd.vn>, '))).toEqual(placed('quan.bui@sxd.vn'));
    expect(factOf(saved('quan.bui@sxd.vn', 'orig_to=<"x>, relay=y"@sxd.vn>, '))).toEqual(placed('quan.bui@sxd.vn'));
  });

  it('folds case and drops the extension', () => {
    expect(factOf(saved('Quan.BUI+hop@SXD.vn'))).toEqual(placed('quan.bui@sxd.vn'));
  });

  it('may say how often the connection was used', () => {
    expect(factOf(saved('a@sxd.vn').replace('delay=', 'conn_use=2, delay='))).toEqual(placed('a@sxd.vn'));
  });

  it('keeps a quoted local part with >, commas and spaces whole', () => {
    expect(factOf(saved('"a>, status=deferred, b\\" c"@sxd.vn'))).toEqual(placed('"a>, status=deferred, b\\" c"@sxd.vn'));
  });

  it.each([
    [
      'deferred',
      `3F2A91C0B7: to=<a@sxd.vn>, relay=none, delay=5, delays=0/0/5/0, dsn=4.4.1, status=deferred (said: status=sent (250 <a> id Saved))`,
    ],
    [
      'bounced',
      `3F2A91C0B7: to=<a@sxd.vn>, ${LMTP}, status=bounced (host said: 550 5.1.1 <a@sxd.vn> to=<b>, relay=x, status=sent (250 q Saved))`,
    ],
    [
      'sent to another host',
      '3F2A91C0B7: to=<a@x.vn>, relay=mx.x.vn[198.51.100.9]:25, delay=5, delays=0/0/5/0, dsn=2.0.0, status=sent (250 2.0.0 OK)',
    ],
    [
      'thrown away by a filter',
      '3F2A91C0B7: to=<a@sxd.vn>, relay=127.0.0.1[127.0.0.1]:10024, delay=5, delays=0/0/5/0, dsn=2.7.0, status=sent (250 2.7.0 Ok, id=1-2, DISCARD)',
    ],
    [
      'bounced by a filter',
      '3F2A91C0B7: to=<a@sxd.vn>, relay=amavis[private/amavis], delay=5, delays=0/0/5/0, dsn=2.5.0, status=sent (250 2.5.0 Ok, id=1-2, BOUNCE)',
    ],
    [
      'run through some program',
      '3F2A91C0B7: to=<a@sxd.vn>, relay=local, delay=5, delays=0/0/5/0, dsn=2.0.0, status=sent (delivered to command: /usr/bin/vacation a)',
    ],
  ])('%s leaves no copy, only whom it was addressed to', (_, text) => {
    expect(factsOf(text)).toMatchObject([{ kind: FACT.addressed, count: 1 }]);
  });

  it.each(['deliverable', 'undeliverable'])('%s was only asked about', (status) => {
    expect(ignoredAs(`3F2A91C0B7: to=<a@sxd.vn>, ${LMTP}, status=${status} (delivery via dovecot)`)).toBe('postfix-no-copy');
  });

  it('tells the recipients of a message apart by a word that is another in every message', () => {
    const outside = (queueId: string, to: string): string | undefined =>
      factsOf(
        `${queueId}: to=<${to}>, relay=mx.x.vn[198.51.100.9]:25, delay=5, delays=0/0/5/0, dsn=2.0.0, status=sent (250 Ok)`,
      )[0]?.bytes.slice(16, 24);
    expect(outside('3F2A91C0B7', 'a@x.vn')).toBe(outside('3F2A91C0B7', 'A@X.vn'));
    expect(outside('3F2A91C0B7', 'a@x.vn')).not.toBe(outside('3F2A91C0B7', 'b@x.vn'));
    expect(outside('3F2A91C0B7', 'a@x.vn')).not.toBe(outside('3F2A91C0B8', 'a@x.vn'));
  });

  it('keeps of the recipient the domain and those it lies below, down to two names', () => {
    const domainsOf = (to: string): string[] =>
      factsOf(`3F2A91C0B7: to=<${to}>, relay=none, delay=5, delays=0/0/5/0, dsn=4.4.1, status=deferred (x)`)[0]
        ?.bytes.slice(32)
        .match(/.{16}/g) ?? [];
    const hashes = (...names: string[]): string[] =>
      names.map((name) => {
        const { high, low } = hashDomainText(name);
        return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
      });
    expect(domainsOf('a@Phong.SXD.sonla.gov.vn')).toEqual(hashes('phong.sxd.sonla.gov.vn', 'sxd.sonla.gov.vn', 'sonla.gov.vn'));
    expect(domainsOf('a@gmail.com')).toEqual(hashes('gmail.com'));
    expect(domainsOf('a@may')).toEqual(hashes('may'));
    expect(domainsOf('a')).toEqual([]);
  });

  it.each([
    ['relay=127.0.0.1[127.0.0.1]:10024', '250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as B12345'],
    ['relay=localhost[::1]:10026', '250 2.0.0 Ok: queued as B12345'],
    ['relay=local', 'forwarded as B12345'],
  ])('to %s goes on under another queue id', (relay, reply) => {
    expect(factOf(`3F2A91C0B7: to=<a@sxd.vn>, ${relay}, delay=5, delays=0/0/5/0, dsn=2.0.0, status=sent (${reply})`)).toEqual([
      FACT.hop,
      id('3F2A91C0B7') + id('B12345'),
    ]);
  });

  it.each([
    ['relay=virtual', 'delivered to maildir', FACT.placedDirect],
    ['relay=local', 'delivered to mailbox', FACT.placedDirect],
    ['relay=thu[private/cyrus-lmtp]', '250 2.1.5 Ok', FACT.placedDirect],
    ['relay=dovecot', 'delivered via dovecot service', FACT.placedByProgram],
    ['relay=local', 'delivered to command: /usr/lib/dovecot/dovecot-lda -f "$SENDER"', FACT.placedByProgram],
  ])('with %s (%s) is a copy without reply id', (relay, reply, kind) => {
    expect(factOf(`3F2A91C0B7: to=<a@sxd.vn>, ${relay}, delay=5, delays=0/0/5/0, dsn=2.0.0, status=sent (${reply})`)).toEqual([
      kind,
      id('3F2A91C0B7') + address('a@sxd.vn'),
    ]);
  });

  it.each(['to=<a@sxd.vn', 'to=<a@sxd.vn>', 'to=<a@sxd.vn>, relay=x, delay=1', 'to=<a@sxd.vn>, orig_to=<b'])(
    'cut to "%s" is malformed',
    (text) => {
      expect(ignoredAs(`3F2A91C0B7: ${text}`)).toBe('malformed-postfix');
    },
  );
});

describe('texts that others can shape', () => {
  it('a logged subject cannot imitate a line', () => {
    const subject = 'x from h[1.2.3.4]; 3F2A91C0B7: to=<a@sxd.vn>, relay=virtual, status=sent (delivered to maildir)';
    expect(ignoredAs(`3F2A91C0B7: info: header Subject: ${subject}`)).toBe('postfix-header');
    expect(ignoredAs(`3F2A91C0B7: warning: header Subject: ${subject}`)).toBe('postfix-other');
  });

  it.each([
    'NOQUEUE: reject: RCPT from h[203.0.113.70]: 550 5.1.1 <a>: no such user; from=<x> to=<y> proto=ESMTP helo=<3F2A91C0B7: removed>',
    '3F2A91C0B7: reject: RCPT from h[203.0.113.70]: 452 4.3.1 too big; from=<x> to=<y>',
    '3F2A91C0B7: milter-reject: END-OF-MESSAGE from h[203.0.113.70]: 5.7.1; from=<x> to=<y>',
    '3F2A91C0B7: reject_warning: VRFY from h[203.0.113.70]: 550',
  ])('a refusal is counted as one: %s', (text) => {
    expect(ignoredAs(text)).toBe('postfix-reject');
  });

  it('a SASL failure keeps neither its reason nor the account', () => {
    expect(ignoredAs('warning: h[203.0.113.85]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=secret@sxd.vn')).toBe(
      'postfix-other',
    );
  });

  it('a message-id, a bounce link and a hold are no facts', () => {
    expect(ignoredAs('3F2A91C0B7: message-id=<3F2A91C0B7: removed>')).toBe('postfix-other');
    expect(ignoredAs('3F2A91C0B7: resent-message-id=<a@b>')).toBe('postfix-other');
    expect(ignoredAs('3F2A91C0B7: sender non-delivery notification: 4AF6D25E65')).toBe('postfix-other');
    expect(ignoredAs('3F2A91C0B7: placed on hold')).toBe('postfix-other');
  });
});
