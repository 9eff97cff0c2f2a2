import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BlockReader } from '../../ingest/facts/block-reader.ts';
import { unionBlocks } from '../../ingest/facts/fact-block.ts';
import { encodeFacts, FactCollector } from '../../ingest/facts/fact-collector.ts';
import { listEvidence } from '../../ingest/facts/hour-evidence.ts';
import { FACT } from '../../ingest/maillog/fact.ts';
import {
  active,
  addressBook,
  blocksOf,
  client,
  figures,
  filtered,
  HA,
  inbound,
  line,
  placed,
  QUAN,
} from '../../../../../tests/support/mail-story.ts';
import { type Blocks, correlateDays, exportRows, foldAll, readFiles, readSample } from '../../../../../tests/support/sample-run.ts';
import type { MailboxDayFigures } from './day-figures.ts';

const WEBMAIL = '10.40.0.9';
/** The web server hands over; `client=` and what the queue manager says of it. */
const handOver = (id: string, ip = WEBMAIL, from = 'ha@sxd.vn', clock = '08:00:00'): string[] => [
  line(clock, 'smtpd', `${id}: client=web[${ip}]`),
  line(clock, 'qmgr', active(id, from)),
];

/** Figures of HA per day, with these internal clients. */
function withClients(clients: readonly string[], lines: readonly string[], mailbox = HA): Record<string, MailboxDayFigures | undefined> {
  const days = correlateDays(blocksOf(lines), addressBook, '2026-03-04', '2026-03-12', clients);
  const rows = [...days].map(([day, mailboxes]) => [day, mailboxes.find((row) => row.mailboxId === mailbox)] as const);
  return Object.fromEntries(rows.filter(([, row]) => row !== undefined));
}

const sentOn5 = (clients: readonly string[], ...lines: readonly string[]): number => withClients(clients, lines)['2026-03-05']?.sent ?? 0;

describe('a message of an internal client', () => {
  it.each([
    [[WEBMAIL], WEBMAIL],
    [['10.40.0.0/16'], WEBMAIL],
    [['127.0.0.1'], '127.0.0.1'],
    [['::1'], '::1'],
    [['2001:db8:40::/48'], '2001:DB8:40::9'],
    [['10.40.0.0/16'], '::ffff:10.40.0.9'],
  ])('counts as sent by its envelope sender, flagged, when %j lists %s', (clients, ip) => {
    const row = withClients(clients, handOver('A12345', ip))['2026-03-05'];
    expect(row).toMatchObject({ sent: 1, sentInternalClient: 1, sentAs: 1 });
  });

  it('is no human access: nobody showed a password', () => {
    expect(withClients([WEBMAIL], handOver('A12345'))['2026-03-05']?.accessPoints).toEqual([]);
  });

  it('does not count while the list is empty', () => {
    expect(figures(...handOver('A12345'))).toEqual({});
  });

  it('does not count when another host forges the sender', () => {
    expect(sentOn5([WEBMAIL, '127.0.0.1'], line('08:00:00', 'smtpd', inbound('A12345')), line('08:00:00', 'qmgr', active('A12345')))).toBe(
      0,
    );
    expect(sentOn5(['10.40.0.0/24'], ...handOver('A12345', '10.40.1.9'))).toBe(0);
    expect(sentOn5(['10.40.0.9'], ...handOver('A12345', '10.40.0.90'))).toBe(0);
  });

  it('does not count for a robot, a stranger, nobody, or the null sender; an alias is its person', () => {
    for (const from of ['theodoi@sxd.vn', 'x@example', 'khong@sxd.vn', '']) {
      const days = correlateDays(blocksOf(handOver('A12345', WEBMAIL, from)), addressBook, '2026-03-05', '2026-03-05', [WEBMAIL]);
      expect([from, days.get('2026-03-05')]).toEqual([from, []]);
    }
    expect(withClients([WEBMAIL], handOver('A12345', WEBMAIL, 'giamdoc@sxd.vn'), QUAN)['2026-03-05']).toMatchObject({ sent: 1 });
  });

  it('is no client line alone, and counts once however often the queue repeats itself', () => {
    const lines = handOver('A12345');
    expect(sentOn5([WEBMAIL], lines[0]!)).toBe(0);
    const again = ['09:00:00', '06T08:00:00', '07T08:00:00'].map((clock) => line(clock, 'qmgr', active('A12345')));
    expect(Object.entries(withClients([WEBMAIL], [...lines, ...again])).map(([day, row]) => [day, row?.sent])).toEqual([['2026-03-05', 1]]);
  });

  it('who logged in from such a client is no flagged message', () => {
    const lines = [line('08:00:00', 'smtpd', client('A12345').replace('10.0.0.9', WEBMAIL)), line('08:00:00', 'qmgr', active('A12345'))];
    expect(withClients([WEBMAIL], lines)['2026-03-05']).toMatchObject({ sent: 1, sentInternalClient: 0 });
  });

  it('the local pickup, a Sieve redirect and a requeue are none', () => {
    const requeued = [
      line('08:05:00', 'pickup', 'C12345: uid=106 from=<ha@sxd.vn> orig_id=A12345'),
      line('08:05:00', 'qmgr', active('C12345')),
    ];
    expect(sentOn5([WEBMAIL, '127.0.0.1'], ...handOver('A12345'), ...requeued)).toBe(1);
    expect(
      sentOn5(['127.0.0.1'], line('08:00:00', 'pickup', 'B12345: uid=5000 from=<ha@sxd.vn>'), line('08:00:00', 'qmgr', active('B12345'))),
    ).toBe(0);
  });

  it('a queue id used again is another message', () => {
    const lines = [
      ...handOver('A12345'),
      line('08:00:02', 'qmgr', 'A12345: removed'),
      ...handOver('A12345', WEBMAIL, 'ha@sxd.vn', '09:00:00'),
    ];
    expect(sentOn5([WEBMAIL], ...lines)).toBe(2);
    const outside = [line('09:00:00', 'smtpd', inbound('A12345')), line('09:00:01', 'qmgr', active('A12345'))];
    expect(sentOn5([WEBMAIL], ...lines.slice(0, 3), ...outside)).toBe(1);
  });

  it('belongs to the day it became active, also when it was handed over before midnight', () => {
    const lines = [line('04T23:59:59', 'smtpd', `A12345: client=web[${WEBMAIL}]`), line('00:00:01', 'qmgr', active('A12345'))];
    const retried = line('06T08:00:00', 'qmgr', active('A12345'));
    expect(Object.entries(withClients([WEBMAIL], [...lines, retried])).map(([day, row]) => [day, row?.sent])).toEqual([['2026-03-05', 1]]);
  });
});

describe('what a filter gives back from a listed host is no further message', () => {
  const LISTED = [WEBMAIL, '127.0.0.1'];
  const back = (id: string, clock: string, fields = ''): string[] => [
    line(clock, 'smtpd', `${id}: client=localhost[127.0.0.1]${fields}`),
    line(clock, 'qmgr', active(id)),
  ];
  const silent = (id: string, clock: string): string =>
    line(clock, 'smtp', filtered(id, 'x').replace(/\(250.*$/, '(250 2.0.0 Ok: message accepted)'));
  const firstHops = {
    'of who logged in': [[line('08:00:00', 'smtpd', client('A12345')), line('08:00:00', 'qmgr', active('A12345'))], 1],
    'of an internal client': [handOver('A12345'), 1],
    'of a forger outside': [[line('08:00:00', 'smtpd', inbound('A12345')), line('08:00:00', 'qmgr', active('A12345'))], 0],
    'of a Sieve redirect': [
      [line('08:00:00', 'pickup', 'A12345: uid=5000 from=<ha@sxd.vn>'), line('08:00:00', 'qmgr', active('A12345'))],
      0,
    ],
  } as const;
  const ways = {
    'the filter tells the new id': [...back('B12345', '08:00:01'), line('08:00:01', 'smtp', filtered('A12345', 'B12345'))],
    'the new message names the old id': back('B12345', '08:00:01', ', orig_queue_id=A12345, orig_client=web[10.40.0.9]'),
    'the new message names the old client only': back('B12345', '08:00:01', ', orig_client=web[10.40.0.9]'),
    'the filter tells nothing': [...back('B12345', '08:00:01'), silent('A12345', '08:00:02')],
  };
  for (const [who, [lines, expected]] of Object.entries(firstHops)) {
    it.each(Object.entries(ways))(`${who}: %s`, (_way, rest) => {
      expect(sentOn5(LISTED, ...lines, ...rest)).toBe(expected);
    });
  }

  it.each(Object.keys(ways) as (keyof typeof ways)[])('also with midnight between any two of its lines: %s', (way) => {
    const lines = [...firstHops['of a forger outside'][0], ...ways[way]];
    const own = [...handOver('A12345'), ...ways[way]];
    for (let cut = 1; cut < lines.length; cut += 1) {
      const split = (story: readonly string[]): string[] =>
        story.map((text, index) => text.replace('05T08:00:0', index < cut ? '05T23:59:5' : '06T00:00:0'));
      expect([cut, withClients(LISTED, split(lines))]).toEqual([cut, {}]);
      expect([cut, Object.values(withClients(LISTED, split(own))).map((row) => row?.sent)]).toEqual([cut, [1]]);
    }
  });

  it('a filter before the queue: the message is of who logged in there, or nobody’s', () => {
    const accept = line(
      '08:00:01',
      'smtpd',
      'proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok: queued as B12345; from=<ha@sxd.vn> to=<quan@sxd.vn> proto=ESMTP helo=<pc>',
    );
    const given = back('B12345', '08:00:01').map((text) => text.replace('smtpd[1]', 'smtpd[2]'));
    const login = 'NOQUEUE: client=unknown[10.31.21.20], sasl_method=PLAIN, sasl_username=ha@sxd.vn';
    expect(withClients(LISTED, [line('08:00:00', 'smtpd', login), ...given, accept])['2026-03-05']).toMatchObject({
      sent: 1,
      sentInternalClient: 0,
    });
    expect(sentOn5(LISTED, line('08:00:00', 'smtpd', 'NOQUEUE: client=mx.example[198.51.100.1]'), ...given, accept)).toBe(0);
  });

  it('two messages of one person through a silent filter are two', () => {
    const story = (id: string, next: string, second: number): string[] => [
      ...handOver(id, WEBMAIL, 'ha@sxd.vn', `08:00:0${second}`),
      ...back(next, `08:00:0${second + 1}`),
      silent(id, `08:00:0${second + 1}`),
    ];
    expect(sentOn5(LISTED, ...story('A12345', 'B12345', 0), ...story('C12345', 'D12345', 4))).toBe(2);
  });
});

describe('logs of whole messages', () => {
  const from = (ip: string, proto = 'ESMTP'): string =>
    `2026-03-05T08:10:01+07:00 thu sm-mta[77]: 6251A1xy000077: from=<ha@sxd.vn>, size=900, class=0, nrcpts=1, msgid=<a1@pc20>, proto=${proto}, daemon=MTA, relay=web [${ip}]`;
  const exim = (ip: string): string => `2026-03-05 08:10:01 1wAbCd-0000Ab-1x <= ha@sxd.vn H=web [${ip}] P=esmtp S=1404 id=a1@pc20`;

  it.each([
    ['sendmail', from],
    ['Exim', exim],
  ])('%s: an internal client counts, another host does not', (_name, say) => {
    expect(withClients([WEBMAIL], [say(WEBMAIL)])['2026-03-05']).toMatchObject({ sent: 1, sentInternalClient: 1, accessPoints: [] });
    expect(sentOn5([WEBMAIL], say('198.51.100.1'))).toBe(0);
    expect(sentOn5([], say(WEBMAIL))).toBe(0);
  });

  it.each([
    ['sendmail', from],
    ['Exim', exim],
  ])('%s: the host itself does not count, since a filter’s return looks the same', (_name, say) => {
    expect(sentOn5(['127.0.0.1'], say('127.0.0.1'))).toBe(0);
  });

  it.each(['([10.40.0.9])', '(x) [10.40.0.9]', '(x) [10.40.0.9] P=esmtp', '(web [10.40.0.9]'])(
    'Exim: a client that calls itself %s is not one',
    (helo) => {
      expect(sentOn5([WEBMAIL], exim(WEBMAIL).replace('H=web', `H=${helo})`).replace(`[${WEBMAIL}] P=`, '[198.51.100.1] P='))).toBe(0);
      expect(sentOn5([WEBMAIL], exim('198.51.100.1').replace('H=web', `H=${helo}`))).toBe(0);
    },
  );

  it('sendmail: who logged in is not flagged', () => {
    expect(withClients([WEBMAIL], [from(WEBMAIL, 'ESMTPSA')])['2026-03-05']).toMatchObject({ sent: 1, sentInternalClient: 0 });
  });
});

describe('an empty list changes nothing', () => {
  /** The blocks as they were written before clients were kept. */
  function withoutClients(blocks: Blocks): Blocks {
    const older: Blocks = new Map();
    for (const [hour, block] of blocks) {
      const kept = encodeFacts((table) => {
        const fact = new BlockReader(block);
        while (fact.next()) {
          const isNew =
            fact.kind === FACT.cameFrom ||
            (fact.kind === FACT.hop && fact.bytes.subarray(fact.start + 8, fact.end).every((byte) => byte === 0));
          if (!isNew) table.add(fact.second, fact.kind, fact.bytes, { start: fact.start, end: fact.end, count: fact.count });
        }
      });
      if (kept === null) continue;
      const alive = new FactCollector();
      for (const second of listEvidence(new BlockReader(block).evidence!, hour * 3600)) alive.see(second);
      older.set(hour, unionBlocks(alive.blocks().get(hour)!, kept).block);
    }
    return older;
  }

  it.each([
    ['E', () => readFiles('E-iso8601')],
    ['F', () => ['mainlog', 'rejectlog', 'dovecot.log'].map((name) => readSample(`logs/F/${name}.gz`))],
  ] as const)('on run %s: the figures are those of older blocks; a list of other hosts gives them too', (run, read) => {
    const blocks = foldAll(read());
    const rows = exportRows(blocks, run);
    expect(rows).toEqual(exportRows(withoutClients(blocks), run));
    expect(rows).toEqual(exportRows(blocks, run, ['192.0.2.0/24', '2001:db8:ffff::/48']));
    expect(rows.every((row) => row.sentInternalClient === 0)).toBe(true);
  });

  it('on run E the host itself sends nothing for people; a list of its forgers adds their messages, flagged, and nothing else', () => {
    const blocks = foldAll(readFiles('E-iso8601'));
    const plain = exportRows(blocks, 'E');
    expect(exportRows(blocks, 'E', ['127.0.0.0/8', '::1'])).toEqual(plain);
    const listed = exportRows(blocks, 'E', ['198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32']);
    const added = (row: (typeof listed)[number]): (typeof listed)[number] => ({
      ...row,
      sent: row.sent - row.sentInternalClient,
      sentAs: row.sentAs - row.sentInternalClient,
      sentInternalClient: 0,
    });
    // Whom their messages went to is theirs as well.
    const withoutDirection = (row: (typeof listed)[number]): (typeof listed)[number] => ({
      ...row,
      ...{ sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0, internalRecipients: 0 },
    });
    const isEmpty = ({ mailbox: _mailbox, day: _day, accessPoints, ...counts }: (typeof listed)[number]): boolean =>
      accessPoints.length === 0 && Object.values(counts).every((count) => count === 0);
    const kept = (rows: typeof listed): typeof listed => rows.map(withoutDirection).filter((row) => !isEmpty(row));
    expect(kept(listed.map(added))).toEqual(kept(plain));
    for (const { sent, sentInternal, sentExternal, sentMixed } of listed)
      expect(sentInternal + sentExternal + sentMixed).toBeLessThanOrEqual(sent);
    expect(listed.reduce((sum, row) => sum + row.sentInternalClient, 0)).toBeGreaterThan(0);
  });

  it('any mixture of messages from clients and others: only the listed add, and each of theirs once', () => {
    const message = fc.record({
      listed: fc.boolean(),
      from: fc.constantFrom('ha@sxd.vn', 'quan@sxd.vn', 'x@example'),
      filter: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const lines = messages.flatMap(({ listed, from, filter }, index) => {
          const [id, next] = [`A${10_000 + index}`, `B${10_000 + index}`];
          const first = handOver(id, listed ? WEBMAIL : '198.51.100.1', from);
          const second = [...handOver(next, '127.0.0.1', from, '08:00:01'), line('08:00:01', 'smtp', filtered(id, next))];
          return filter ? [...first, ...second] : [...first, line('08:00:01', 'lmtp', placed(id, `r${index}`))];
        });
        expect(sentOn5([WEBMAIL, '127.0.0.1'], ...lines)).toBe(
          messages.filter(({ listed, from }) => listed && from === 'ha@sxd.vn').length,
        );
        expect(sentOn5([], ...lines)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
