import { describe, expect, it } from '@jest/globals';
import { correlateDays } from '../../../../../tests/support/sample-run.ts';
import { FactCollector } from '../../ingest/facts/fact-collector.ts';
import type { FactSink } from '../../ingest/maillog/fact-sink.ts';
import { DirectFacts } from '../../ingest/maillog/direct-facts.ts';
import { buildAddressBook } from './address-book.ts';
import type { MailboxDayFigures } from './day-figures.ts';

const NOON = Date.parse('2026-03-05T12:00:00+07:00') / 1000;
const HA = 1;
const HA_STP = 2;
const QUAN = 3;
const addressBook = buildAddressBook({
  mailboxes: [
    { id: HA, address: 'ha@sxd.vn', kind: 'personal' },
    { id: HA_STP, address: 'ha@stp.vn', kind: 'personal' },
    { id: QUAN, address: 'quan@sxd.vn', kind: 'personal' },
  ],
  aliases: [
    { address: 'canbo@sxd.vn', targets: ['ha@sxd.vn', 'quan@sxd.vn'] },
    { address: 'canbo@stp.vn', targets: ['ha@stp.vn', 'ngoai@example.com'] },
    { address: 'toantinh@sonla.vn', targets: ['canbo@sxd.vn', 'canbo@stp.vn'] },
    { address: 'haha@sxd.vn', targets: ['ha@sxd.vn'] },
    { address: '@cu.vn', targets: ['@sxd.vn'] },
  ],
});

/** Figures of 5 March by mailbox. */
function figures(report: (facts: DirectFacts, sink: FactSink) => void): Record<number, MailboxDayFigures> {
  const sink = new FactCollector();
  report(new DirectFacts(), sink);
  const rows = correlateDays(sink.blocks(), addressBook, '2026-03-05', '2026-03-05').get('2026-03-05') ?? [];
  return Object.fromEntries(rows.map((row) => [row.mailboxId, row]));
}

const stored = (mailbox: string, ...path: string[]): { message: string; mailbox: string; path: string[] } => ({
  message: 'm1',
  mailbox,
  path,
});

describe('messages sent', () => {
  const sent = { message: 'm1', account: 'ha@sxd.vn', sender: 'quan@sxd.vn', ip: '10.0.0.9' };

  it('one message told by several servers or exports counts once, to the account; the envelope sender is told apart', () => {
    const found = figures((facts, sink) => {
      facts.sent(sink, NOON, sent);
      facts.sent(sink, NOON + 7, { ...sent, ip: null });
    });
    expect(found[HA]).toMatchObject({ sent: 1, sentAs: 0, accessPoints: [NOON] });
    expect(found[QUAN]).toMatchObject({ sent: 0, sentAs: 1 });
  });

  it('without a message key every record counts', () => {
    const found = figures((facts, sink) => {
      for (const second of [NOON, NOON, NOON + 1]) facts.sent(sink, second, { ...sent, message: null });
    });
    expect(found[HA]).toMatchObject({ sent: 3 });
  });
});

describe('copies stored', () => {
  it('equal copies are one, whatever the second; another way to the mailbox is another copy of the same message', () => {
    const found = figures((facts, sink) => {
      facts.stored(sink, NOON, stored('quan@sxd.vn'));
      facts.stored(sink, NOON + 3, stored('quan@sxd.vn'));
      facts.stored(sink, NOON, stored('quan@sxd.vn', 'quan@cu.vn'));
    });
    expect(found[QUAN]).toMatchObject({ received: 2, receivedMessages: 1 });
  });

  it.each([
    ['its full address', 'ha@stp.vn', [], HA_STP],
    ['the envelope address, an alias', 'ha', ['haha@sxd.vn'], HA],
    ['the envelope address in an old domain', 'ha', ['ha@cu.vn'], HA],
    ['the group that has one of that local part', 'ha', ['canbo@stp.vn'], HA_STP],
    ['a group in an old domain', 'ha', ['canbo@cu.vn'], HA],
    ['the nearest group of the way', 'ha', ['canbo@stp.vn', 'toantinh@sonla.vn'], HA_STP],
    ['nothing: the only one of that local part', 'quan', [], QUAN],
    ['an unknown group, but it is the only one of that local part', 'quan', ['ai@sonla.vn'], QUAN],
  ])('a mailbox is found by %s', (_rule, mailbox, path, id) => {
    const found = figures((facts, sink) => facts.stored(sink, NOON, stored(mailbox, ...path)));
    expect(found).toMatchObject({ [id]: { received: 1, receivedMessages: 1 } });
    expect(Object.keys(found)).toHaveLength(1);
  });

  it('two of one local part in one group get a copy each when two are told of', () => {
    const found = figures((facts, sink) => {
      facts.stored(sink, NOON, stored('ha', 'toantinh@sonla.vn'));
      facts.stored(sink, NOON, stored('ha', 'toantinh@sonla.vn'));
    });
    expect(found).toMatchObject({ [HA]: { received: 1 }, [HA_STP]: { received: 1 } });
  });

  it('of two in a group, the one who has a copy already is not meant', () => {
    const found = figures((facts, sink) => {
      facts.stored(sink, NOON, stored('ha', 'toantinh@sonla.vn'));
      facts.stored(sink, NOON, stored('ha', 'ha@sxd.vn'));
    });
    expect(found).toMatchObject({ [HA]: { received: 1 }, [HA_STP]: { received: 1 } });
  });

  it("a copy that may be of either is nobody's", () => {
    expect(figures((facts, sink) => facts.stored(sink, NOON, stored('ha', 'toantinh@sonla.vn')))).toEqual({});
    expect(figures((facts, sink) => facts.stored(sink, NOON, stored('ha')))).toEqual({});
  });
});

describe('webmail and whole days', () => {
  it('webmail is a session of a person and no IMAP or POP3 login', () => {
    const use = { account: 'ha@sxd.vn', ip: '10.0.0.9', session: null };
    const found = figures((facts, sink) => {
      for (const second of [NOON, NOON + 60, NOON + 90]) facts.webmail(sink, second, use);
    });
    expect(found[HA]).toMatchObject({ logins: 0, accessPoints: [NOON, NOON + 90] });
  });

  it('a later export of a day tells more, not more again; use on a day is one point at noon', () => {
    const found = figures((facts, sink) => {
      facts.mailboxDay(sink, NOON, { mailbox: 'ha@sxd.vn', sent: 2, received: 5, logins: 1 });
      facts.mailboxDay(sink, NOON, { mailbox: 'Ha@SXD.vn', sent: 3, received: 5, logins: 0 });
      facts.mailboxDay(sink, NOON, { mailbox: 'quan@sxd.vn', sent: 0, received: 9, logins: 0 });
    });
    expect(found[HA]).toMatchObject({ sent: 3, received: 5, receivedMessages: 5, logins: 1, accessPoints: [NOON] });
    expect(found[QUAN]).toMatchObject({ sent: 0, received: 9, accessPoints: [] });
  });
});
