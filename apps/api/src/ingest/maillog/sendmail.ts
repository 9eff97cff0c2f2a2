import { hashAddress } from './address-hash.ts';
import { bytesOf, findByte, findLastByte, findLastText, findText, readNumber, startsWith } from './byte-text.ts';
import { writeCameFrom, writeClient } from './client-address.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { Grammar, ProcessSpan, TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { findAddressEnd } from './postfix-delivery.ts';
import { readSendmailDelivery } from './sendmail-delivery.ts';

const SPACE = 32;
const COMMA = 44;
const COLON = 58;
const LESS = 60;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const CAPITAL_A = 65;
/** `YMDhmsNNppppp`, 8 characters of which encode the time; 14 since 8.12. */
const SHORTEST_ID = 8;
const LONGEST_ID = 24;
const AUTH = bytesOf('AUTH=server, relay=');
const AUTHID = bytesOf(', authid=');
const AUTH_FAILURE = bytesOf('AUTH failure');
const FROM = bytesOf('from=');
const TO = bytesOf('to=');
const PROTO = bytesOf(', proto=');
const RELAY = bytesOf(', relay=');
const NRCPTS = bytesOf(', nrcpts=');
const AUTH_FIELD = bytesOf(', auth=');
const RULESET = bytesOf('ruleset=');
const IPV6 = bytesOf('IPv6:');

const address = new Hash64();
const session = new Hash64();

/** Sendmail: who logged in is on a line of its own, which the process id and the client's address join with the message. */
export class SendmailGrammar implements Grammar {
  readonly #id = new Hash64();

  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter, envelope: ProcessSpan): TextOutcome {
    if (startsWith(bytes, start, end, AUTH)) return readAuth({ bytes, start, end, writer }, envelope);
    const idEnd = findByte(bytes, start, Math.min(end, start + LONGEST_ID), COLON);
    if (idEnd - start < SHORTEST_ID || bytes[idEnd + 1] !== SPACE) return isRefusal(bytes, start, end) ? 'refused' : 'other-event';
    const text = idEnd + 2;
    if (startsWith(bytes, text, end, AUTH)) return readAuth({ bytes, start: text, end, writer }, envelope);
    this.#id.begin().add(bytes, start, idEnd).finish();
    if (startsWith(bytes, text, end, FROM)) return this.#readFrom({ bytes, start: text + FROM.length, end, writer }, envelope);
    if (startsWith(bytes, text, end, TO)) return readSendmailDelivery({ bytes, start: text + TO.length, end, writer, id: this.#id });
    return isRefusal(bytes, text, end) ? 'refused' : 'other-event';
  }

  /** `from=<a>, size=900, class=0, nrcpts=2, msgid=<m>, proto=ESMTPSA, auth=user, daemon=MTA, relay=pc20 [10.31.21.20] (may be forged)` */
  #readFrom({ bytes, start, end, writer }: Text, envelope: ProcessSpan): TextOutcome {
    const { start: sender, end: senderEnd } = findSender(bytes, start, end);
    const nrcpts = senderEnd < 0 ? -1 : findText(bytes, senderEnd, end, NRCPTS);
    if (nrcpts < 0) return 'malformed-record';
    // The message-id before it is the sender's text.
    const proto = findLastText(bytes, nrcpts, end, PROTO);
    const relay = proto < 0 ? -1 : findLastText(bytes, proto, end, RELAY);
    const ip = relay < 0 ? null : findIp(bytes, relay, end);
    if (ip === null || senderEnd === sender || readNumber(bytes, nrcpts + NRCPTS.length, end) === 0) return 'other-event';
    writer
      .begin()
      .hash(this.#id)
      .hash(hashAddress(address, bytes, sender, senderEnd));
    const kind = writeSender({ bytes, start: proto + PROTO.length, end: relay, writer }, ip, hashSession(bytes, envelope, ip));
    if (kind === FACT.sentInSession) writeCameFrom(writer, this.#id, bytes, ip);
    return kind;
  }
}

interface Text {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly writer: FactWriter;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `<a@b>,` or `a,`; the end is -1 when there is none. */
function findSender(bytes: Uint8Array, start: number, end: number): Span {
  if (bytes[start] !== LESS) return { start, end: findByte(bytes, start, end, COMMA) };
  return { start: start + 1, end: findAddressEnd(bytes, start + 1, end) };
}

/** The rest of a message's fact: the account where the line names it (`auth=`), else the session. Reads from the protocol on. */
function writeSender({ bytes, start, end, writer }: Text, ip: Span, connection: Hash64): TextOutcome {
  const auth = findText(bytes, start, end, AUTH_FIELD);
  if (auth < 0) {
    const comma = findByte(bytes, start, end, COMMA);
    const protoEnd = comma < 0 ? end : comma;
    // ESMTPA and ESMTPSA: the client logged in.
    const isAuthenticated = protoEnd - start > 4 && bytes[protoEnd - 1] === CAPITAL_A;
    writer.hash(connection).byte(isAuthenticated ? 1 : 0);
    return FACT.sentInSession;
  }
  const login = auth + AUTH_FIELD.length;
  const comma = findByte(bytes, login, end, COMMA);
  const loginEnd = comma < 0 ? end : comma;
  if (loginEnd === login || loginEnd - login > MAX_ACCOUNT_LENGTH) return 'malformed-record';
  writeClient(writer, bytes, ip, ACCESS_FLAG.smtp).foldedText(bytes, login, loginEnd);
  return FACT.sent;
}

/** `AUTH=server, relay=pc20 [10.31.21.20], authid=ha.nguyen, mech=PLAIN, bits=0` */
function readAuth({ bytes, start, end, writer }: Text, envelope: ProcessSpan): TextOutcome {
  const authid = findLastText(bytes, start, end, AUTHID);
  const ip = authid < 0 ? null : findIp(bytes, start, authid);
  const login = authid + AUTHID.length;
  const comma = ip === null ? -1 : findByte(bytes, login, end, COMMA);
  if (ip === null || comma <= login || comma - login > MAX_ACCOUNT_LENGTH) return 'malformed-record';
  writer.begin().hash(hashSession(bytes, envelope, ip));
  writeClient(writer, bytes, ip, ACCESS_FLAG.smtp).foldedText(bytes, login, comma);
  return FACT.smtpAuth;
}

function isRefusal(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWith(bytes, start, end, RULESET) || startsWith(bytes, start, end, AUTH_FAILURE);
}

/** The address in the last brackets: `pc20 [10.31.21.20] (may be forged)`, `[IPv6:2001:db8::1]`. */
function findIp(bytes: Uint8Array, start: number, end: number): Span | null {
  const open = findLastByte(bytes, start, end, BRACKET);
  const close = open < 0 ? -1 : findByte(bytes, open, end, CLOSING_BRACKET);
  if (close < 0) return null;
  const ip = startsWith(bytes, open + 1, close, IPV6) ? open + 1 + IPV6.length : open + 1;
  return { start: ip, end: close };
}

function hashSession(bytes: Uint8Array, { processStart, processEnd }: ProcessSpan, ip: Span): Hash64 {
  return session.begin().add(bytes, processStart, processEnd).add(bytes, ip.start, ip.end).finish();
}
