import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type CoreFigures, readFigures } from '../../../../../tests/support/export-log.ts';
import { ListSink, NOON, parseText } from '../../../../../tests/support/parse-lines.ts';
import { type Blocks, foldSlice } from '../../../../../tests/support/sample-run.ts';
import { detectDialect } from './detect-dialect.ts';
import { SliceParser } from './slice-parser.ts';

const HA = 'ha@sxd.vn';
const QUAN = 'quan@sxd.vn';
const people = { addresses: [HA, QUAN], aliases: [{ address: 'canbo@sxd.vn', targets: [HA, QUAN] }] };

/** Figures of 5 March of the lines given, in the dialect they show. */
function figures(...lines: string[]): Record<string, CoreFigures> {
  const blocks: Blocks = new Map();
  foldSlice(blocks, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  return readFigures(blocks, people, { from: '2026-03-05', to: '2026-03-05' })['2026-03-05'] ?? {};
}

/** Everything that a slice leaves behind when it is read in chunks of one line: facts, counts, states. */
function remainsOf(text: string): string {
  const bytes = Buffer.from(text);
  const sink = new ListSink();
  const remains: string[] = [];
  let state: Uint8Array | null = null;
  for (let start = 0, end = bytes.indexOf(10) + 1; end > 0; start = end, end = bytes.indexOf(10, start) + 1) {
    const context = { head: bytes.subarray(0, 65_536), zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON };
    const parser: SliceParser = new SliceParser(context, state);
    remains.push(JSON.stringify(parser.parse(bytes.subarray(start, end), sink)));
    state = parser.saveState();
    remains.push(Buffer.from(state ?? []).toString());
  }
  return [...remains, ...sink.facts.map(({ bytes: hex }) => Buffer.from(hex, 'hex').toString('latin1'))].join('\n');
}

const FIELDS =
  '#Fields: date-time,source,event-id,network-message-id,recipient-address,message-subject,sender-address,return-path,connector-id';
const track = (
  event: string,
  more: Partial<Record<'net' | 'to' | 'subject' | 'from' | 'path' | 'connector' | 'at', string>> = {},
): string =>
  [
    more.at ?? '2026-03-05T01:00:00.000Z',
    ...[event, more.net ?? 'n1', more.to ?? QUAN, more.subject ?? 'Hop', more.from ?? HA, more.path ?? more.from ?? HA],
    more.connector ?? '',
  ].join(',');

describe('Exchange message tracking', () => {
  it('a subject with commas, quotes and line ends that imitate a record forges none', () => {
    const subject = `"Họp, ""gấp""\r\n${track('STOREDRIVER,DELIVER', { net: 'n9' })}\r\n"`;
    expect(figures(FIELDS, track('STOREDRIVER,DELIVER', { subject }))).toEqual({ [QUAN]: expect.objectContaining({ received: 1 }) });
  });

  it('the twin SUBMIT and the hops of one message between servers add nothing to RECEIVE', () => {
    const hops = ['STOREDRIVER,SUBMIT', 'STOREDRIVER,RECEIVE', 'SMTP,HAREDIRECT', 'SMTP,SEND', 'ROUTING,TRANSFER'];
    const relayed = track('SMTP,RECEIVE', { connector: 'MX2\\Default MX2' });
    expect(figures(FIELDS, ...hops.map((event) => track(event)), relayed)).toMatchObject({ [HA]: { sent: 1, received: 0 } });
  });

  it('SMTP from a client that logged in is sent, from anybody else not', () => {
    const receive = (connector: string): string => track('SMTP,RECEIVE', { connector });
    expect(figures(FIELDS, receive('MX1\\Client Proxy MX1'))).toMatchObject({ [HA]: { sent: 1 } });
    expect(figures(FIELDS, receive('MX1\\Default Frontend MX1'))).toEqual({});
  });

  it('delivery counts once per recipient, however often and on whichever server it is told', () => {
    const both = track('STOREDRIVER,DELIVER', { to: `${HA};${QUAN};` });
    expect(figures(FIELDS, both, both, track('STOREDRIVER,DELIVER'))).toMatchObject({ [HA]: { received: 1 }, [QUAN]: { received: 1 } });
  });

  it('columns go by name: a header with other columns may come in the middle of the file', () => {
    const other = '#Fields: sender-address,recipient-address,event-id,source,date-time,message-id';
    const found = figures(FIELDS, track('STOREDRIVER,DELIVER'), other, `${HA},${QUAN},DELIVER,STOREDRIVER,2026-03-05T02:00:00.000Z,<m2>`);
    expect(found).toMatchObject({ [QUAN]: { received: 2 } });
  });

  it('times are UTC: 17:00 is the next day of the province', () => {
    const late = track('STOREDRIVER,DELIVER', { at: '2026-03-05T17:00:00.000Z' });
    expect(figures(FIELDS, late)).toEqual({});
    expect(figures(FIELDS, late.replace('T17:00:00.000', 'T16:59:59.999'))).toMatchObject({ [QUAN]: { received: 1 } });
    expect(figures(FIELDS, late.replace('.000Z', ''))).toEqual({});
  });

  it('automatic replies (no return path) and mail of the server itself are nobody\u2019s', () => {
    const reply = track('STOREDRIVER,RECEIVE', { path: '<>' });
    const probe = track('STOREDRIVER,RECEIVE', { from: 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@sxd.vn' });
    expect(figures(FIELDS, reply, probe)).toEqual({});
  });

  it('a message to a whole province is one long line, and is read', () => {
    const to = Array.from({ length: 3000 }, (_, index) => `nguoi.thu.${index}@sonla.vn`).join(';');
    expect(figures(FIELDS, track('STOREDRIVER,DELIVER', { to: `${to};${QUAN}` }))).toMatchObject({ [QUAN]: { received: 1 } });
  });

  it('a line above 1 MiB is counted as oversize and dropped', () => {
    const { counts } = parseText([FIELDS, 'x'.repeat(1_048_577), track('STOREDRIVER,DELIVER')].join('\n'));
    expect(counts).toMatchObject({ oversize: 1, parsed: 1, rejected: 0 });
  });

  it('a record with too few fields, no time or a time to come is rejected by its reason', () => {
    const { counts } = parseText(
      [FIELDS, '2026-03-05T01:00:00.000Z,STOREDRIVER,DELIVER', 'x,y,z', track('A,B', { at: '2027-01-01T00:00:00Z' })].join('\n'),
    );
    expect(counts.rejectedReasons).toEqual({ 'malformed-record': 1, 'bad-time': 1, 'future-time': 1 });
  });

  it('subjects and lines that were not understood are in no fact, no count and no state', () => {
    const subject = '"hunter2\nhunter2, ""hunter2"""';
    const text = [
      'hunter2',
      FIELDS,
      track('STOREDRIVER,DELIVER', { subject }),
      'hunter2,hunter2',
      'x,"hunter2',
      'hunter2"',
      'hunter2,a,b,c,d,"',
      '"',
      '',
    ].join('\n');
    expect(remainsOf(text)).not.toContain('hunter2');
  });

  it('a slice without the header is refused, but for its first line, which may be cut', () => {
    const lines = `${track('STOREDRIVER,DELIVER')}\n`.repeat(3);
    const { counts, facts } = parseText(lines, {}, 'exchange-tracking');
    expect([facts, counts.ignoredKinds, counts.rejectedReasons]).toEqual([[], { 'partial-head': 1 }, { 'no-header': 2 }]);
  });
});

describe('Exchange protocol logs', () => {
  const HEADER = 'DateTime,cId,sqNbr,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context,puid';
  const command = (text: string, user = HA, port = 993): string =>
    `2026-03-05T01:00:00.000Z,s1,1,10.31.0.2:${port},10.31.21.20:50113,${user},1,2,3,${text},`;

  it.each(['authenticate,PLAIN', 'login,x *****', 'pass,*****'])('%s is a log-in when the server said OK', (text) => {
    expect(figures(HEADER, command(`${text},R=OK`))).toMatchObject({ [HA]: { logins: 1, loginFails: 0 } });
    expect(figures(HEADER, command(`${text},"R=""A1 NO failed"";Msg=R=OK"`))).toMatchObject({ [HA]: { logins: 0, loginFails: 1 } });
    expect(figures(HEADER, command(`${text},`))).toEqual({});
  });

  it('other commands are none, and the name of Windows before an account is left out', () => {
    expect(figures(HEADER, command('select,INBOX,R=OK'), command('user,ha,R=OK', '', 995))).toEqual({});
    expect(figures(HEADER, command('login,*****,R=OK', 'SXD\\ha'))).toMatchObject({ [HA]: { logins: 1 } });
  });
});

describe('Microsoft 365', () => {
  const summary = (first: string): string => `${first},sender_address,recipient_status,message_subject,network_message_id,directionality`;
  const row = (at: string, status: string, direction = '2', net = 'n1'): string => `${at},${HA},"${status}",Hop,${net},${direction}`;

  it.each([
    ['origin_timestamp_utc', '2026-03-05 01:00:00'],
    ['origin_timestamp_(UTC+07:00)', '2026-03-05 08:00:00'],
    ['origin_timestamp_(UTC-03:00)', '2026-03-04 22:00:00'],
    ['origin_timestamp', '2026-03-05 00:00:00'],
  ])('the zone of the times is in the name of the first column: %s', (first, at) => {
    expect(figures(summary(first), row(at, `${QUAN}##Receive, Deliver`))).toMatchObject({ [HA]: { sent: 1 }, [QUAN]: { received: 1 } });
    expect(figures(summary(first), row(at.replace('03-05', '03-06').replace('03-04', '03-05'), ''))).toEqual({});
  });

  it.each([
    ['Receive, Deliver', 1],
    ['Receive,Resolve,Deliver', 1],
    ['Receive, Send', 0],
    ['Receive, Fail', 0],
    ['Receive, Expand', 0],
    ['', 0],
  ])('of the statuses of a recipient only Deliver is a stored copy: %j', (status, received) => {
    const found = figures(summary('origin_timestamp_utc'), row('2026-03-05T01:00:00Z', `${QUAN}##${status};c@x##Receive, Deliver`));
    expect(found[QUAN]?.received ?? 0).toBe(received);
  });

  it.each(['1', 'Incoming', 'Inbound'])('a sender of direction %s is an outsider, whatever name he bears, and is not kept', (direction) => {
    const lines = [summary('origin_timestamp_utc'), row('2026-03-05T01:00:00Z', `${QUAN}##Receive, Deliver`, direction)];
    expect(figures(...lines)).toEqual({ [QUAN]: expect.objectContaining({ sent: 0, received: 1 }) });
    expect(remainsOf(lines.map((line) => `${line}\n`).join(''))).not.toContain(HA);
  });

  const ROWS = 'Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageId,MessageTraceId';
  const trace = (from: string, to: string, status: string, toIp = ''): string =>
    `2026-03-05T01:00:00,${from},${to},Hop,${status},${toIp},10.0.0.9,1,<m1@x>,t1`;

  it('rows of the API have one recipient each, in UTC; one message is sent once; a group is no recipient', () => {
    const lines = [trace(HA, QUAN, 'Delivered'), trace(HA, 'c@x.vn', 'Delivered', '198.51.100.9'), trace(HA, 'canbo@sxd.vn', 'Expanded')];
    expect(figures(ROWS, ...lines)).toEqual({
      [HA]: expect.objectContaining({ sent: 1, received: 0 }),
      [QUAN]: expect.objectContaining({ received: 1 }),
    });
  });

  it.each(['Failed', 'Pending', 'Quarantined', 'FilteredAsSpam', 'GettingStatus', 'Expanded'])('%s is no stored copy', (status) => {
    expect(figures(ROWS, trace('a@x.vn', QUAN, status))).toEqual({});
  });

  it('rows of the API keep no name of an outsider', () => {
    expect(remainsOf(`${ROWS}\n${trace('nguoi.ngoai@x.vn', QUAN, 'Delivered')}\n`)).not.toContain('nguoi.ngoai');
  });

  it('an own sender of another domain is known by what is delivered there', () => {
    const other = trace(QUAN, 'linh@stp.vn', 'Delivered');
    expect(figures(ROWS, trace('quan@sxd.vn', 'linh@stp.vn', 'Failed'))).toEqual({});
    expect(figures(ROWS, trace('a@x.vn', HA, 'Delivered'), other)).toMatchObject({ [QUAN]: { sent: 1 } });
    const overLines = (text: string): string => text.replace('Hop', '"Hop\nthu hai"');
    expect(figures(ROWS, overLines(trace('a@x.vn', HA, 'Delivered')), overLines(other))).toMatchObject({ [QUAN]: { sent: 1 } });
  });

  it('an activity report over a week is refused: nobody knows which day', () => {
    const header = 'Report Refresh Date,User Principal Name,Last Activity Date,Send Count,Receive Count,Report Period';
    expect(parseText(`${header}\n2026-03-05,${HA},2026-03-04,1,2,7`).counts.rejectedReasons).toEqual({ 'several-days': 1 });
    expect(figures(header, `2026-03-05,${HA},2026-03-05,1,2,1`)).toMatchObject({ [HA]: { sent: 1, received: 2 } });
  });
});

describe('Google Email Log Search', () => {
  const HEADER =
    'Message ID,Start date,End date,Sender,Message size,Subject,Direction,Attachments,Recipient address,Event target,Event status';
  const event = (target: string, more: Partial<Record<'direction' | 'sender' | 'to' | 'status' | 'id' | 'at', string>> = {}): string => {
    const at = more.at ?? '2026/03/05 08:10:01';
    const [sender, direction, to] = [more.sender ?? HA, more.direction ?? 'Mixed', more.to ?? QUAN];
    return `${more.id ?? '<m1@x>'},${at},${at},${sender},4021,"Họp, phòng 3",${direction},0,${to},${target},${more.status ?? 'DELIVERED'}`;
  };

  it('several rows of one message are one message sent and one copy per recipient', () => {
    const rows = ['SMTP_IN', 'INTERNAL_SERVER', 'GMAIL_INBOX', 'GMAIL_INBOX', 'LIST_SERVER'].map((target) => event(target));
    expect(figures(HEADER, ...rows)).toMatchObject({ [HA]: { sent: 1 }, [QUAN]: { received: 1 } });
  });

  it('a row of another direction, a spam copy and a refused one are not counted', () => {
    const rows = [
      event('SMTP_IN', { direction: 'Received' }),
      event('GMAIL_SPAM', { direction: 'Received' }),
      event('GMAIL_INBOX', { direction: 'Received', status: 'REJECTED' }),
    ];
    expect(figures(HEADER, ...rows)).toEqual({});
  });

  it('a session refused at the door has N/A in all other fields', () => {
    const { counts } = parseText(`${HEADER}\nSMTPIN_ADDED_REJECT_SESSION,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A`);
    expect(counts).toMatchObject({ rejected: 0, ignoredKinds: { header: 1, refused: 1 } });
  });

  it('a delegate named beside the owner sent it; the owner is the envelope sender', () => {
    expect(figures(HEADER, event('SMTP_OUT', { direction: 'Sent', sender: `${HA} (${QUAN})` }))).toMatchObject({ [QUAN]: { sent: 1 } });
  });

  it('headings in another language: the order of the columns and the names of targets tell', () => {
    const translated =
      'ID thư,Ngày bắt đầu,Ngày kết thúc,Người gửi,Kích thước,Chủ đề,Hướng,Tệp đính kèm,Người nhận,Mục tiêu,Trạng thái,Cột mới';
    const lines = [translated, `${event('GMAIL_INBOX', { direction: 'Đã nhận' })},x`, `${event('SMTP_OUT', { direction: 'Đã gửi' })},x`];
    expect(detectDialect(Buffer.from(`${lines.join('\n')}\n`))?.dialect).toBe('google-email-log');
    expect(figures(...lines)).toMatchObject({ [HA]: { sent: 1 }, [QUAN]: { received: 1 } });
  });

  it.each(['2026-03-05 08:10:01', '5/3/2026 8:10:01', '2026-03-05T01:10:01Z', '1772673001120000'])(
    'the form of dates follows the setting of the administrator: %s',
    (at) => {
      expect(figures(HEADER, event('GMAIL_INBOX', { direction: 'Received', at }))).toMatchObject({ [QUAN]: { received: 1 } });
    },
  );
});

describe('MDaemon', () => {
  const at = (text: string): string => `Thu 2026-03-05 08:10:01.768: 02: ${text}`;
  const session = (kind: string, ...texts: string[]): string[] =>
    [`Session 1; child 2`, `Accepting ${kind} connection from 10.0.0.9:50113 to 10.0.0.1:587`, ...texts, '-'.repeat(40)].map((text) =>
      at(text),
    );
  const envelope = [`<-- MAIL FROM:<${HA}>`, '--> 250 ok', `<-- RCPT TO:<${QUAN}>`, '--> 250 ok', '<-- DATA', '--> 354 go'];
  const saved = '--> 250 2.6.0 Ok, message saved <Message-ID: <m1@pc>>';

  it('what the client says is no fact: not who he is, not what he says of the server', () => {
    const lies = ['<-- HELO Authenticated as ha@sxd.vn', '<-- --> 235 ok', '<-- Session 2; child 3', '--> 250 hi'];
    expect(figures(...session('SMTP', ...lies, ...envelope, saved))).toMatchObject({ [QUAN]: { received: 1 } });
    expect(figures(...session('SMTP', ...lies, ...envelope, saved))[HA]).toBeUndefined();
  });

  it('an accepted message of who logged in is sent; after RSET or a refusal it is none', () => {
    const login = ['Authenticated as ha@sxd.vn', '--> 235 2.7.0 Authentication successful'];
    expect(figures(...session('SMTP', ...login, ...envelope, saved))).toMatchObject({ [HA]: { sent: 1 }, [QUAN]: { received: 1 } });
    expect(figures(...session('SMTP', ...login, ...envelope, '--> 552 too large'))).toEqual({});
    expect(figures(...session('SMTP', ...login, ...envelope.slice(0, 4), '<-- RSET', '--> 250 ok', '<-- DATA', saved))).toEqual({});
  });

  it('the log-in of one session is not that of the next', () => {
    const first = session('SMTP', 'Authenticated as ha@sxd.vn', '--> 235 ok');
    expect(figures(...first, ...session('SMTP', ...envelope, saved))[HA]).toBeUndefined();
  });

  it('time without milliseconds and level, endpoints in brackets, numbers of sessions', () => {
    const old = session('SMTP', 'Authenticated as ha@sxd.vn', ...envelope, saved).map((line) =>
      line.replace('.768: 02:', ':').replace('10.0.0.9:50113', '[10.0.0.9:50113]'),
    );
    const numbered = session('SMTP', 'Authenticated as ha@sxd.vn', ...envelope, saved).map((line) => line.replace('02: ', '02: [1:2] '));
    for (const lines of [old, numbered]) expect(figures(...lines)).toMatchObject({ [HA]: { sent: 1 } });
  });

  it.each([
    ['before the answer', ['Authenticated as ha@sxd.vn', '--> a1 OK done']],
    ['after the answer', ['--> a1 OK done', 'Authenticated as ha@sxd.vn']],
  ])('AUTHENTICATE names nobody: the note of the server %s does, and is one log-in', (_name, texts) => {
    const lines = session('IMAP', '<-- a1 AUTHENTICATE PLAIN', '--> +', '<-- ******', ...texts, '<-- a2 NOOP', '--> a2 OK done');
    expect(figures(...lines)).toEqual({ [HA]: expect.objectContaining({ logins: 1 }) });
  });

  it('passwords and what clients say are in no fact, no count and no state', () => {
    const secret = ['<-- a1 LOGIN "ha@sxd.vn" "hunter2"', '--> a1 OK', '<-- PASS hunter2', '<-- hunter2 hunter2', 'hunter2'];
    const lines = [...session('IMAP', ...secret), ...session('POP', ...secret), ...session('SMTP', ...secret)];
    expect(remainsOf(`${lines.join('\n')}\n`)).not.toContain('hunter2');
  });
});

describe('the generic table', () => {
  it.each(['event', 'day'] as const)(
    'docs/generic-csv.md shows an example of each format that is read without a fault: %s level',
    (level) => {
      const text = readFileSync(new URL('../../../../../docs/generic-csv.md', import.meta.url), 'utf8');
      const examples = [...text.matchAll(/```csv\n([^`]*)```/g)].map((match) => match[1] ?? '');
      const dialect = level === 'event' ? 'generic-events' : 'generic-days';
      const own = examples.filter((example) => detectDialect(Buffer.from(example))?.dialect === dialect);
      expect(own.length).toBeGreaterThan(0);
      for (const example of own) {
        const { counts } = parseText(example, { receivedAtSecond: NOON + 86_400 });
        expect(counts).toMatchObject({ rejected: 0, parsed: example.trim().split('\n').length - 1 });
      }
    },
  );

  it.each([',', ';', '\t'])('fields may be parted by %j', (delimiter) => {
    const lines = [`day,mailbox,sent,received,logins`, `2026-03-05,${HA},3,4,5`].map((line) => line.replaceAll(',', delimiter));
    expect(figures(...lines)).toMatchObject({ [HA]: { sent: 3, received: 4, logins: 5 } });
  });

  it('a figure that is no count and an event that is none are rejected', () => {
    expect(parseText(`day,mailbox,sent\n2026-03-05,${HA},-1\n2026-03-05,${HA},1.5`).counts.rejectedReasons).toEqual({
      'malformed-record': 2,
    });
    expect(parseText(`time,event,mailbox\n2026-03-05 08:00:00,read,${HA}`).counts.rejectedReasons).toEqual({ 'malformed-record': 1 });
  });
});
