import { describe, expect, it } from '@jest/globals';
import { type Blocks, correlateDays, foldAll } from '../../../../../tests/support/sample-run.ts';
import { buildAddressBook } from './address-book.ts';
import { correlateDay } from './correlate-day.ts';
import type { MailboxDayFigures } from './day-figures.ts';

const HA = 1;
const QUAN = 2;
const addressBook = buildAddressBook({
  mailboxes: [
    { id: HA, address: 'ha@sxd.vn', kind: 'personal' },
    { id: QUAN, address: 'quan@sxd.vn', kind: 'personal' },
    { id: 3, address: 'theodoi@sxd.vn', kind: 'robot' },
  ],
  aliases: [{ address: 'giamdoc@sxd.vn', targets: ['quan@sxd.vn'] }],
});

/** A line on 5 March unless the clock says another day: `05T08:00:00 smtpd text`. */
function line(clock: string, program: string, text: string): string {
  const stamp = clock.length === 8 ? `05T${clock}` : clock;
  return `2026-03-${stamp}+07:00 thu ${program === 'dovecot' ? program : `postfix/${program}[1]`}: ${text}`;
}

const client = (id: string, user = 'ha@sxd.vn'): string => `${id}: client=h[10.0.0.9], sasl_method=PLAIN, sasl_username=${user}`;
const active = (id: string, from = 'ha@sxd.vn'): string => `${id}: from=<${from}>, size=1, nrcpt=1 (queue active)`;
const inbound = (id: string): string => `${id}: client=mail.example[198.51.100.1]`;
const RELAY = 'relay=thu[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0';
const placed = (id: string, reply: string, to = 'quan@sxd.vn'): string =>
  `${id}: to=<${to}>, ${RELAY}, status=sent (250 2.0.0 <${to}> ${reply} Saved)`;
const saved = (reply: string, message = '<m1>', to = 'quan@sxd.vn'): string =>
  `lmtp(${to})<9><${reply}>: msgid=${message}: saved mail to INBOX`;
const sieve = (reply: string, action: string): string => `lmtp(quan@sxd.vn)<9><${reply}>: sieve: msgid=<m1>: ${action}`;
const filtered = (id: string, next: string): string =>
  `${id}: to=<quan@sxd.vn>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${next})`;

function blocksOf(lines: readonly string[]): Blocks {
  return foldAll([Buffer.from(lines.map((text) => `${text}\n`).join(''))]);
}

/** Figures by mailbox on each day from 4 to 12 March that has any. */
function figuresOf(...lines: string[]): Record<string, Record<number, MailboxDayFigures>> {
  const days = correlateDays(blocksOf(lines), addressBook, '2026-03-04', '2026-03-12');
  const withFigures = [...days].filter(([, mailboxes]) => mailboxes.length > 0);
  return Object.fromEntries(withFigures.map(([day, mailboxes]) => [day, Object.fromEntries(mailboxes.map((row) => [row.mailboxId, row]))]));
}

/** What 5 March came to. */
function figures(...lines: string[]): Record<number, MailboxDayFigures> {
  return figuresOf(...lines)['2026-03-05'] ?? {};
}

function originOf(...lines: string[]) {
  const blocks = blocksOf(lines);
  const ordered = [...blocks].toSorted(([a], [b]) => a - b).map(([, block]) => block);
  return correlateDay({ day: '2026-03-05', blocks: ordered, lookAhead: null, carry: null, addressBook, isWorkingTime: () => true }).origin;
}

describe('sent', () => {
  const sent = [line('08:00:00', 'submission/smtpd', client('A12345')), line('08:00:01', 'qmgr', active('A12345'))];

  it('is a submission that became active', () => {
    expect(figures(...sent)[HA]).toMatchObject({ sent: 1, sentAs: 1, accessPoints: [Date.parse('2026-03-05T08:00:01+07:00') / 1000] });
  });

  it('is not a client line alone: reset, lost connection, too large', () => {
    expect(figures(sent[0]!)).toEqual({});
  });

  it('counts once, however often qmgr repeats itself at retries, after a hold and after a restart', () => {
    const again = ['09:00:00', '10:00:00', '06T08:00:00'].map((clock) => line(clock, 'qmgr', active('A12345')));
    const days = figuresOf(...sent, ...again);
    expect(days).toMatchObject({ '2026-03-05': { [HA]: { sent: 1 } } });
    expect(Object.keys(days)).toEqual(['2026-03-05']);
  });

  it('belongs to who logged in; the envelope sender is counted beside it', () => {
    const rows = figures(sent[0]!, line('08:00:01', 'qmgr', active('A12345', 'Giamdoc+x@sxd.vn')));
    expect(rows[HA]).toMatchObject({ sent: 1, sentAs: 0 });
    expect(rows[QUAN]).toMatchObject({ sent: 0, sentAs: 1, accessPoints: [] });
  });

  it('an account may be typed in any case and without its domain', () => {
    expect(figures(line('08:00:00', 'smtpd', client('A12345', 'QUAN')), sent[1]!)[QUAN]).toMatchObject({ sent: 1 });
  });

  it('is no mail from outside, from the host or from a forger under a local name', () => {
    expect(figures(line('08:00:00', 'smtpd', inbound('A12345')), sent[1]!)).toEqual({});
    expect(figures(line('08:00:00', 'pickup', 'A12345: uid=5000 from=<ha@sxd.vn>'), sent[1]!)).toEqual({});
    expect(figures(sent[1]!)).toEqual({});
  });

  it('is no receipt with the null sender', () => {
    expect(figures(sent[0]!, line('08:00:01', 'qmgr', active('A12345', '')))).toEqual({});
  });

  it('a queue id used again belongs to the new message', () => {
    const aborted = sent[0]!;
    expect(figures(aborted, line('09:00:00', 'smtpd', inbound('A12345')), line('09:00:01', 'qmgr', active('A12345', 'x@example')))).toEqual(
      {},
    );
    const removed = line('08:00:02', 'qmgr', 'A12345: removed');
    const next = [line('09:00:00', 'smtpd', client('A12345', 'quan@sxd.vn')), line('09:00:01', 'qmgr', active('A12345', 'quan@sxd.vn'))];
    const rows = figures(...sent, removed, ...next);
    expect([rows[HA]?.sent, rows[QUAN]?.sent]).toEqual([1, 1]);
  });

  it('a second hop through a filter and a requeue are no further messages', () => {
    const lines = [
      ...sent,
      line('08:00:02', 'smtpd', 'B12345: client=localhost[127.0.0.1], orig_queue_id=A12345, orig_client=h[10.0.0.9]'),
      line('08:00:02', 'qmgr', active('B12345')),
      line('08:10:00', 'pickup', 'C12345: uid=106 from=<ha@sxd.vn> orig_id=B12345'),
      line('08:10:00', 'qmgr', active('C12345')),
    ];
    expect(figures(...lines)[HA]).toMatchObject({ sent: 1, sentAs: 1 });
  });

  it('the day is that of the first "queue active", also when the client line is older', () => {
    const days = figuresOf(
      line('04T23:59:59', 'smtpd', client('A12345')),
      line('00:00:00', 'qmgr', active('A12345')),
      line('06T00:00:00', 'qmgr', active('A12345')),
    );
    expect(Object.keys(days)).toEqual(['2026-03-05']);
    expect(days['2026-03-05']![HA]).toMatchObject({ sent: 1 });
  });

  it('a message held for days is sent when it is released, within the lifetime of the queue', () => {
    const hold = line('04T10:00:00', 'smtpd', client('A12345'));
    expect(figuresOf(hold, line('08T10:00:00', 'qmgr', active('A12345')))).toMatchObject({ '2026-03-08': { [HA]: { sent: 1 } } });
    expect(figuresOf(hold, line('12T10:00:00', 'qmgr', active('A12345')))).toEqual({});
  });

  it('two Postfix instances may use one queue id at a time', () => {
    const other = line('08:00:00', 'x', client('A12345', 'quan@sxd.vn')).replace('postfix/x', 'postfix-out/smtpd');
    const otherActive = line('08:00:02', 'x', active('A12345', 'quan@sxd.vn')).replace('postfix/x', 'postfix-out/qmgr');
    const rows = figures(...sent, other, otherActive, line('08:00:03', 'qmgr', active('A12345')));
    expect([rows[HA]?.sent, rows[QUAN]?.sent]).toEqual([1, 1]);
  });
});

describe('received', () => {
  it('a copy told by Dovecot and by Postfix is one, whichever comes first', () => {
    const lines = [line('08:00:01', 'lmtp', placed('B12345', 'r1')), line('08:00:01', 'dovecot', saved('r1'))];
    for (const some of [lines, lines.toReversed(), [lines[0]!], [lines[1]!]]) {
      expect(figures(...some)[QUAN]).toMatchObject({ received: 1, receivedMessages: 1 });
    }
  });

  it('addressed directly and by a group: two Postfix lines with one reply id are one copy', () => {
    const byGroup = placed('B12345', 'r1').replace(', relay', ', orig_to=<canbo@sxd.vn>, relay');
    expect(
      figures(
        line('08:00:01', 'lmtp', placed('B12345', 'r1')),
        line('08:00:01', 'lmtp', byGroup),
        line('08:00:01', 'dovecot', saved('r1')),
      )[QUAN],
    ).toMatchObject({
      received: 1,
    });
  });

  it('a plus address of the same person is stored a second time, but it is one message', () => {
    const lines = [
      line('08:00:00', 'smtpd', inbound('B12345')),
      line('08:00:01', 'lmtp', placed('B12345', 'r1')),
      line('08:00:01', 'lmtp', placed('B12345', 'r1:R2', 'Quan+hop@SXD.vn')),
    ];
    const dovecot = [line('08:00:01', 'dovecot', saved('r1')), line('08:00:01', 'dovecot', saved('r1:R2'))];
    for (const some of [lines, dovecot, [...lines, ...dovecot]]) {
      expect(figures(...some)[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
    }
  });

  it('really different messages with one message-id are told apart by their queue ids, through the filter', () => {
    const story = (first: string, next: string, reply: string): string[] => [
      line('08:00:00', 'smtpd', inbound(first)),
      line('08:00:01', 'smtpd', inbound(next)),
      line('08:00:01', 'smtp', filtered(first, next)),
      line('08:00:02', 'lmtp', placed(next, reply)),
      line('08:00:02', 'dovecot', saved(reply)),
    ];
    expect(figures(...story('A12345', 'B12345', 'r1'), ...story('C12345', 'D12345', 'r2'))[QUAN]).toMatchObject({
      received: 2,
      receivedMessages: 2,
    });
  });

  it('one message that a filter hands back in two parts is one', () => {
    const back = (id: string): string =>
      line('08:00:01', 'smtpd', `${id}: client=localhost[127.0.0.1], orig_queue_id=A12345, orig_client=h[10.0.0.9]`);
    const lines = [
      ...[line('08:00:01', 'smtpd', inbound('A12345')), back('B12345'), back('C12345')],
      ...[line('08:00:02', 'lmtp', placed('B12345', 'r1')), line('08:00:02', 'lmtp', placed('C12345', 'r2'))],
    ];
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
  });

  it('a Sieve redirect of a message that came directly too is the same message', () => {
    const lines = [
      ...[
        line('08:00:00', 'smtpd', inbound('A12345')),
        line('08:00:01', 'lmtp', placed('A12345', 'r1')),
        line('08:00:01', 'dovecot', saved('r1')),
      ],
      ...[line('08:00:01', 'pickup', 'B12345: uid=5000 from=<x@example>'), line('08:00:02', 'lmtp', placed('B12345', 'r2'))],
      line('08:00:02', 'dovecot', saved('r2')),
    ];
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
  });

  it('notices without a message-id are messages of their own', () => {
    const lines = ['r1', 'r2'].flatMap((reply, index) => [
      line('08:00:01', 'lmtp', placed(`B${index}2345`, reply)),
      line('08:00:01', 'dovecot', saved(reply, 'unspecified')),
    ]);
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 2, receivedMessages: 2 });
  });

  it.each(['redirect action: forwarded to <x@example>', 'marked message to be discarded if not explicitly delivered (discard action)'])(
    'is not stored when Sieve says "%s", though Postfix sent it',
    (action) => {
      const postfix = line('08:00:01', 'lmtp', placed('B12345', 'r1'));
      expect(figures(postfix, line('08:00:01', 'dovecot', sieve('r1', action)))).toEqual({});
      const kept = line('08:00:01', 'dovecot', sieve('r1', "stored mail into mailbox 'INBOX'"));
      expect(figures(postfix, line('08:00:01', 'dovecot', sieve('r1', action)), kept)[QUAN]).toMatchObject({ received: 1 });
    },
  );

  it('a copy that Sieve files in two folders is one', () => {
    const folders = ['INBOX', 'Luu'].map((folder) => line('08:00:01', 'dovecot', sieve('r1', `stored mail into mailbox '${folder}'`)));
    expect(figures(...folders)[QUAN]).toMatchObject({ received: 1 });
  });

  it('a first hop is no delivery', () => {
    expect(figures(line('08:00:01', 'smtp', filtered('A12345', 'B12345')))).toEqual({});
  });

  it('what Postfix stores itself counts, deferred and then sent once', () => {
    const to = (status: string): string => `B12345: to=<quan@sxd.vn>, relay=virtual, delay=1, delays=0/0/0/1, dsn=2.0.0, status=${status}`;
    const lines = [line('08:00:01', 'virtual', to('deferred (disk full)')), line('08:30:01', 'virtual', to('sent (delivered to maildir)'))];
    expect(figures(...lines)[QUAN]).toMatchObject({ received: 1, receivedMessages: 1 });
  });

  it('copies through the delivery program are told by either log and not added', () => {
    const pipe = line(
      '08:00:01',
      'pipe',
      'B12345: to=<quan@sxd.vn>, relay=dovecot, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (delivered via dovecot service)',
    );
    const lda = line('08:00:01', 'dovecot', 'lda(quan@sxd.vn)<9><s>: msgid=<m1>: saved mail to INBOX');
    for (const some of [[pipe], [lda], [pipe, lda]]) expect(figures(...some)[QUAN]).toMatchObject({ received: 1, receivedMessages: 1 });
  });
});

describe('midnight', () => {
  const days = (...lines: string[]): Record<string, number> =>
    Object.fromEntries(Object.entries(figuresOf(...lines)).map(([day, rows]) => [day, rows[QUAN]?.received ?? 0]));

  it('a copy whose lines stand on both sides is one, of the earlier day', () => {
    expect(days(line('23:59:59', 'dovecot', saved('r1')), line('06T00:00:00', 'lmtp', placed('B12345', 'r1')))).toEqual({
      '2026-03-05': 1,
    });
    expect(days(line('23:59:59', 'lmtp', placed('B12345', 'r1')), line('06T00:00:00', 'dovecot', saved('r1')))).toEqual({
      '2026-03-05': 1,
    });
  });

  it('Sieve may say after midnight that a copy was forwarded', () => {
    const forwarded = line('06T00:00:01', 'dovecot', sieve('r1', 'redirect action: forwarded to <x@example>'));
    expect(days(line('23:59:59', 'lmtp', placed('B12345', 'r1')), forwarded)).toEqual({});
    const stored = line('06T00:00:01', 'dovecot', sieve('r1', "stored mail into mailbox 'INBOX'"));
    expect(days(line('23:59:59', 'lmtp', placed('B12345', 'r1')), forwarded, stored)).toEqual({ '2026-03-05': 1 });
  });

  it('a message that waits in the queue over midnight is received the next day', () => {
    const lines = [line('23:00:00', 'smtpd', inbound('B12345')), line('06T00:10:00', 'lmtp', placed('B12345', 'r1'))];
    expect(days(...lines)).toEqual({ '2026-03-06': 1 });
  });

  it('the former hops of a waiting message are remembered', () => {
    const back = (id: string): string => line('23:00:01', 'smtpd', `${id}: client=localhost[127.0.0.1], orig_queue_id=A12345`);
    const lines = [
      ...[line('23:00:00', 'smtpd', inbound('A12345')), back('B12345'), back('C12345'), line('23:00:02', 'qmgr', 'A12345: removed')],
      ...[line('06T00:10:00', 'lmtp', placed('B12345', 'r1')), line('06T00:10:00', 'lmtp', placed('C12345', 'r2'))],
    ];
    expect(figuresOf(...lines)['2026-03-06']![QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
  });

  it('the carry is the same bytes for the same open lives, and nothing when all are closed', () => {
    const carryOf = (...lines: string[]): Uint8Array | null => {
      const blocks = [...blocksOf(lines)].toSorted(([a], [b]) => a - b).map(([, block]) => block);
      return correlateDay({ day: '2026-03-05', blocks, lookAhead: null, carry: null, addressBook, isWorkingTime: () => true }).carry;
    };
    const open = [line('08:00:00', 'smtpd', client('A12345')), line('09:00:00', 'smtpd', inbound('B12345'))];
    const closed = [line('08:00:00', 'smtpd', inbound('C12345')), line('08:00:01', 'qmgr', 'C12345: removed')];
    expect(carryOf(...open, ...closed)).toEqual(carryOf(...open.toReversed()));
    expect(carryOf(...open)).not.toEqual(carryOf(open[0]!));
    expect(carryOf(...closed)).toBeNull();
  });
});

describe('logins', () => {
  const login = (service: string, session: string, user = 'ha@sxd.vn', ip = '10.0.0.9'): string =>
    `${service}-login: Login: user=<${user}>, method=PLAIN, rip=${ip}, lip=10.0.0.1, mpid=9, TLS, session=<${session}>`;
  const failed = (session: string, attempts: number, user = 'ha@sxd.vn'): string =>
    `imap-login: Disconnected: Aborted login by logging out (auth failed, ${attempts} attempts in 4 secs): user=<${user}>, method=PLAIN, rip=1.2.3.4, lip=10.0.0.1, session=<${session}>`;
  const attempt = (session: string, user = 'ha@sxd.vn'): string => `auth: passwd-file(${user},1.2.3.4,<${session}>): Password mismatch`;

  it('are IMAP and POP3, each session, also two in one second', () => {
    const lines = [login('imap', 'a'), login('imap', 'b'), login('pop3', 'c'), login('managesieve', 'd')];
    expect(figures(...lines.map((text) => line('08:00:00', 'dovecot', text)))[HA]).toMatchObject({ logins: 3, loginFails: 0 });
  });

  it('of a robot are counted, but are no human access', () => {
    expect(figures(line('08:00:00', 'dovecot', login('imap', 'a', 'theodoi@sxd.vn')))[3]).toMatchObject({ logins: 1, accessPoints: [] });
  });

  it('of a webmail count singly, and as access at both ends of the visit', () => {
    const lines = ['07:31:00', '07:33:00', '07:58:00', '08:40:00'].map((clock) =>
      line(clock, 'dovecot', login('imap', clock, 'ha@sxd.vn', '127.0.0.1')),
    );
    const row = figures(...lines)[HA]!;
    expect(row.logins).toBe(4);
    expect(row.accessPoints.map((second) => new Date((second + 25_200) * 1000).toISOString().slice(11, 16))).toEqual([
      '07:31',
      '07:58',
      '08:40',
    ]);
  });

  it('every 15 minutes all day are a machine; a submission beside them is a person', () => {
    const polls = Array.from({ length: 96 }, (_, index) => {
      const clock = `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}:00`;
      return line(clock, 'dovecot', login('pop3', clock));
    });
    expect(figures(...polls)[HA]).toMatchObject({ logins: 96, accessPoints: [] });
    const sent = [line('08:00:00', 'smtpd', client('A12345')), line('08:00:00', 'qmgr', active('A12345'))];
    expect(figures(...polls, ...sent)[HA]!.accessPoints).toHaveLength(1);
  });

  it('that failed are counted by attempt', () => {
    expect(figures(line('08:00:00', 'dovecot', failed('a', 3)))[HA]).toMatchObject({ logins: 0, loginFails: 3, accessPoints: [] });
  });

  it('that failed and are told attempt by attempt too are not added up', () => {
    const lines = [attempt('a'), attempt('a'), attempt('a'), failed('a', 3)];
    expect(figures(...lines.map((text) => line('08:00:00', 'dovecot', text)))[HA]).toMatchObject({ loginFails: 3 });
  });

  it('that failed before a success in the same connection are told by auth_verbose alone', () => {
    const lines = [attempt('a'), login('imap', 'a')];
    expect(figures(...lines.map((text) => line('08:00:00', 'dovecot', text)))[HA]).toMatchObject({ logins: 1, loginFails: 1 });
  });

  it('that failed under several names belong to each; the number per connection only fills what is missing', () => {
    const lines = [attempt('a', 'quan@sxd.vn'), failed('a', 3)];
    const rows = figures(...lines.map((text) => line('08:00:00', 'dovecot', text)));
    expect([rows[HA]?.loginFails, rows[QUAN]?.loginFails]).toEqual([2, 1]);
  });

  it('that failed over midnight are not counted on both days', () => {
    const days = figuresOf(
      line('23:59:59', 'dovecot', attempt('a')),
      line('06T00:00:00', 'dovecot', attempt('a')),
      line('06T00:00:01', 'dovecot', failed('a', 2)),
    );
    expect(days).toMatchObject({ '2026-03-05': { [HA]: { loginFails: 1 } }, '2026-03-06': { [HA]: { loginFails: 1 } } });
    const late = figuresOf(line('23:59:59', 'dovecot', failed('a', 2)), line('06T00:00:00', 'dovecot', attempt('a')));
    expect(late).toMatchObject({ '2026-03-05': { [HA]: { loginFails: 2 } } });
    expect(late['2026-03-06']).toBeUndefined();
  });

  it('that failed must name the whole address', () => {
    expect(figures(line('08:00:00', 'dovecot', failed('a', 3, 'ha')))).toEqual({});
  });

  it('without session names are counted as they come', () => {
    const bare = failed('a', 2).replace(', session=<a>', '');
    expect(figures(line('08:00:00', 'dovecot', bare), line('08:00:01', 'dovecot', bare))[HA]).toMatchObject({ loginFails: 4 });
  });
});

describe('the origin', () => {
  it('tells facts, the first and last second, and what the directory does not know', () => {
    const origin = originOf(
      line('08:00:00', 'smtpd', client('A12345', 'nobody@sxd.vn')),
      line('08:00:01', 'qmgr', active('A12345')),
      line('08:00:02', 'dovecot', saved('r1', '<m>', 'nobody@sxd.vn')),
      line('08:00:03', 'dovecot', 'imap-login: Login: user=<nobody>, method=PLAIN, rip=10.0.0.9, lip=1.1.1.1, mpid=9, session=<s>'),
    );
    const second = Date.parse('2026-03-05T08:00:00+07:00') / 1000;
    expect(origin).toEqual({ facts: 4, firstSecond: second, lastSecond: second + 3, unmatched: 3 });
  });

  it('of a day without facts is null', () => {
    expect(originOf()).toBeNull();
  });
});
