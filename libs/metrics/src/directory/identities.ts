import type { AddressCounts, IdentityName, IdentityReply, MailboxCounts, RosterCounts } from '../contract/directory.ts';

/**
 * The identities of the directory with their differences: total − sum of the parts, 0 when nobody was lost or counted twice.
 *
 * R = E + full leave + exempt + too short. E = with + without mailbox. B = the six kinds of mailboxes. Log addresses = matched + alias
 * + foreign + unknown.
 * All counts are whole numbers of people, mailboxes or addresses. Throws `RangeError` when one is not, or is negative.
 * Example: R 1,536 = 1,521 + 9 + 4 + 2.
 */
export function checkIdentities(roster: RosterCounts, mailboxes: MailboxCounts, addresses: AddressCounts): IdentityReply[] {
  const { eligible, fullLeave, exempt, tooShort, withMailbox, withoutMailbox } = roster;
  const { matched, alias, foreign, unknown } = addresses;
  return [
    identityOf('roster', roster.roster, { eligible, fullLeave, exempt, tooShort }),
    identityOf('eligible', eligible, { withMailbox, withoutMailbox }),
    identityOf('mailboxes', mailboxes.mailboxes, mailboxes.kinds),
    identityOf('addresses', addresses.addresses, { matched, alias, foreign, unknown }),
  ];
}

function identityOf(name: IdentityName, total: number, parts: Readonly<Record<string, number>>): IdentityReply {
  const counts = Object.values(parts);
  if (![total, ...counts].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`not counts in the identity ${name}: ${total}, ${counts.join(', ')}`);
  }
  return { name, total, parts, difference: total - counts.reduce((sum, count) => sum + count, 0) };
}
