import { describe, expect, it } from '@jest/globals';
import type { AddressCounts, MailboxCounts, RosterCounts } from '../contract/directory.ts';
import { checkIdentities } from './identities.ts';

/** DOMAIN 3, the demo province at M6. */
const roster: RosterCounts = {
  ...{ roster: 1536, eligible: 1521, fullLeave: 9, exempt: 4, tooShort: 2 },
  ...{ withMailbox: 1492, withoutMailbox: 29 },
};
const mailboxes: MailboxCounts = {
  mailboxes: 1610,
  kinds: { personal: 1507, unit: 30, shared: 44, robot: 9, leaver: 17, unmatched: 3 },
};
const addresses: AddressCounts = { addresses: 21, matched: 12, alias: 5, foreign: 1, unknown: 3 };

function differencesOf(...counts: Parameters<typeof checkIdentities>): number[] {
  return checkIdentities(...counts).map((identity) => identity.difference);
}

describe('identities of the directory', () => {
  it('DOMAIN 3: R 1,536 = 1,521+9+4+2; E 1,521 = 1,492+29; B 1,610 = 1,507+30+44+9+17+3', () => {
    expect(differencesOf(roster, mailboxes, addresses)).toEqual([0, 0, 0, 0]);
  });

  it('names each total and its parts', () => {
    const [first, second] = checkIdentities(roster, mailboxes, addresses);
    expect(first).toEqual({
      ...{ name: 'roster', total: 1536, difference: 0 },
      parts: { eligible: 1521, fullLeave: 9, exempt: 4, tooShort: 2 },
    });
    expect(second).toMatchObject({ name: 'eligible', parts: { withMailbox: 1492, withoutMailbox: 29 } });
  });

  it('a person lost gives 1, one counted twice gives −1, each in its own identity', () => {
    expect(differencesOf({ ...roster, fullLeave: 8 }, mailboxes, addresses)).toEqual([1, 0, 0, 0]);
    expect(differencesOf({ ...roster, withoutMailbox: 30 }, mailboxes, addresses)).toEqual([0, -1, 0, 0]);
    expect(differencesOf(roster, { ...mailboxes, mailboxes: 1612 }, addresses)).toEqual([0, 0, 2, 0]);
    expect(differencesOf(roster, mailboxes, { ...addresses, unknown: 4 })).toEqual([0, 0, 0, -1]);
    expect(differencesOf(roster, mailboxes, { ...addresses, foreign: 0 })).toEqual([0, 0, 0, 1]);
  });

  it.each([-1, 0.5, NaN])('%d is no count', (count) => {
    expect(() => checkIdentities({ ...roster, exempt: count }, mailboxes, addresses)).toThrow(RangeError);
    expect(() => checkIdentities(roster, { ...mailboxes, mailboxes: count }, addresses)).toThrow(RangeError);
  });
});
