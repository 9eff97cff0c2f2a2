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

/** What is stored of the messages that some people sent: sums, in which a message whose recipients no log tells of adds to `sent` alone. */
export interface SentSums {
  readonly sent: number;
  readonly sentInternal: number;
  readonly sentExternal: number;
  readonly sentMixed: number;
  readonly recipients: number;
  readonly internalRecipients: number;
}

/** Sent messages and where they went, as it may be told: null is "not known", 0 is "none". */
export interface ToldSent {
  readonly sent: number;
  /** Of `sent`: of so many the logs do not tell where they went. Where it is not 0, the counts below are of the others: at least so many. */
  readonly sentUntold: number;
  readonly sentInternal: number | null;
  readonly sentExternal: number | null;
  readonly sentMixed: number | null;
  readonly recipients: number | null;
  readonly internalRecipients: number | null;
}

/**
 * What stored sums let one say of where messages went. `sentUntold = sent − internal − external − mixed`. If that is all of them, directions and
 * recipients are null and not 0 (DOMAIN 4: no data is null); who sent nothing sent nothing to anybody, which is 0.
 * @example tellSent({ sent: 204, sentInternal: 0, … }) // { sent: 204, sentUntold: 204, sentInternal: null, … recipients: null }
 */
export function tellSent({ sent, sentInternal, sentExternal, sentMixed, recipients, internalRecipients }: SentSums): ToldSent {
  const sentUntold = sent - sentInternal - sentExternal - sentMixed;
  if (sent > 0 && sentUntold === sent) {
    return { sent, sentUntold, sentInternal: null, sentExternal: null, sentMixed: null, recipients: null, internalRecipients: null };
  }
  return { sent, sentUntold, sentInternal, sentExternal, sentMixed, recipients, internalRecipients };
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
