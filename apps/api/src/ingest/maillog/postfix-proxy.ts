import { hashAddress } from './address-hash.ts';
import { bytesOf, findByte, findText, skipAlphanumeric, startsWith } from './byte-text.ts';
import { writeClient } from './client-address.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { ProcessSpan, TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { findAddressEnd } from './postfix-delivery.ts';

const COMMA = 44;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const CLIENT = bytesOf('client=');
const SASL_USERNAME = bytesOf(', sasl_username=');
const QUEUED_AS = bytesOf('queued as ');
const FROM = bytesOf('; from=<');
export const PROXY_ACCEPT = bytesOf('proxy-accept: END-OF-MESSAGE');
/** Keeps the names of sessions and of queue ids apart. */
const SESSION_SEED = 0x5e55;

export interface ProxyLine {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly writer: FactWriter;
  /** Of queue ids. */
  readonly seed: number;
}

const hash = new Hash64();

/**
 * Before a content filter (smtpd_proxy_filter) a message has no queue id yet: `client=host[ip], sasl_method=, sasl_username=`. The process
 * serves one client at a time, so its id joins this line with `proxy-accept`.
 */
export function readNoQueue(line: ProxyLine, envelope: ProcessSpan): TextOutcome {
  const { bytes, start, end, writer, seed } = line;
  if (startsWith(bytes, start, end, PROXY_ACCEPT)) return readProxyAccept(line, envelope);
  if (!startsWith(bytes, start, end, CLIENT)) return 'postfix-reject';
  const open = findByte(bytes, start, end, BRACKET);
  const close = open < 0 ? -1 : findByte(bytes, open, end, CLOSING_BRACKET);
  if (close < 0) return 'malformed-postfix';
  const name = findText(bytes, close, end, SASL_USERNAME);
  const userStart = name < 0 ? end : name + SASL_USERNAME.length;
  const comma = findByte(bytes, userStart, end, COMMA);
  const userEnd = comma < 0 ? end : comma;
  if (userEnd - userStart > MAX_ACCOUNT_LENGTH) return 'malformed-postfix';
  writer.begin().hash(hashSession(bytes, envelope, seed));
  writeClient(writer, bytes, { start: open + 1, end: close }, ACCESS_FLAG.smtp).foldedText(bytes, userStart, userEnd);
  return FACT.smtpAuth;
}

/** `proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok: queued as B; from=<a> to=<b> proto=ESMTP helo=<c>`: the filter took the message and gave it back as B. */
export function readProxyAccept({ bytes, start, end, writer, seed }: ProxyLine, envelope: ProcessSpan): TextOutcome {
  const queued = findText(bytes, start, end, QUEUED_AS);
  const id = queued + QUEUED_AS.length;
  const idEnd = queued < 0 ? -1 : skipAlphanumeric(bytes, id, end);
  const from = idEnd < 0 ? -1 : findText(bytes, idEnd, end, FROM);
  const sender = from + FROM.length;
  const senderEnd = from < 0 ? -1 : findAddressEnd(bytes, sender, end);
  if (senderEnd < 0 || idEnd === id) return 'postfix-other';
  writer.begin().hash(hash.begin(seed).add(bytes, id, idEnd).finish());
  if (senderEnd === sender) writer.noHash();
  else writer.hash(hashAddress(hash, bytes, sender, senderEnd));
  writer.hash(hashSession(bytes, envelope, seed)).byte(0);
  return FACT.sentInSession;
}

function hashSession(bytes: Uint8Array, { processStart, processEnd }: ProcessSpan, seed: number): Hash64 {
  return hash
    .begin(seed ^ SESSION_SEED)
    .add(bytes, processStart, processEnd)
    .finish();
}
