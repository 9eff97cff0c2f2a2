import { hashAddress } from './address-hash.ts';
import { fingerprintIp, isLoopback } from './client-address.ts';
import { ACCESS_FLAG, FACT, MAX_ACCOUNT_LENGTH } from './fact.ts';
import type { FactSink } from './fact-sink.ts';
import { FactWriter } from './fact-writer.ts';
import { Hash64 } from './hash64.ts';
import { writeRecipient } from './recipient-writer.ts';

/** Groups within groups: no more addresses than these are kept of the way to a mailbox. */
const MAX_PATH = 8;
const encoder = new TextEncoder();

export interface SentMessage {
  /** What tells the message apart on this origin: queue id, message-id, network id. null: nothing does, and every record counts. */
  readonly message: string | null;
  /** The account that logged in, or its address. */
  readonly account: string;
  /** Envelope sender; null when the log does not tell. Do not report messages with the null sender `<>`: no person sends those. */
  readonly sender: string | null;
  readonly ip: string | null;
}

export interface StoredCopy {
  readonly message: string | null;
  /** Address, or the local part where the log has no domain. */
  readonly mailbox: string;
  /** Addresses that led to the mailbox, the nearest first; needed only where `mailbox` has no domain or one message may be stored twice. */
  readonly path?: readonly string[];
}

export interface AccountUse {
  readonly account: string;
  readonly ip: string | null;
  /** Name of the connection, if the log has one. */
  readonly session: string | null;
}

export interface MailboxDay {
  readonly mailbox: string;
  readonly sent: number;
  readonly received: number;
  readonly logins: number;
}

/**
 * Reports the facts of dialects that tell of whole messages, from text. Where a name is empty or too long nothing is reported and
 * the answer is false: such a record is malformed.
 */
export class DirectFacts {
  readonly #writer = new FactWriter();
  readonly #hash = new Hash64();

  sent(sink: FactSink, second: number, { message, account, sender, ip }: SentMessage): boolean {
    this.#begin(message);
    if (sender === null || sender === '') this.#writer.noHash();
    else this.#address(sender);
    return this.#client(ip, ACCESS_FLAG.smtp).#account(account) && this.#emit(sink, second, FACT.sent);
  }

  stored(sink: FactSink, second: number, { message, mailbox, path = [] }: StoredCopy): boolean {
    if (mailbox === '') return false;
    this.#begin(message).#address(mailbox);
    for (const address of path.slice(0, MAX_PATH)) this.#address(address);
    return this.#emit(sink, second, FACT.stored);
  }

  /** Everybody a message was sent to, as the record of the sending lists them. A message without key has no recipients to be told. */
  addressedByList(sink: FactSink, second: number, message: string | null, recipients: readonly string[]): void {
    if (message === null || message === '') return;
    const id = encoder.encode(message);
    for (const recipient of recipients) {
      const bytes = encoder.encode(recipient);
      if (bytes.length === 0) continue;
      const { high, low } = this.#hash.begin().add(id, 0, id.length).finish();
      writeRecipient(this.#writer.begin(), { high, low }, bytes, { start: 0, end: bytes.length }, null);
      this.#emit(sink, second, FACT.addressedByList);
    }
  }

  login(sink: FactSink, second: number, protocol: 'imap' | 'pop3', use: AccountUse): boolean {
    return this.#access(use, ACCESS_FLAG[protocol]) && this.#emit(sink, second, FACT.login);
  }

  webmail(sink: FactSink, second: number, use: AccountUse): boolean {
    return this.#access(use, 0) && this.#emit(sink, second, FACT.webmail);
  }

  /** One wrong password over IMAP or POP3. */
  loginFail(sink: FactSink, second: number, { account, session }: AccountUse): boolean {
    if (account === '') return false;
    this.#writer.begin().word(this.#name(session));
    this.#address(account);
    return this.#emit(sink, second, FACT.loginFail);
  }

  /** @param noon epoch second of 12:00 of the day, province time */
  mailboxDay(sink: FactSink, noon: number, day: MailboxDay): boolean {
    this.#writer.begin().word(day.sent).word(day.received).word(day.logins);
    return this.#account(day.mailbox) && this.#emit(sink, noon, FACT.mailboxDay);
  }

  #access({ account, ip, session }: AccountUse, flags: number): boolean {
    this.#writer.begin().word(this.#name(session));
    return this.#client(ip, flags).#account(account);
  }

  #begin(message: string | null): this {
    this.#writer.begin();
    if (message === null || message === '') this.#writer.noHash();
    else {
      const bytes = encoder.encode(message);
      this.#writer.hash(this.#hash.begin().add(bytes, 0, bytes.length).finish());
    }
    return this;
  }

  #address(address: string): void {
    const bytes = encoder.encode(address);
    this.#writer.hash(hashAddress(this.#hash, bytes, 0, bytes.length));
  }

  #client(ip: string | null, flags: number): this {
    const bytes = encoder.encode(ip ?? '');
    const isHost = isLoopback(bytes, 0, bytes.length);
    this.#writer.word(bytes.length === 0 ? 0 : fingerprintIp(bytes, 0, bytes.length)).byte(flags | (isHost ? ACCESS_FLAG.loopback : 0));
    return this;
  }

  #account(account: string): boolean {
    const bytes = encoder.encode(account);
    if (bytes.length === 0 || bytes.length > MAX_ACCOUNT_LENGTH) return false;
    this.#writer.foldedText(bytes, 0, bytes.length);
    return true;
  }

  /** Four bytes that stand for a connection; 0 when it has no name. */
  #name(session: string | null): number {
    const bytes = encoder.encode(session ?? '');
    return bytes.length === 0 ? 0 : this.#hash.begin().add(bytes, 0, bytes.length).finish().low;
  }

  #emit(sink: FactSink, second: number, kind: number): true {
    sink.add(second, kind, this.#writer.bytes, this.#writer.length, 1);
    return true;
  }
}
