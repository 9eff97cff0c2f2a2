import { hashAddress } from './address-hash.ts';
import { bytesOf, findByte, findText, isDigit, skipAlphanumeric, startsWith } from './byte-text.ts';
import { writeCameFrom, writeClient } from './client-address.ts';
import { readEximDelivery, readEximFailure } from './exim-delivery.ts';
import { EximFields, findEximAddressEnd, findHostIp } from './exim-fields.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { Grammar, TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';

const SPACE = 32;
const DASH = 45;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const H = 72;
const P = 80;
const A = 65;
const S = 83;
const T = 84;
const NULL_SENDER = bytesOf('<> ');
/** Lengths of the parts of a message id, up to 4.96 and from 4.97. */
const ID_FORMS = [
  [6, 6, 2],
  [6, 11, 4],
];
/** `2026-03-05 07:31:02` */
const STAMP_LENGTH = 19;
const REFUSED = [' rejected ', ' authenticator failed for ', ' sender verify fail for ', ' temporarily rejected '].map(bytesOf);

/** Part of a line. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Exim's main log, after the stamp; through syslog the stamp may stand there a second time. Its reject log holds nothing that is not here. */
export class EximGrammar implements Grammar {
  readonly #id = new Hash64();
  readonly #address = new Hash64();

  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    const text = skipProcess(bytes, skipStamp(bytes, start, end), end);
    const idEnd = findIdEnd(bytes, text, end);
    if (idEnd < 0) return REFUSED.some((words) => findText(bytes, text, end, words) >= 0) ? 'refused' : 'other-event';
    const flag = idEnd + 1;
    const first = bytes[flag];
    const second = bytes[flag + 1];
    if (bytes[flag + 2] !== SPACE) return 'other-event';
    if (first === LESS && second === EQUALS) {
      this.#id.begin().add(bytes, text, idEnd).finish();
      return this.#readArrival(bytes, flag + 3, end, writer);
    }
    if ((first === EQUALS || first === DASH) && second === GREATER) {
      const id = this.#id.begin().add(bytes, text, idEnd).finish();
      return readEximDelivery({ bytes, start: flag + 3, end, writer, id });
    }
    if (!isOtherFlag(first, second)) return 'other-event';
    if (first !== second || first === GREATER) return 'no-copy';
    const id = this.#id.begin().add(bytes, text, idEnd).finish();
    return readEximFailure({ bytes, start: flag + 3, end, writer, id });
  }

  /**
   * `<= sender H=host (helo) [ip] P=esmtpsa A=authenticator:login S=size id=message-id T="subject" for a b`. Nothing behind the size is
   * looked at: it is the sender's text. A login that is not written (`A=authenticator`) is taken to be the sender's. Without a login the message
   * is of a session in which nobody logged in.
   */
  #readArrival(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    if (startsWith(bytes, start, end, NULL_SENDER)) return 'other-event';
    const senderEnd = findEximAddressEnd(bytes, start, end);
    const { login, ip, isWhole } = readClient(bytes, { start, end: senderEnd }, end);
    if (login === null) {
      if (ip === null || !isWhole) return 'other-event';
      writer
        .begin()
        .hash(this.#id)
        .hash(hashAddress(this.#address, bytes, start, senderEnd))
        .noHash()
        .byte(0);
      writeCameFrom(writer, this.#id, bytes, ip);
      return FACT.sentInSession;
    }
    if (login.end <= login.start || login.end - login.start > MAX_ACCOUNT_LENGTH) return 'malformed-record';
    writer
      .begin()
      .hash(this.#id)
      .hash(hashAddress(this.#address, bytes, start, senderEnd));
    writeClient(writer, bytes, ip, ACCESS_FLAG.smtp).foldedText(bytes, login.start, login.end);
    return FACT.sent;
  }
}

/** Who logged in, and from where, by the fields after the sender; whole when protocol and size are there, as behind a host name of honest form. */
function readClient(bytes: Uint8Array, sender: Span, end: number): { login: Span | null; ip: Span | null; isWhole: boolean } {
  let login: Span | null = null;
  let ip: Span | null = null;
  let hasProtocol = false;
  const fields = new EximFields(bytes, sender.end, end);
  while (fields.next() && !fields.is(S) && !fields.is(T)) {
    if (fields.is(H)) ip = findHostIp(bytes, fields.valueStart, fields.valueEnd);
    // An ident (`U=`) of the client's own making may imitate a login, but the protocol comes after it.
    else if (fields.is(P)) {
      login = null;
      hasProtocol = true;
    } else if (fields.is(A)) {
      const colon = findByte(bytes, fields.valueStart, fields.valueEnd, COLON);
      login = colon < 0 ? sender : { start: colon + 1, end: fields.valueEnd };
    }
  }
  return { login, ip, isWhole: hasProtocol && fields.is(S) };
}

/** Skips `2026-03-05 07:31:02.118 +0700 ` if it is there. */
function skipStamp(bytes: Uint8Array, start: number, end: number): number {
  const isStamp = isDigit(bytes[start]) && bytes[start + 4] === DASH && bytes[start + 7] === DASH && bytes[start + 13] === COLON;
  if (!isStamp || end - start < STAMP_LENGTH) return start;
  let at = findByte(bytes, start + STAMP_LENGTH, end, SPACE) + 1;
  const isZone = (bytes[at] === 43 || bytes[at] === DASH) && bytes[at + 5] === SPACE;
  if (isZone) at += 6;
  return at === 0 ? start : at;
}

/** Skips `[2142] ` of the selector +pid. */
function skipProcess(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== BRACKET || !isDigit(bytes[start + 1])) return start;
  const close = findByte(bytes, start, end, CLOSING_BRACKET);
  return close < 0 ? start : close + 2;
}

/** End of the message id at `start`, which a space follows; -1 when there is none. */
function findIdEnd(bytes: Uint8Array, start: number, end: number): number {
  for (const lengths of ID_FORMS) {
    let at = start;
    for (const length of lengths) {
      const stop = skipAlphanumeric(bytes, at, Math.min(end, at + length));
      if (stop - at !== length) {
        at = -1;
        break;
      }
      at = bytes[stop] === DASH ? stop + 1 : stop;
    }
    if (at > 0 && bytes[at] === SPACE) return at;
  }
  return -1;
}

/** `>>` cut through, `*>` suppressed, `**` failed, `==` deferred. */
function isOtherFlag(first: number | undefined, second: number | undefined): boolean {
  const isStar = first === 42 && (second === 42 || second === GREATER);
  return isStar || (first === GREATER && second === GREATER) || (first === EQUALS && second === EQUALS);
}
