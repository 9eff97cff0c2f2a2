import { describe, expect, it } from '@jest/globals';
import {
  active,
  addressBook,
  blocksOf,
  client,
  figuresOf,
  inbound,
  line,
  placed,
  QUAN,
  saved,
  sieve,
} from '../../../../../tests/support/mail-story.ts';
import { correlateDay } from './correlate-day.ts';

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
      return correlateDay({
        day: '2026-03-05',
        blocks,
        lookAhead: null,
        carry: null,
        addressBook,
        internalClients: null,
        isWorkingTime: () => true,
      }).carry;
    };
    const open = [line('08:00:00', 'smtpd', client('A12345')), line('09:00:00', 'smtpd', inbound('B12345'))];
    const closed = [line('08:00:00', 'smtpd', inbound('C12345')), line('08:00:01', 'qmgr', 'C12345: removed')];
    expect(carryOf(...open, ...closed)).toEqual(carryOf(...open.toReversed()));
    expect(carryOf(...open)).not.toEqual(carryOf(open[0]!));
    expect(carryOf(...closed)).toBeNull();
  });
});

function originOf(...lines: string[]) {
  const blocks = blocksOf(lines);
  const ordered = [...blocks].toSorted(([a], [b]) => a - b).map(([, block]) => block);
  return correlateDay({
    day: '2026-03-05',
    blocks: ordered,
    lookAhead: null,
    carry: null,
    addressBook,
    internalClients: null,
    isWorkingTime: () => true,
  }).origin;
}

const NO_ACCESS = Array.from({ length: 24 }, () => 0);

describe('the origin', () => {
  it('tells facts, the first and last second, and what the directory does not know', () => {
    const origin = originOf(
      line('08:00:00', 'smtpd', client('A12345', 'nobody@sxd.vn')),
      line('08:00:01', 'qmgr', active('A12345')),
      line('08:00:02', 'dovecot', saved('r1', '<m>', 'nobody@sxd.vn')),
      line('08:00:03', 'dovecot', 'imap-login: Login: user=<nobody>, method=PLAIN, rip=10.0.0.9, lip=1.1.1.1, mpid=9, session=<s>'),
    );
    const second = Date.parse('2026-03-05T08:00:00+07:00') / 1000;
    expect(origin).toEqual({
      facts: 4,
      firstSecond: second,
      lastSecond: second + 3,
      silences: [],
      unmatched: 3,
      isTimed: true,
      accessHours: NO_ACCESS,
    });
  });

  it('tells in which hours mailboxes were opened, of a webmail at both ends of the visit', () => {
    const login = (clock: string): string =>
      line(clock, 'dovecot', `imap-login: Login: user=<ha@sxd.vn>, method=PLAIN, rip=127.0.0.1, lip=10.0.0.1, mpid=9, session=<${clock}>`);
    const { accessHours } = originOf(...['07:31:00', '07:33:00', '07:58:00', '08:40:00', '23:59:59'].map(login))!;
    expect(accessHours?.flatMap((count, hour) => (count > 0 ? [[hour, count]] : []))).toEqual([
      [7, 2],
      [8, 1],
      [23, 1],
    ]);
  });

  it('of a day without a line is null, and one of lines without facts is a day on which the log was alive', () => {
    expect(originOf()).toBeNull();
    const [at, later] = ['2026-03-05T08:00:00+07:00', '2026-03-05T09:00:00+07:00'].map((time) => Date.parse(time) / 1000);
    expect(
      originOf(line('08:00:00', 'anvil', 'statistics: max cache size 1'), line('09:00:00', 'anvil', 'statistics: max cache size 1')),
    ).toEqual({
      ...{ facts: 0, firstSecond: at, lastSecond: later, silences: [{ from: at, to: later }], unmatched: 0, isTimed: true },
      accessHours: NO_ACCESS,
    });
  });
});
