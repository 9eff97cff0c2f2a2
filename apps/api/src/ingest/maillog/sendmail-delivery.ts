import { hashAddress } from './address-hash.ts';
import { bytesOf, endsWith, findByte, findLastByte, findText, startsWith } from './byte-text.ts';
import { FACT } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { findAddressEnd } from './postfix-delivery.ts';

const SPACE = 32;
const COMMA = 44;
const LESS = 60;
const GREATER = 62;
/** What fits into a fact; sendmail itself breaks longer lists into several lines. */
const MAX_RECIPIENTS = 60;
const DELAY = bytesOf(', delay=');
const CTLADDR = bytesOf(', ctladdr=');
const MAILER = bytesOf(', mailer=');
const SAVED = bytesOf(' Saved)');
const STAT_SENT = bytesOf(', stat=Sent');
/** Mailers that put a copy into a mailbox of this server. */
const STORES = ['local', 'lmtp', 'cyrus', 'dovecot', 'procmail', 'maildrop'].map(bytesOf);

export interface SendmailDelivery {
  readonly bytes: Uint8Array;
  /** After `to=`. */
  readonly start: number;
  readonly end: number;
  readonly writer: FactWriter;
  readonly id: Hash64;
}

const address = new Hash64();
const reply = new Hash64();

/**
 * `to=<b@x>,<c@x>, ctladdr=<a> (8/0), delay=00:00:02, xdelay=.., mailer=local, pri=.., dsn=2.0.0, stat=Sent`: several recipients in one line, with or
 * without brackets and domain.
 */
export function readSendmailDelivery(line: SendmailDelivery): TextOutcome {
  const { bytes, end, writer, id } = line;
  const recipients = listRecipients(line);
  const listEnd = recipients.at(-1)?.next ?? -1;
  const delay = listEnd < 0 ? -1 : findText(bytes, listEnd, end, DELAY);
  if (delay < 0) return 'malformed-record';
  if (!isStored(bytes, delay, end)) return 'no-copy';
  writer.begin().hash(id);
  const [first] = recipients;
  if (first !== undefined && recipients.length === 1 && endsWith(bytes, delay, end, SAVED)) return writeSaved(line, first);
  if (!writeController({ bytes, start: listEnd, end: delay }, writer)) writer.noHash();
  for (const recipient of recipients.slice(0, MAX_RECIPIENTS)) writer.hash(hashAddress(address, bytes, recipient.start, recipient.end));
  return FACT.placedEach;
}

/** Whether the fields from the delay on say that a mailer of this server took the copies. */
function isStored(bytes: Uint8Array, start: number, end: number): boolean {
  const mailer = findText(bytes, start, end, MAILER);
  if (mailer < 0 || findText(bytes, mailer, end, STAT_SENT) < 0) return false;
  return STORES.some((name) => startsWith(bytes, mailer + MAILER.length, end, name));
}

interface Recipient {
  readonly start: number;
  readonly end: number;
  /** Where the line goes on. */
  readonly next: number;
}

/** The recipients of a line, parted by commas without a space; none when one is not closed. */
function listRecipients({ bytes, start, end }: SendmailDelivery): Recipient[] {
  const recipients: Recipient[] = [];
  for (let at = start; ;) {
    const isBracketed = bytes[at] === LESS;
    const stop = isBracketed ? findAddressEnd(bytes, at + 1, end) : findByte(bytes, at, end, COMMA);
    if (stop < 0) return [];
    const next = isBracketed ? stop + 1 : stop;
    recipients.push({ start: isBracketed ? at + 1 : at, end: stop, next });
    if (bytes[next] !== COMMA || bytes[next + 1] === SPACE) return recipients;
    at = next + 1;
  }
}

/** Dovecot's LMTP answered `stat=Sent (<a> reply-id Saved)` and tells of the same copy itself. */
function writeSaved({ bytes, start, end, writer }: SendmailDelivery, recipient: Recipient): TextOutcome {
  const idEnd = end - SAVED.length;
  const idStart = findLastByte(bytes, start, idEnd, SPACE) + 1;
  writer.hash(reply.begin().add(bytes, idStart, idEnd).finish()).hash(hashAddress(address, bytes, recipient.start, recipient.end));
  return FACT.placed;
}

/** The alias a delivery is for: `ctladdr=<canbo@sxd.vn> (8/0)`. */
function writeController(
  { bytes, start, end }: { readonly bytes: Uint8Array; readonly start: number; readonly end: number },
  writer: FactWriter,
): boolean {
  const field = findText(bytes, start, end, CTLADDR);
  if (field < 0 || bytes[field + CTLADDR.length] !== LESS) return false;
  const name = field + CTLADDR.length + 1;
  const close = findByte(bytes, name, end, GREATER);
  if (close <= name) return false;
  writer.hash(hashAddress(address, bytes, name, close));
  return true;
}
