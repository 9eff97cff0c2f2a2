import { describe, expect, it } from '@jest/globals';
import { ListSink, NOON, parseText } from '../../../../../tests/support/parse-lines.ts';
import { hashAddressText } from './address-hash.ts';
import { detectDialect } from './detect-dialect.ts';
import { FACT } from './fact.ts';
import { SliceParser } from './slice-parser.ts';

const ID = '1wAbCd-0000Ab-1x';
const SENT = `<= ha@sxd.vn H=pc20 [10.31.21.20] P=esmtpsa A=plain_server:ha@sxd.vn S=1404 id=a1@pc20`;
const STORED = '=> quan <canbo@sxd.vn> R=mailboxes T=mbox_maildir';

function parse(...texts: string[]): ReturnType<typeof parseText> {
  return parseText(texts.map((text) => `2026-03-05 07:31:02 ${text}`).join('\n'), {}, 'exim');
}

function factOf(text: string): [number, string] | null {
  const [fact] = parse(`${ID} ${text}`).facts;
  return fact === undefined ? null : [fact.kind, fact.bytes];
}

function outcomeOf(text: string): unknown {
  const { facts, counts } = parse(text);
  expect(facts).toEqual([]);
  return Object.keys(counts.ignored > 0 ? counts.ignoredKinds : counts.rejectedReasons)[0];
}

function address(text: string): string {
  const { high, low } = hashAddressText(text);
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const textOf = (hex: string, from: number): string => Buffer.from(hex.slice(from * 2), 'hex').toString();
/** The addresses of a stored copy: the mailbox, then the way to it. */
const wayOf = (text: string): string[] => (factOf(text)?.[1].slice(16) ?? '').match(/.{16}/g) ?? [];

describe('the stamp of an Exim line', () => {
  it.each([
    ['no zone', ''],
    ['+millisec', '.010'],
    ['log_timezone', ' +0700'],
    ['+millisec and log_timezone', '.010 +0700'],
    ['+pid', ' [2142]'],
    ['all of them', '.010 +0700 [2142]'],
  ])('with %s gives the same fact in the same second', (_name, more) => {
    const line = `2026-03-05 07:31:02${more} ${ID} ${SENT}`;
    expect(parseText(line, {}, 'exim').facts).toEqual(parse(`${ID} ${SENT}`).facts);
    expect(detectDialect(Buffer.from(line))).toEqual({ dialect: 'exim', confidence: 1 });
  });

  it('another zone is honoured', () => {
    const [fact] = parseText(`2026-03-04 23:31:02 -0100 ${ID} ${SENT}`, {}, 'exim').facts;
    expect(fact).toEqual(parse(`${ID} ${SENT}`).facts[0]);
  });

  it('through syslog it may stand there twice, or once', () => {
    const direct = parse(`${ID} ${SENT}`).facts;
    for (const text of [`${ID} ${SENT}`, `2026-03-05 07:31:02 ${ID} ${SENT}`, `2026-03-05 07:31:02.118 +0700 [7] ${ID} ${SENT}`]) {
      expect(parseText(`Mar  5 07:31:02 thu exim4[7]: ${text}`).facts).toEqual(direct);
    }
  });
});

describe('a message id', () => {
  it.each([ID, '1wAbCd-000000000Ab-1x2y'])('may be %s', (id) => {
    expect(parse(`${id} ${SENT}`).facts).toHaveLength(1);
  });

  it('that differs in case is another message', () => {
    const keys = ['1wAbCd-0000Ab-1x', '1wabCd-0000Ab-1x'].map((id) => parse(`${id} ${SENT}`).facts[0]?.bytes.slice(0, 16));
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('an arrival', () => {
  it('with A= is a message of that login', () => {
    const [kind, bytes] = factOf(SENT.replace('plain_server:ha', 'plain_server:Ha'))!;
    expect([kind, bytes.slice(16, 32), textOf(bytes, 21)]).toEqual([FACT.sent, address('ha@sxd.vn'), 'ha@sxd.vn']);
  });

  it("whose authenticator tells no login is the sender's", () => {
    expect(factOf(SENT.replace(':ha@sxd.vn', ''))).toEqual(factOf(SENT));
  });

  it.each([
    ['with a port', SENT.replace('.20] ', '.20]:50113 ')],
    ['with a helo', SENT.replace('pc20 [', 'pc20 (x y) [')],
    ['with a helo that is an address', SENT.replace('pc20 [', '([192.168.1.5]) [')],
    ['with TLS fields and a quoted name', SENT.replace(' A=', ' X=TLS1.3:AES:256 CV=no DN="CN=a b, A=x:y" SNI="A=x:y" A=')],
    ['with flags', SENT.replace(' A=', ' L- K A=')],
    ['with a subject and recipients', `${SENT} T="A=plain:sep" for b@sxd.vn A=plain:sep`],
  ])('%s is the same', (_name, text) => {
    expect(factOf(text)).toEqual(factOf(SENT));
  });

  it.each([
    ['of the null sender, a bounce', SENT.replace('ha@sxd.vn H', '<> R=1wAbCd-0000Ab-1y H')],
    ['of the host itself', '<= root@sonla.vn U=root P=local S=390'],
  ])('%s is none', (_name, text) => {
    expect(outcomeOf(`${ID} ${text}`)).toBe('other-event');
  });

  it.each([
    ['without A=', SENT.replace(' A=plain_server:ha@sxd.vn', '')],
    ['whose message-id imitates a login', '<= a@b.example H=c [198.51.100.1] P=esmtp S=1 id=x A=plain:ha@sxd.vn'],
    ['whose ident imitates a login', '<= a@b.example H=c [198.51.100.1] U=x A=plain:ha@sxd.vn P=esmtp S=1'],
    ['whose sender imitates a delivery', '<= "y> => ha <ha@sxd.vn> R=a T=b"@b.example H=c [198.51.100.1] P=esmtp S=1'],
    ['whose subject imitates a login', '<= a@b.example H=c [198.51.100.1] P=esmtp S=1 T="x A=plain:ha@sxd.vn \\" A=plain:ha@sxd.vn"'],
  ])('%s is of a session in which nobody logged in, from a client', (_name, text) => {
    const [message, client, ...more] = parse(`${ID} ${text}`).facts;
    expect([message?.kind, message?.bytes.slice(32), client?.kind, more]).toEqual([FACT.sentInSession, '0'.repeat(18), FACT.cameFrom, []]);
    expect(client?.bytes.slice(0, 16)).toBe(message?.bytes.slice(0, 16));
  });

  it('from the server itself says so', () => {
    expect(factOf(SENT.replace('10.31.21.20', '127.0.0.1'))![1].slice(40, 42)).toBe('06');
  });
});

describe('a delivery', () => {
  it('names the mailbox without its domain, and the way to it, the nearest first', () => {
    expect(factOf(STORED)![0]).toBe(FACT.stored);
    expect(wayOf(STORED)).toEqual([address('quan'), address('canbo@sxd.vn')]);
    expect(wayOf('=> ha (canbo@stp.vn) <toantinh@sonla.vn> F=<a@b> R=r T=t S=1 DT=0s')).toEqual(
      ['ha', 'canbo@stp.vn', 'toantinh@sonla.vn'].map(address),
    );
    expect(wayOf('=> quan@sxd.vn R=r T=t')).toEqual([address('quan@sxd.vn')]);
  });

  it('-> is a further copy like =>', () => {
    expect(factOf(STORED.replace('=>', '->'))).toEqual(factOf(STORED));
  });

  it('into a file belongs to the nearest address of the way', () => {
    expect(wayOf('=> /home/quan/Maildir/ <quan@sxd.vn> R=userforward T=address_directory')).toEqual([address('quan@sxd.vn')]);
    expect(outcomeOf(`${ID} => /var/log/all R=archive T=file`)).toBe('no-copy');
  });

  it.each([
    ['to another host', `=> x@other.example <canbo@sxd.vn> R=dnslookup T=remote_smtp H=mx [198.51.100.9]:25 X=TLS C="250 2.0.0 <quan> ok"`],
    ['to nobody', '=> :blackhole: <canbo@sxd.vn> R=system_aliases'],
    ['failed', '** quan <canbo@sxd.vn>: Unrouteable address'],
    ['failed under its own name', '** canbo@sxd.vn: Unrouteable address'],
    ['deferred', '== quan <canbo@sxd.vn> R=r T=t defer (-1): quota'],
  ])('%s stores nothing, and says who was addressed', (_name, text) => {
    const whole = '=> canbo@sxd.vn R=dnslookup T=remote_smtp H=mx [198.51.100.9]:25';
    expect(factOf(text)).toEqual(factOf(whole));
    expect(factOf(text)?.[0]).toBe(FACT.addressed);
  });

  it.each([
    ['to a pipe', '=> |/usr/bin/x T=mbox <quan@sxd.vn> R=userforward T=address_pipe'],
    ['cut through', '>> quan <quan@sxd.vn> R=r T=t'],
    ['suppressed', '*> quan <quan@sxd.vn> R=r T=t'],
  ])('%s stores nothing', (_name, text) => {
    expect(outcomeOf(`${ID} ${text}`)).toBe('no-copy');
  });

  it("by Dovecot's LMTP is joined with what Dovecot tells, by socket or over TCP", () => {
    const socket = factOf('=> ha <canbo@sxd.vn> R=r T=lmtp C="250 2.0.0 <ha@sxd.vn> qP1 Saved"');
    expect(socket?.[0]).toBe(FACT.placed);
    expect(socket?.[1].slice(32)).toBe(address('ha@sxd.vn'));
    expect(factOf('=> ha <canbo@sxd.vn> R=r T=lmtp H=127.0.0.1 [127.0.0.1] C="250 2.0.0 <ha@sxd.vn> qP1 Saved"')).toEqual(socket);
    const dovecot = parseText('Mar  5 07:31:02 thu dovecot: lmtp(ha@sxd.vn)<9><qP1>: msgid=<m>: saved mail to INBOX').facts[0];
    expect(dovecot?.bytes.slice(0, 16)).toBe(socket?.[1].slice(16, 32));
  });

  it('by a delivery program may be told again by it', () => {
    expect(factOf(STORED.replace('mbox_maildir', 'dovecot_lda'))?.[0]).toBe(FACT.placedByProgram);
  });

  it('with a quoted local part is read whole', () => {
    expect(wayOf('=> "a> <b" <"a> <b"@sxd.vn> R=r T=t')).toEqual([address('"a> <b"'), address('"a> <b"@sxd.vn')]);
  });
});

describe('what Exim says besides', () => {
  it.each([
    ['Completed', `${ID} Completed`],
    ['a comment', `${ID} H=mx [198.51.100.1] Connection refused`],
    ['Frozen', `${ID} Frozen`],
    ['Unfrozen', `${ID} Unfrozen by errmsg timer`],
    ['a lock', `${ID} Spool file is locked (another process is handling this message)`],
    ['no host name', 'no host name found for IP address 10.31.24.22'],
    ['the daemon', 'exim 4.96 daemon started: pid=152'],
  ])('%s is another event', (_name, text) => {
    expect(outcomeOf(text)).toBe('other-event');
  });

  it.each([
    ['a recipient', 'H=(x) [203.0.113.70] F=<x@gmail.com> rejected RCPT <=> quan <quan@sxd.vn>>: Unrouteable address'],
    ['a password', 'plain_server authenticator failed for (PC) [203.0.113.85]: 535 Incorrect authentication data (set_id=ha@sxd.vn)'],
  ])('%s is refused', (_name, text) => {
    expect(outcomeOf(text)).toBe('refused');
  });

  it('the reject log repeats headers under a line: they are its continuation', () => {
    const { counts } = parseText(
      [
        'H=(x) [203.0.113.70] F=<x@gmail.com> rejected after DATA: spam',
        'Envelope-from: <x@gmail.com>',
        'Envelope-to: <quan@sxd.vn>',
        'P Received: from x',
        '\tby thu; Thu',
        'F From: x@gmail.com',
        '  Subject: => quan <quan@sxd.vn> R=r T=t',
        '-'.repeat(60),
        'hunter2',
      ]
        .map((line, index) => (index === 0 ? `2026-03-05 07:31:02 ${ID} ${line}` : line))
        .join('\n'),
      {},
      'exim',
    );
    expect(counts).toMatchObject({ parsed: 0, ignoredKinds: { 'other-event': 1, continuation: 7 }, rejectedReasons: { 'no-envelope': 1 } });
  });

  it('a cut first line of a slice is no fault', () => {
    expect(parseText(`anbo@sxd.vn> R=r T=t\n2026-03-05 07:31:02 ${ID} ${STORED}\n`).counts).toMatchObject({
      parsed: 1,
      ignoredKinds: { 'partial-head': 1 },
    });
  });

  it('at the beginning of a later chunk it is one', () => {
    const line = Buffer.from(`2026-03-05 07:31:02 ${ID} ${STORED}\n`);
    const context = { head: line, zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON };
    const first = new SliceParser(context);
    first.parse(line, new ListSink());
    const { rejectedReasons } = new SliceParser(context, first.saveState()).parse(Buffer.from('hunter2\n'), new ListSink());
    expect(rejectedReasons).toEqual({ 'no-envelope': 1 });
  });
});
