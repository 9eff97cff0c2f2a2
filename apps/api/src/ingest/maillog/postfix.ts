import { hashAddress } from './address-hash.ts';
import { bytesOf, endsWith, findByte, findLastByte, findText, isDigit, skipAlphanumeric, startsWith } from './byte-text.ts';
import { writeCameFrom, writeClient } from './client-address.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { Grammar, ProcessSpan, TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { findAddressEnd, readDelivery } from './postfix-delivery.ts';
import { PROXY_ACCEPT, readNoQueue, readProxyAccept } from './postfix-proxy.ts';

const COLON = 58;
const SPACE = 32;
const COMMA = 44;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const GREATER = 62;

const NOQUEUE = bytesOf('NOQUEUE: ');
const CLIENT = bytesOf('client=');
const SASL_USERNAME = bytesOf('sasl_username=');
const ORIG_QUEUE_ID = bytesOf('orig_queue_id=');
const ORIG_CLIENT = bytesOf('orig_client=');
const FROM = bytesOf('from=<');
const QUEUE_ACTIVE = bytesOf(' (queue active)');
const SIZE = bytesOf('size=');
const NRCPT = bytesOf('nrcpt=');
const TO = bytesOf('to=<');
const REMOVED = bytesOf('removed');
const UID = bytesOf('uid=');
const ORIG_ID = bytesOf(' orig_id=');
/** First letters of the texts that can hold a fact: the queue id of other lines need not be hashed. */
const FACT_LETTERS = Array.from(bytesOf('tfcur'));
const INFO = bytesOf('info: ');
const REJECT_WORDS = ['reject', 'milter-reject', 'discard: ', 'filter: ', 'hold: '].map(bytesOf);
const HEADER_WORDS = ['header ', 'body ', 'mime ', 'nested '].map(bytesOf);
const CONNECTION_WORDS = [
  ...['connect ', 'disconnect ', 'lost connection', 'timeout ', 'statistics: ', 'CONNECT ', 'DISCONNECT ', 'PASS ', 'HANGUP '],
  ...['Anonymous TLS', 'Untrusted TLS', 'Trusted TLS', 'Verified TLS', 'SSL_'],
].map(bytesOf);

/**
 * Postfix, whatever daemon: where the program name is cut to `postfix` the daemon shows only in the text, and every text we keep tells
 * itself from its first word after the queue id. Text that others can shape never stands there.
 */
export class PostfixGrammar implements Grammar {
  readonly #queueId = new Hash64();
  readonly #otherId = new Hash64();
  readonly #address = new Hash64();
  readonly #seed: number;

  /** @param instance 0, or a number for the Postfix instance: queue ids are unique only within one. */
  constructor(instance: number) {
    this.#seed = instance;
  }

  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter, envelope: ProcessSpan): TextOutcome {
    const idEnd = skipAlphanumeric(bytes, start, end);
    if (bytes[idEnd] !== COLON || bytes[idEnd + 1] !== SPACE || !isQueueIdStart(bytes[start])) {
      if (!startsWith(bytes, start, end, PROXY_ACCEPT)) return classifyOther(bytes, start, end);
      return readProxyAccept({ bytes, start, end, writer, seed: this.#seed }, envelope);
    }
    if (startsWith(bytes, start, end, NOQUEUE)) return readNoQueue({ bytes, start: idEnd + 2, end, writer, seed: this.#seed }, envelope);
    const at = idEnd + 2;
    if (!FACT_LETTERS.includes(bytes[at] ?? 0)) return classifyQueued(bytes, at, end);
    this.#queueId.begin(this.#seed).add(bytes, start, idEnd).finish();
    return this.#readQueued(bytes, at, end, writer);
  }

  /** The text after the queue id. */
  #readQueued(bytes: Uint8Array, at: number, end: number, writer: FactWriter): TextOutcome {
    if (startsWith(bytes, at, end, TO)) {
      return readDelivery({
        bytes,
        addressStart: at + TO.length,
        end,
        writer,
        id: this.#queueId,
        otherId: this.#otherId,
        seed: this.#seed,
      });
    }
    if (startsWith(bytes, at, end, FROM)) return this.#readActive(bytes, at + FROM.length, end, writer);
    if (startsWith(bytes, at, end, CLIENT)) return this.#readClient(bytes, at + CLIENT.length, end, writer);
    if (startsWith(bytes, at, end, UID)) return this.#readPickup(bytes, at, end, writer);
    if (end - at !== REMOVED.length || !startsWith(bytes, at, end, REMOVED)) return classifyQueued(bytes, at, end);
    writer.begin().hash(this.#queueId);
    return FACT.removed;
  }

  /** `client=host[ip]:port, sasl_method=, sasl_username=, sasl_sender=, orig_queue_id=, orig_client=` */
  #readClient(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    const open = findByte(bytes, start, end, BRACKET);
    const close = open < 0 ? -1 : findByte(bytes, open, end, CLOSING_BRACKET);
    if (close < 0) return 'malformed-postfix';
    let userStart = -1;
    let userEnd = -1;
    let comma = findByte(bytes, close, end, COMMA);
    let hasOrigin = false;
    while (comma >= 0) {
      const field = comma + 2;
      const next = findByte(bytes, field, end, COMMA);
      const fieldEnd = next < 0 ? end : next;
      if (startsWith(bytes, field, fieldEnd, SASL_USERNAME)) {
        userStart = field + SASL_USERNAME.length;
        userEnd = fieldEnd;
      } else if (startsWith(bytes, field, fieldEnd, ORIG_QUEUE_ID)) {
        hasOrigin = true;
        this.#otherId
          .begin(this.#seed)
          .add(bytes, field + ORIG_QUEUE_ID.length, fieldEnd)
          .finish();
      }
      comma = next;
    }
    // A message that comes back from a filter is no new submission, even if the filter logs in.
    if (hasOrigin) {
      writer.begin().hash(this.#queueId).hash(this.#otherId);
      return FACT.arrive;
    }
    const ip = { start: open + 1, end: close };
    if (userEnd <= userStart) {
      writer.begin().hash(this.#queueId).noHash();
      if (findText(bytes, close, end, ORIG_CLIENT) < 0) writeCameFrom(writer, this.#queueId, bytes, ip);
      return FACT.arrive;
    }
    if (userEnd - userStart > MAX_ACCOUNT_LENGTH) return 'malformed-postfix';
    writeClient(writer.begin().hash(this.#queueId), bytes, ip, ACCESS_FLAG.smtp).foldedText(bytes, userStart, userEnd);
    return FACT.submit;
  }

  /** `from=<address>, size=1204, nrcpt=2 (queue active)`, read from its end: old versions write any address unquoted. */
  #readActive(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    if (!endsWith(bytes, start, end, QUEUE_ACTIVE)) return 'postfix-other';
    const nrcpt = findLastByte(bytes, start, end, COMMA);
    const size = findLastByte(bytes, start, nrcpt, COMMA);
    const isWhole =
      size > start - 1 &&
      bytes[size - 1] === GREATER &&
      startsWith(bytes, size + 2, nrcpt, SIZE) &&
      startsWith(bytes, nrcpt + 2, end, NRCPT);
    if (!isWhole) return 'malformed-postfix';
    writer.begin().hash(this.#queueId);
    if (size - 1 <= start) writer.noHash();
    else writer.hash(hashAddress(this.#address, bytes, start, size - 1));
    return FACT.active;
  }

  /** `uid=5000 from=<address>`, after a requeue ` orig_id=OLD` */
  #readPickup(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    const from = findText(bytes, start, end, FROM);
    const close = from < 0 ? -1 : findAddressEnd(bytes, from + FROM.length, end);
    if (close < 0) return 'malformed-postfix';
    writer.begin().hash(this.#queueId);
    const origin = close + 1 + ORIG_ID.length;
    if (startsWith(bytes, close + 1, end, ORIG_ID)) {
      writer.hash(
        this.#otherId
          .begin(this.#seed)
          .add(bytes, origin, skipAlphanumeric(bytes, origin, end))
          .finish(),
      );
    } else writer.noHash();
    return FACT.pickup;
  }
}

/** Short ids are capital hex, long ones begin with the time in base 52: a digit or capital until the next century. Words are small. */
function isQueueIdStart(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && byte >= 65 && byte <= 90);
}

/** Texts of a message in the queue which hold no fact; header_checks lines hold user text and are known by their first words only. */
function classifyQueued(bytes: Uint8Array, at: number, end: number): TextOutcome {
  if (REJECT_WORDS.some((word) => startsWith(bytes, at, end, word))) return 'postfix-reject';
  const isInfo = startsWith(bytes, at, end, INFO);
  return isInfo && HEADER_WORDS.some((word) => startsWith(bytes, at + INFO.length, end, word)) ? 'postfix-header' : 'postfix-other';
}

function classifyOther(bytes: Uint8Array, start: number, end: number): TextOutcome {
  return CONNECTION_WORDS.some((word) => startsWith(bytes, start, end, word)) ? 'postfix-connection' : 'postfix-other';
}
