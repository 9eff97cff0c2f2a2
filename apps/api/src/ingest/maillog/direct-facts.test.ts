import { describe, expect, it } from '@jest/globals';
import { ListSink, NOON } from '../../../../../tests/support/parse-lines.ts';
import { DirectFacts } from './direct-facts.ts';
import { FACT } from './fact.ts';

describe('DirectFacts', () => {
  it('folds the case of account and mailbox, and leaves the extension out of addresses', () => {
    const sink = new ListSink();
    const facts = new DirectFacts();
    const message = { message: 'm1', ip: '10.0.0.9' };
    facts.sent(sink, NOON, { ...message, account: 'Ha@SXD.vn', sender: 'HA+x@sxd.vn' });
    facts.sent(sink, NOON, { ...message, account: 'ha@sxd.vn', sender: 'ha@sxd.vn' });
    facts.stored(sink, NOON, { message: 'm1', mailbox: 'Quan@sxd.vn', path: ['CANBO@sxd.vn'] });
    facts.stored(sink, NOON, { message: 'm1', mailbox: 'quan@sxd.vn', path: ['canbo+hop@sxd.vn'] });
    expect(sink.facts[0]).toEqual(sink.facts[1]);
    expect(sink.facts[2]).toEqual(sink.facts[3]);
    expect(sink.facts.map(({ kind }) => kind)).toEqual([FACT.sent, FACT.sent, FACT.stored, FACT.stored]);
  });

  it('reports nothing of a name that is empty or too long', () => {
    const sink = new ListSink();
    const facts = new DirectFacts();
    const use = { ip: null, session: null };
    expect(facts.sent(sink, NOON, { message: null, account: '', sender: null, ip: null })).toBe(false);
    expect(facts.stored(sink, NOON, { message: null, mailbox: '' })).toBe(false);
    expect(facts.login(sink, NOON, 'imap', { ...use, account: 'a'.repeat(256) })).toBe(false);
    expect(facts.webmail(sink, NOON, { ...use, account: '' })).toBe(false);
    expect(facts.loginFail(sink, NOON, { ...use, account: '' })).toBe(false);
    expect(facts.mailboxDay(sink, NOON, { mailbox: '', sent: 1, received: 1, logins: 1 })).toBe(false);
    expect(sink.facts).toEqual([]);
  });
});
