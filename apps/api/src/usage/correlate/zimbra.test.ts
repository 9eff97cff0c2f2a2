import { describe, expect, it } from '@jest/globals';
import { active, addressBook, figures, filtered, HA, line, QUAN } from '../../../../../tests/support/mail-story.ts';
import { correlateDays, foldAll } from '../../../../../tests/support/sample-run.ts';
import { parseText } from '../../../../../tests/support/parse-lines.ts';
import { detectDialect } from '../../ingest/maillog/detect-dialect.ts';

const UA = 'ua=ZimbraWebClient - FF128 (Win) [vi]';
const log = (
  clock: string,
  text: string,
  context = `name=ha@sxd.vn;oip=10.31.21.20;${UA};`,
  thread = 'qtp-7:https://thu/service/soap/AuthRequest',
): string => `2026-03-05 ${clock},515 INFO  [${thread}] [${context}] ${text}`;
const auth = (clock: string, protocol = 'soap', account = 'ha@sxd.vn'): string =>
  log(clock, `security - cmd=Auth; account=${account}; protocol=${protocol};`);
const adding = (clock: string, folder = 'Inbox', thread = 'LmtpServer-2', message = '<m1@x>'): string =>
  log(
    clock,
    `mailop - Adding Message: id=257, Message-ID=${message}, parentId=-1, folderId=2, folderName=${folder}.`,
    'name=ha@sxd.vn;mid=5;ip=10.31.0.2;',
    thread,
  );
const second = (clock: string): number => Date.parse(`2026-03-05T${clock}+07:00`) / 1000;

describe('log-ins in audit.log', () => {
  it('webmail is a session (H2), however often a page load authenticates again, and no IMAP or POP3 login', () => {
    const found = figures(auth('08:00:00'), auth('08:05:00'), auth('08:12:00'), auth('10:00:00'))[HA];
    expect(found).toMatchObject({ logins: 0, accessPoints: ['08:00:00', '08:12:00', '10:00:00'].map(second) });
  });

  it.each(['imap', 'pop3'])('%s is a login', (protocol) => {
    expect(figures(auth('08:00:00', protocol))[HA]).toMatchObject({ logins: 1, accessPoints: [second('08:00:00')] });
  });

  it('a telephone that polls is no person and no IMAP login', () => {
    const polls = Array.from({ length: 24 }, (_, hour) =>
      ['00', '15', '30', '45'].map((minute) => auth(`${String(hour).padStart(2, '0')}:${minute}:00`, 'zsync')),
    );
    expect(figures(...polls.flat())[HA]?.accessPoints ?? []).toEqual([]);
  });

  it('an account without domain is the only one of that local part; a system user is nobody', () => {
    expect(figures(auth('08:00:00', 'imap', 'ha'))[HA]).toMatchObject({ logins: 1 });
    expect(figures(auth('08:00:00', 'imap', 'zimbra'))).toEqual({});
  });

  it.each([
    ['of an administrator', auth('08:00:00').replace('cmd=Auth', 'cmd=AdminAuth')],
    ['on behalf of somebody', auth('08:00:00').replace('cmd=Auth', 'cmd=DelegateAuth')],
    [
      'that checks a password for SMTP',
      auth('08:00:00')
        .replace('https://thu/service/soap/AuthRequest', 'https://[::1]:7071/service/admin/soap/')
        .replace('oip=', 'oproto=smtp;oip='),
    ],
    [
      'that failed',
      auth('08:00:00')
        .replace('INFO ', 'WARN ')
        .replace('protocol=soap;', 'protocol=soap; error=authentication failed for [ha], invalid password;'),
    ],
  ])("a log-in %s is no person's", (_name, text) => {
    expect(figures(text)).toEqual({});
  });

  it("an administrator's command may hold a password in clear, and nothing of it is kept", () => {
    const text = log('08:00:00', 'security - cmd=ModifyAccount; name=ha@sxd.vn; userPassword=hunter2;');
    const { facts, counts } = parseText(text);
    expect([facts, counts.ignoredKinds]).toEqual([[], { 'other-event': 1 }]);
  });

  it('a failed one over IMAP counts apart', () => {
    const failed = auth('08:00:00', 'imap')
      .replace('INFO ', 'WARN ')
      .replace('imap;', 'imap; error=authentication failed for [ha], invalid password;');
    expect(figures(failed)[HA]).toMatchObject({ logins: 0, loginFails: 1, accessPoints: [] });
  });

  it.each([
    ['one oip', 'oip=10.31.21.20;'],
    ['a list of them', 'oip=10.31.21.20, 10.31.0.5;'],
    ['ip only', 'ip=10.31.21.20;'],
    ["an address behind the proxy's", 'ip=10.31.0.5;oip=10.31.21.20;'],
  ])('the client is known by %s', (_name, context) => {
    const text = 'security - cmd=Auth; account=ha@sxd.vn; protocol=imap;';
    expect(parseText(log('08:00:00', text, context)).facts).toEqual(
      parseText(log('08:00:00', text, 'name=ha@sxd.vn;oip=10.31.21.20;')).facts,
    );
  });
});

describe('mailbox.log', () => {
  it('a message the store took in is a copy of the name in the context', () => {
    expect(figures(adding('08:00:00'))[HA]).toMatchObject({ received: 1, receivedMessages: 1 });
  });

  it.each([
    ["the sender's own copy", adding('08:00:00', 'Sent', 'qtp-7:https://thu/service/soap/SendMsgRequest')],
    ['a draft', adding('08:00:00', 'Drafts')],
    ['copied by an IMAP client', adding('08:00:00', 'Inbox', 'ImapServer-3')],
    [
      'a delivery that names no recipient',
      log(
        '08:00:00',
        'lmtp - Delivering message: size=9 bytes, nrcpts=1, sender=quan@sxd.vn, msgid=<m1@x>',
        'ip=10.31.0.2;',
        'LmtpServer-2',
      ),
    ],
  ])('%s is none', (_name, text) => {
    expect(figures(text)).toEqual({});
  });

  it("and Postfix's delivery to port 7025 are one copy, told by either", () => {
    const postfix = line(
      '08:00:00',
      'lmtp',
      'B12345: to=<ha@sxd.vn>, relay=thu.sxd.vn[10.31.0.2]:7025, delay=1, delays=0/0/0/1, dsn=2.1.5, status=sent (250 2.1.5 Delivery OK)',
    );
    const slices = [`${postfix}\n`, `${adding('08:00:00')}\n`].map((text) => Buffer.from(text));
    for (const some of [slices, slices.slice(0, 1), slices.slice(1)]) {
      const [row] = correlateDays(foldAll(some), addressBook, '2026-03-05', '2026-03-05').get('2026-03-05') ?? [];
      expect(row).toMatchObject({ mailboxId: HA, received: 1, receivedMessages: 1 });
    }
    expect(figures(postfix.replace('relay=', 'orig_to=<x@sxd.vn>, relay=').replace('sent (', 'deferred ('))).toEqual({});
  });

  it("a message sent from the web client is the account's, once", () => {
    const sending = log(
      '08:00:00',
      'smtp - Sending message to MTA at thu: Message-ID=<m1@x>, replyType=r',
      undefined,
      'qtp-7:https://thu/service/soap/SendMsgRequest',
    );
    expect(figures(sending, sending.replace(',515', ',900'))[HA]).toMatchObject({ sent: 1, accessPoints: [second('08:00:00')] });
  });

  it('a stack trace goes on with the line before, and NUL bytes do no harm', () => {
    const trace = [
      'com.zimbra.common.service.ServiceException: system failure: x',
      'ExceptionId:qtp-7:1:2',
      'Code:service.FAILURE',
      '\tat a.b.C(D.java:1)',
      'Caused by: java.io.IOException: y',
      '\t... 12 more',
    ];
    const { counts } = parseText([log('08:00:00', 'soap - x'), ...trace, `\0\0${adding('08:00:01')}`].join('\n'));
    expect(counts).toMatchObject({ parsed: 1, rejected: 0, ignoredKinds: { continuation: 6 } });
  });

  it('is known by its stamp and level', () => {
    expect(detectDialect(Buffer.from(`${adding('08:00:00')}\n${auth('08:00:00')}\n`))).toEqual({ dialect: 'zimbra', confidence: 1 });
  });
});

describe('zimbra.log', () => {
  it('the hops of a message (10024, 10030, 10032, 10025) are one message, sent once and stored once', () => {
    const back = (id: string): string => `${id}: client=localhost[127.0.0.1]`;
    const hop = (id: string, next: string): string => filtered(id, next).replace('10024', '10030');
    const lines = [
      line('08:00:00', 'smtpd', 'A12345: client=pc[10.0.0.9], sasl_method=PLAIN, sasl_username=ha@sxd.vn'),
      line('08:00:00', 'qmgr', active('A12345')),
      line('08:00:01', 'smtpd', back('B12345')),
      line('08:00:01', 'qmgr', active('B12345')),
      line('08:00:01', 'smtp', filtered('A12345', 'B12345')),
      line('08:00:02', 'smtpd', back('C12345')),
      line('08:00:02', 'qmgr', active('C12345')),
      line('08:00:02', 'smtp', hop('B12345', 'C12345')),
      line(
        '08:00:03',
        'lmtp',
        'C12345: to=<quan@sxd.vn>, relay=thu[10.31.0.2]:7025, delay=1, delays=0/0/0/1, dsn=2.1.5, status=sent (250 2.1.5 Delivery OK)',
      ),
    ];
    expect(figures(...lines)).toMatchObject({ [HA]: { sent: 1 }, [QUAN]: { received: 1, receivedMessages: 1 } });
  });

  it("saslauthd's tokens are never kept", () => {
    const { facts, counts } = parseText(
      'Mar  5 07:31:02 thu saslauthd[9]: zmpost: url=https://thu/ returned buffer->data=<soap><authToken>0_hunter2</authToken></soap>\n' +
        'Mar  5 07:31:02 thu saslauthd[9]: auth_zimbra: ha@sxd.vn auth OK\nMar  5 07:31:02 thu saslauthd[9]: auth_zimbra: ha@sxd.vn auth failed: x [ha@sxd.vn]',
    );
    expect(facts).toEqual([]);
    expect(JSON.stringify(counts)).not.toContain('hunter2');
    expect(counts).toMatchObject({ ignoredKinds: { 'other-program': 3 } });
  });
});
