/** One accepted submission; its re-queues and content-filter hops are merged into it. */
export interface SubmittedMessage {
  /** Envelope recipients, addresses in any case, repetitions allowed. */
  readonly recipients: readonly string[];
  /** Final deliveries of it into mailboxes of our servers. */
  readonly deliveries: number;
}

/** Messages whose recipients are all inside the province, all outside, or both. */
export type MailDirection = 'internal' | 'external' | 'mixed';

/** Volume of mail: messages, recipients and copies are three different things and never added. */
export interface MailVolume {
  /** Accepted submissions; `sent = internal + external + mixed + without recipients`. */
  readonly sent: number;
  /** Messages whose recipients are all inside, all outside, or both. */
  readonly internal: number;
  readonly external: number;
  readonly mixed: number;
  /** Distinct envelope recipients of each message, added up. */
  readonly recipients: number;
  readonly internalRecipients: number;
  /** Final deliveries. */
  readonly received: number;
}

/**
 * Counts what people sent. One accepted submission is 1 sent, whatever the number of its recipients; these are counted apart, distinct
 * within the message without regard to case; received is the number of final deliveries.
 *
 * A recipient is internal when their domain is one of `internalDomains` (lower case) or lies below one.
 * Throws `RangeError` when `deliveries` is not a count.
 * Example: 3 internal and 2 external recipients give sent 1 (mixed), recipients 5, received 3 when the 3 were delivered.
 */
export function countVolume(messages: Iterable<SubmittedMessage>, internalDomains: ReadonlySet<string>): MailVolume {
  const volume = { sent: 0, internal: 0, external: 0, mixed: 0, recipients: 0, internalRecipients: 0, received: 0 };
  for (const { recipients, deliveries } of messages) {
    if (!Number.isSafeInteger(deliveries) || deliveries < 0) throw new RangeError(`not a count of deliveries: ${deliveries}`);
    const distinct = [...new Set(recipients.map((address) => address.toLowerCase()))];
    const inside = distinct.filter((address) => isInternal(address, internalDomains)).length;
    volume.sent += 1;
    volume.recipients += distinct.length;
    volume.internalRecipients += inside;
    volume.received += deliveries;
    const direction = directionOf(inside, distinct.length - inside);
    if (direction !== null) volume[direction] += 1;
  }
  return volume;
}

/** Where a message went as a whole, by the numbers of its recipients inside and outside the province; null when it is not told to whom. */
export function directionOf(inside: number, outside: number): MailDirection | null {
  if (inside > 0 && outside > 0) return 'mixed';
  if (inside > 0) return 'internal';
  return outside > 0 ? 'external' : null;
}

function isInternal(address: string, internalDomains: ReadonlySet<string>): boolean {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.some((_, at) => internalDomains.has(labels.slice(at).join('.')));
}
