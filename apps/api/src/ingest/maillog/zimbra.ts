import { bytesOf, findByte, findText, startsWith } from './byte-text.ts';
import { writeClient } from './client-address.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import type { Grammar, TextOutcome } from './grammar.ts';
import { hashAddress } from './address-hash.ts';
import { Hash64 } from './hash64.ts';

const SPACE = 32;
const COMMA = 44;
const SEMICOLON = 59;
const GREATER = 62;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const INFO = bytesOf('INFO ');
const NEXT_BRACKET = bytesOf('] [');
const CONTEXT_END = bytesOf(';] ');
const SECURITY = bytesOf('security - cmd=Auth; account=');
const PROTOCOL = bytesOf('; protocol=');
const ADDING = bytesOf('mailop - Adding Message: ');
const SENDING = bytesOf('smtp - Sending message to MTA');
const MESSAGE_ID = bytesOf('Message-ID=<');
const FOLDER = bytesOf(', folderName=');
const ADMIN = bytesOf('/service/admin/');
const NAME = bytesOf('name=');
const OIP = bytesOf('oip=');
const IP = bytesOf('ip=');
const IMAP = bytesOf('imap');
const POP3 = bytesOf('pop3');
const WEBMAIL = ['soap', 'http_basic'].map(bytesOf);
/** Folders of messages that nobody sent to the mailbox. */
const OWN_FOLDERS = ['Sent', 'Drafts', 'Trash'].map(bytesOf);
/** Threads of clients, who copy and move messages; the store takes new ones in others. */
const CLIENT_THREADS = ['qtp', 'btpool', 'Imap', 'http'].map(bytesOf);

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Message {
  readonly bytes: Uint8Array;
  readonly isInfo: boolean;
  readonly thread: Span;
  /** `name=..;oip=..;ua=..`, without the last semicolon. */
  readonly context: Span;
  /** `security - cmd=Auth; ..` */
  readonly text: Span;
  readonly writer: FactWriter;
}

const hash = new Hash64();

/**
 * Zimbra's audit.log and mailbox.log, after the stamp: `INFO  [thread] [context] category - text`. Log-ins of users, copies the store took
 * in, messages sent from the web client. Administrators' commands may hold passwords and are not looked at.
 */
export class ZimbraGrammar implements Grammar {
  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome {
    const open = findByte(bytes, start, Math.min(end, start + 16), BRACKET);
    const gap = open < 0 ? -1 : findText(bytes, open, end, NEXT_BRACKET);
    if (gap < 0) return 'other-event';
    const context = gap + NEXT_BRACKET.length;
    const isEmpty = bytes[context] === CLOSING_BRACKET;
    const close = isEmpty ? context : findText(bytes, context, end, CONTEXT_END);
    if (close < 0) return 'other-event';
    const message: Message = {
      bytes,
      isInfo: startsWith(bytes, start, end, INFO),
      thread: { start: open + 1, end: gap },
      context: { start: context, end: close },
      text: { start: isEmpty ? close + 2 : close + CONTEXT_END.length, end },
      writer,
    };
    const { text } = message;
    if (startsWith(bytes, text.start, end, SECURITY)) return readAuth(message);
    if (startsWith(bytes, text.start, end, ADDING)) return readAdding(message);
    return message.isInfo && startsWith(bytes, text.start, end, SENDING) ? readSending(message) : 'other-event';
  }
}

/** `security - cmd=Auth; account=a; protocol=soap;`; a failed one is WARN with `error=`. */
function readAuth({ bytes, isInfo, thread, context, text, writer }: Message): TextOutcome {
  const account = text.start + SECURITY.length;
  const accountEnd = findByte(bytes, account, text.end, SEMICOLON);
  const protocol = accountEnd < 0 || !startsWith(bytes, accountEnd, text.end, PROTOCOL) ? -1 : accountEnd + PROTOCOL.length;
  if (protocol < 0 || accountEnd - account > MAX_ACCOUNT_LENGTH) return 'malformed-record';
  // With this path the server itself checks a password for SMTP, or an administrator is at work.
  if (accountEnd === account || findText(bytes, thread.start, thread.end, ADMIN) >= 0) return 'other-event';
  const access = findAccess(bytes, protocol, text.end);
  if (!isInfo) {
    if (access.isWebmail || access.flags === ACCESS_FLAG.sieve) return 'refused';
    writer
      .begin()
      .word(0)
      .hash(hashAddress(hash, bytes, account, accountEnd));
    return FACT.loginFail;
  }
  writer.begin().word(0);
  writeClient(writer, bytes, findIp(bytes, context), access.flags).foldedText(bytes, account, accountEnd);
  return access.isWebmail ? FACT.webmail : FACT.login;
}

/** Telephones (zsync, dav) are neither IMAP nor a person at a web page: what Sieve's log-ins are. */
function findAccess(bytes: Uint8Array, protocol: number, end: number): { flags: number; isWebmail: boolean } {
  if (startsWith(bytes, protocol, end, IMAP)) return { flags: ACCESS_FLAG.imap, isWebmail: false };
  if (startsWith(bytes, protocol, end, POP3)) return { flags: ACCESS_FLAG.pop3, isWebmail: false };
  const isWebmail = WEBMAIL.some((name) => startsWith(bytes, protocol, end, name));
  return { flags: isWebmail ? 0 : ACCESS_FLAG.sieve, isWebmail };
}

/** `mailop - Adding Message: id=257, Message-ID=<m>, parentId=-1, folderId=2, folderName=Inbox.` */
function readAdding({ bytes, thread, context, text, writer }: Message): TextOutcome {
  const name = findField(bytes, context, NAME);
  const folder = findText(bytes, text.start, text.end, FOLDER);
  if (folder < 0 || name === null || name.end === name.start || name.end - name.start > MAX_ACCOUNT_LENGTH) return 'malformed-record';
  const isOwn = OWN_FOLDERS.some((words) => startsWith(bytes, folder + FOLDER.length, text.end, words));
  if (isOwn || CLIENT_THREADS.some((words) => startsWith(bytes, thread.start, thread.end, words))) return 'other-event';
  // No session: each line is a copy of its own.
  writer.begin().noHash();
  writeMessageId(bytes, text, writer);
  writer.foldedText(bytes, name.start, name.end);
  return FACT.savedByProgram;
}

/** `smtp - Sending message to MTA at host: Message-ID=<m>, replyType=r`: from the web client, whom Postfix knows only as the server itself. */
function readSending({ bytes, context, text, writer }: Message): TextOutcome {
  const name = findField(bytes, context, NAME);
  if (name === null || name.end === name.start || name.end - name.start > MAX_ACCOUNT_LENGTH) return 'malformed-record';
  writeMessageId(bytes, text, writer.begin());
  writeClient(writer.noHash(), bytes, findIp(bytes, context), ACCESS_FLAG.smtp).foldedText(bytes, name.start, name.end);
  return FACT.sent;
}

/** The hash of the message-id with its brackets, as Dovecot has it; none when there is none. */
function writeMessageId(bytes: Uint8Array, text: Span, writer: FactWriter): void {
  const at = findText(bytes, text.start, text.end, MESSAGE_ID);
  const start = at + MESSAGE_ID.length - 1;
  const close = at < 0 ? -1 : findByte(bytes, start, text.end, GREATER);
  if (close < start + 2) writer.noHash();
  else
    writer.hash(
      hash
        .begin()
        .add(bytes, start, close + 1)
        .finish(),
    );
}

/** The client's address; of a list (`oip=a, b`: through proxies) the first. */
function findIp(bytes: Uint8Array, context: Span): Span | null {
  const field = findField(bytes, context, OIP) ?? findField(bytes, context, IP);
  if (field === null) return null;
  const comma = findByte(bytes, field.start, field.end, COMMA);
  return { start: field.start, end: comma < 0 ? field.end : comma };
}

/** The value of a field of the context; fields are parted by semicolons. */
function findField(bytes: Uint8Array, context: Span, name: Uint8Array): Span | null {
  for (let at = context.start; at < context.end;) {
    const semicolon = findByte(bytes, at, context.end, SEMICOLON);
    const end = semicolon < 0 ? context.end : semicolon;
    if (startsWith(bytes, at, end, name)) return { start: at + name.length, end };
    at = end + 1;
    while (bytes[at] === SPACE) at += 1;
  }
  return null;
}
