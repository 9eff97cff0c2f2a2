import { bytesOf, findByte, findLastText, findText, isDigit, startsWith } from './byte-text.ts';
import { FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';

const COLON = 58;
const SPACE = 32;
const CLOSE = 41;
const LESS = 60;
const GREATER = 62;

const COMMA_SPACE = bytesOf(', ');
const SEGMENT = bytesOf(': ');
/** In Dovecot's own file the level follows the service. */
export const INFO = bytesOf('Info: ');
const SIEVE = bytesOf('sieve: ');
const MSGID = bytesOf('msgid=');
const UNSPECIFIED = bytesOf('unspecified');
const STORED = ['saved mail to ', 'stored mail into mailbox '].map(bytesOf);
/** Sieve actions after which nothing is stored unless a line of its own says so. */
const PASSED_ON = [
  ...['forwarded to ', 'discarded duplicate forward to ', 'marked message to be discarded', 'rejected message from '],
  ...['discarded message', 'redirected message to '],
].map(bytesOf);

export interface StoreLine {
  readonly bytes: Uint8Array;
  /** After `lmtp(` or `lda(`. */
  readonly start: number;
  readonly end: number;
  readonly writer: FactWriter;
  /** Whether it is the delivery program (`lda`), which shares no id with Postfix. */
  readonly isProgram: boolean;
}

const session = new Hash64();
const messageId = new Hash64();

/**
 * `user)<pid><session>: msgid=<..>: saved mail to INBOX`, or `pid, user): session: msgid=..` of version 2.2, or with `sieve: ` before msgid.
 * The message-id is the sender's text and may imitate an outcome: the outcome is the last segment, after the last `: `.
 */
export function readStore(line: StoreLine): TextOutcome {
  const { bytes, start, end, writer } = line;
  const close = findByte(bytes, start, end, CLOSE);
  const text = close < 0 ? -1 : readSessionName(bytes, close + 1, end);
  if (text < 0) return 'dovecot-other';
  const message = startsWith(bytes, text, end, SIEVE) ? text + SIEVE.length : text;
  if (!startsWith(bytes, message, end, MSGID)) return 'dovecot-session';
  const segment = findLastText(bytes, message, end, SEGMENT);
  if (segment < 0) return 'dovecot-other';
  const outcome = segment + SEGMENT.length;
  if (STORED.some((words) => startsWith(bytes, outcome, end, words))) {
    return writeStored(line, close, { start: message + MSGID.length, end: segment });
  }
  if (!PASSED_ON.some((words) => startsWith(bytes, outcome, end, words))) return 'dovecot-session';
  writer.begin().hash(session);
  if (!line.isProgram) return FACT.passed;
  return writeAccount(line, close) ? FACT.passedByProgram : 'malformed-dovecot';
}

function writeStored(line: StoreLine, close: number, id: { readonly start: number; readonly end: number }): TextOutcome {
  const { bytes, writer } = line;
  writer.begin().hash(session);
  if (id.start === id.end || startsWith(bytes, id.start, id.end, UNSPECIFIED)) writer.noHash();
  else writer.hash(messageId.begin().add(bytes, id.start, id.end).finish());
  if (!writeAccount(line, close)) return 'malformed-dovecot';
  return line.isProgram ? FACT.savedByProgram : FACT.saved;
}

/** Writes the user in the parentheses, after the process id of version 2.2 if there is one; false when there is none. */
function writeAccount({ bytes, start, writer }: StoreLine, close: number): boolean {
  const comma = findText(bytes, start, close, COMMA_SPACE);
  const userStart = comma >= 0 && isDigit(bytes[start]) ? comma + COMMA_SPACE.length : start;
  if (close - userStart > MAX_ACCOUNT_LENGTH || close === userStart) return false;
  writer.foldedText(bytes, userStart, close);
  return true;
}

/** Hashes the session after the closing parenthesis; returns where the text begins, or -1. */
function readSessionName(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === LESS) {
    const pidEnd = findByte(bytes, start, end, GREATER);
    if (pidEnd < 0 || bytes[pidEnd + 1] !== LESS) return -1;
    const nameEnd = findByte(bytes, pidEnd + 2, end, GREATER);
    if (nameEnd < 0) return -1;
    session
      .begin()
      .add(bytes, pidEnd + 2, nameEnd)
      .finish();
    return bytes[nameEnd + 1] === COLON ? skipLevel(bytes, nameEnd + 3, end) : -1;
  }
  if (bytes[start] !== COLON || bytes[start + 1] !== SPACE) return -1;
  const nameStart = skipLevel(bytes, start + 2, end);
  const nameEnd = findText(bytes, nameStart, end, SEGMENT);
  const isName = nameEnd > 0 && !startsWith(bytes, nameStart, end, MSGID) && !startsWith(bytes, nameStart, end, SIEVE);
  session
    .begin()
    .add(bytes, nameStart, isName ? nameEnd : nameStart)
    .finish();
  return isName ? nameEnd + 2 : nameStart;
}

function skipLevel(bytes: Uint8Array, start: number, end: number): number {
  return startsWith(bytes, start, end, INFO) ? start + INFO.length : start;
}
