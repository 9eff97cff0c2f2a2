import { hashAddress } from './address-hash.ts';
import { bytesOf, endsWith, findByte, findLastByte, findText, skipAlphanumeric, startsWith } from './byte-text.ts';
import { isLoopback } from './client-address.ts';
import { FACT } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { writeRecipient } from './recipient-writer.ts';

const SPACE = 32;
const COMMA = 44;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const QUOTE = 34;
const BACKSLASH = 92;
const GREATER = 62;
const LESS = 60;

const ORIG_TO = bytesOf(', orig_to=<');
const RELAY = bytesOf(', relay=');
const STATUS = bytesOf('status=');
const SENT = bytesOf('status=sent (');
const PROBES = ['status=deliverable (', 'status=undeliverable ('].map(bytesOf);
const QUEUED_AS = bytesOf('queued as ');
const FORWARDED_AS = bytesOf('forwarded as ');
const TO_COMMAND = bytesOf('delivered to command: ');
const TO_MAILBOX = bytesOf('delivered to mail');
const LOCAL = bytesOf('local');
const VIRTUAL = bytesOf('virtual');
/** Names under which master.cf runs delivery programs; they are words of the usual guides. */
const PROGRAM_RELAYS = ['dovecot', 'maildrop', 'procmail', 'cyrus'].map(bytesOf);
const PROGRAMS = ['dovecot-lda', 'dovecot/deliver', 'procmail', 'maildrop'].map(bytesOf);
const SOCKETS = ['[private/', '[public/', '[/'].map(bytesOf);
const SAVED = bytesOf(' Saved)');
/** Zimbra's store, which tells no reply id but logs the copy again in mailbox.log. */
const ZIMBRA_PORT = bytesOf(':7025');
const LMTP_PORT = bytesOf(':24');
/** A filter took the message and threw it away. */
const THROWN_AWAY = ['DISCARD)', 'BOUNCE)'].map(bytesOf);

export interface DeliveryLine {
  readonly bytes: Uint8Array;
  /** After `to=<`. */
  readonly addressStart: number;
  readonly end: number;
  readonly writer: FactWriter;
  readonly id: Hash64;
  /** Scratch for the other queue id of the line. */
  readonly otherId: Hash64;
  /** Of queue ids. */
  readonly seed: number;
}

/** Kinds of facts that name the mailbox a copy went to. */
const COPIES: ReadonlySet<TextOutcome> = new Set([FACT.placed, FACT.placedDirect, FACT.placedByProgram]);

const recipient = new Hash64();
const reply = new Hash64();

/**
 * `to=<a>, orig_to=<b>, relay=.., conn_use=, delay=, delays=, dsn=, status=sent (text)`, read from its start because the text may hold anything.
 * Tells a stored copy from a hand-over to a filter (`hop`) and from deliveries that leave the server, or come to nothing; of the latter, and where the
 * recipient was addressed by another name (`orig_to`), who was addressed.
 */
export function readDelivery(line: DeliveryLine): TextOutcome {
  const { bytes, addressStart, end } = line;
  const addressEnd = findAddressEnd(bytes, addressStart, end);
  if (addressEnd < 0) return 'malformed-postfix';
  let at = addressEnd + 1;
  const addressed = { start: addressStart, end: addressEnd, isOther: startsWith(bytes, at, end, ORIG_TO) };
  if (addressed.isOther) {
    addressed.start = at + ORIG_TO.length;
    addressed.end = findAddressEnd(bytes, addressed.start, end);
    at = addressed.end + 1;
    if (at === 0) return 'malformed-postfix';
  }
  if (!startsWith(bytes, at, end, RELAY)) return 'malformed-postfix';
  const relay = at + RELAY.length;
  const relayEnd = findByte(bytes, relay, end, COMMA);
  let field = relayEnd;
  // None of the fields between relay and status holds a comma.
  while (field >= 0 && !startsWith(bytes, field + 2, end, STATUS)) field = findByte(bytes, field + 1, end, COMMA);
  if (field < 0) return 'malformed-postfix';
  // An address was only asked about: no message.
  if (PROBES.some((status) => startsWith(bytes, field + 2, end, status))) return 'postfix-no-copy';
  hashAddress(recipient, bytes, addressStart, addressEnd);
  const isSent = startsWith(bytes, field + 2, end, SENT);
  const outcome = isSent ? readSent(line, { relay, relayEnd, text: field + 2 + SENT.length }) : 'postfix-no-copy';
  return writeAddressed(line, outcome, addressed);
}

interface Addressed {
  readonly start: number;
  readonly end: number;
  /** It is not the address that the line is about. */
  readonly isOther: boolean;
}

/** A copy that went to whom it was addressed says all; any other line leaves a word on the recipient, beside its own fact if it has one. */
function writeAddressed({ bytes, writer, id }: DeliveryLine, outcome: TextOutcome, addressed: Addressed): TextOutcome {
  const isCopy = COPIES.has(outcome);
  if (isCopy && !addressed.isOther) return outcome;
  const isFact = typeof outcome === 'number';
  writeRecipient(isFact ? writer.beginBeside(FACT.addressed) : writer.begin(), id, bytes, addressed, isCopy ? recipient : null);
  return isFact ? outcome : FACT.addressed;
}

function readSent(line: DeliveryLine, at: { readonly relay: number; readonly relayEnd: number; readonly text: number }): TextOutcome {
  const { bytes, end, writer, id } = line;
  if (isWord(bytes, at.relay, at.relayEnd, LOCAL)) return readLocal(line, at.text);
  if (isWord(bytes, at.relay, at.relayEnd, VIRTUAL)) {
    return startsWith(bytes, at.text, end, TO_MAILBOX) ? writeCopy(line, FACT.placedDirect) : 'postfix-no-copy';
  }
  if (PROGRAM_RELAYS.some((name) => isWord(bytes, at.relay, at.relayEnd, name))) return writeCopy(line, FACT.placedByProgram);
  if (endsWith(bytes, at.text, end, SAVED)) {
    const idEnd = end - SAVED.length;
    const idStart = findLastByte(bytes, at.text, idEnd, SPACE) + 1;
    writer
      .begin()
      .hash(id)
      .hash(reply.begin().add(bytes, idStart, idEnd).finish())
      .hash(recipient);
    return FACT.placed;
  }
  if (endsWith(bytes, at.relay, at.relayEnd, ZIMBRA_PORT)) return writeCopy(line, FACT.placedByProgram);
  const queued = findText(bytes, at.text, end, QUEUED_AS);
  if (queued >= 0) return writeHop(line, queued + QUEUED_AS.length);
  const isStore = SOCKETS.some((socket) => findText(bytes, at.relay, at.relayEnd, socket) >= 0);
  if (THROWN_AWAY.some((word) => endsWith(bytes, at.text, end, word))) return 'postfix-no-copy';
  if (isStore) return writeCopy(line, FACT.placedDirect);
  if (!isFilterOnHost(bytes, at.relay, at.relayEnd)) return 'postfix-no-copy';
  writer.begin().hash(id).noHash();
  return FACT.hop;
}

/** Whether the relay is a program on this host that is no store: `127.0.0.1[127.0.0.1]:10024`. */
function isFilterOnHost(bytes: Uint8Array, relay: number, relayEnd: number): boolean {
  const open = findByte(bytes, relay, relayEnd, BRACKET);
  const close = open < 0 ? -1 : findByte(bytes, open, relayEnd, CLOSING_BRACKET);
  return close >= 0 && isLoopback(bytes, open + 1, close) && !endsWith(bytes, relay, relayEnd, LMTP_PORT);
}

/** Postfix's local(8): a mailbox, a program, or on to other addresses under a new queue id. */
function readLocal(line: DeliveryLine, text: number): TextOutcome {
  const { bytes, end } = line;
  if (startsWith(bytes, text, end, TO_MAILBOX)) return writeCopy(line, FACT.placedDirect);
  if (startsWith(bytes, text, end, FORWARDED_AS)) return writeHop(line, text + FORWARDED_AS.length);
  const isProgram = startsWith(bytes, text, end, TO_COMMAND) && PROGRAMS.some((name) => findText(bytes, text, end, name) >= 0);
  return isProgram ? writeCopy(line, FACT.placedByProgram) : 'postfix-no-copy';
}

function writeHop(line: DeliveryLine, start: number): TextOutcome {
  const end = skipAlphanumeric(line.bytes, start, line.end);
  if (end === start) return 'postfix-no-copy';
  line.writer
    .begin()
    .hash(line.id)
    .hash(line.otherId.begin(line.seed).add(line.bytes, start, end).finish());
  return FACT.hop;
}

function writeCopy(line: DeliveryLine, kind: number): number {
  line.writer.begin().hash(line.id).hash(recipient);
  return kind;
}

function isWord(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  return end - start === word.length && startsWith(bytes, start, end, word);
}

/** Position of the `>` that ends an address; a quoted local part may hold `>`, commas and spaces. -1 when there is none. */
export function findAddressEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === QUOTE) {
    at += 1;
    while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  }
  while (at < end && bytes[at] !== GREATER) {
    if (bytes[at] === LESS) return -1;
    at += 1;
  }
  return at < end ? at : -1;
}
