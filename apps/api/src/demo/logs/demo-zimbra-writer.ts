import type { MailServer } from '../province/demo-servers.ts';
import { DEMO_DOMAIN } from '../province/demo-spec.ts';
import type { SeededRandom } from '../demo-random.ts';
import type { MailEvent } from '../traffic/demo-events.ts';
import type { LogLine } from './demo-line-writer.ts';

type LogIn = Extract<MailEvent, { kind: 'login' }>;
type Mail = Extract<MailEvent, { kind: 'submission' | 'inbound' }>;

const BROWSER = 'ua=ZimbraWebClient - FF128 (Win) [vi]';
const STORED_AFTER = 95_000;

/** Writes what a Zimbra server's audit.log and mailbox.log tell of the events of one day; its Postfix has a log of its own. */
export class ZimbraWriter {
  readonly audit: LogLine[] = [];
  readonly mailbox: LogLine[] = [];
  readonly #server: MailServer;
  readonly #domains: ReadonlySet<string>;
  readonly #random: SeededRandom;
  #nextItem = 257;

  constructor(server: MailServer, domains: ReadonlySet<string>, random: SeededRandom) {
    this.#server = server;
    this.#domains = domains;
    this.#random = random;
  }

  write(event: MailEvent): void {
    if (event.kind === 'login') this.audit.push({ at: event.at, text: `INFO  ${this.#describeLogIn(event)}` });
    if (event.kind === 'guess' && event.way === 'imap') {
      const { at, address, ip } = event;
      const refused = `error=authentication failed for [${address}], invalid password;`;
      const text = this.#describeLogIn({ ...{ kind: 'login', at, address, ip, protocol: 'imap', isEncrypted: true }, isWebmail: false });
      this.audit.push({ at, text: `WARN  ${text} ${refused}` });
    }
    if (event.kind === 'submission' || event.kind === 'inbound') this.#writeMail(event);
  }

  #describeLogIn({ address, ip, protocol, isWebmail }: LogIn): string {
    if (isWebmail) {
      const thread = `qtp1068445309-${this.#random.int(40, 99)}:https://${this.#host}/service/soap/AuthRequest`;
      const context = `name=${address};oip=${ip};${BROWSER};soapId=${this.#random.hex(6)};`;
      return `[${thread}] [${context}] security - cmd=Auth; account=${address}; protocol=soap;`;
    }
    const thread = `${protocol === 'imap' ? 'Imap' : 'Pop3'}SSLServer-${this.#random.int(1, 40)}`;
    return `[${thread}] [name=${address};ip=${this.#server.ip};oip=${ip};] security - cmd=Auth; account=${address}; protocol=${protocol};`;
  }

  #writeMail(event: Mail): void {
    const { at, recipients, messageId } = event;
    if (event.kind === 'submission' && event.isWebmail) {
      const thread = `qtp1068445309-${this.#random.int(40, 99)}:https://${this.#host}/service/soap/SendMsgRequest`;
      const context = `name=${event.account};mid=${this.#random.int(2, 200)};oip=${event.ip};${BROWSER};soapId=${this.#random.hex(6)};`;
      const text = `smtp - Sending message to MTA at ${this.#host}: Message-ID=<${messageId}>, replyType=w`;
      this.mailbox.push({ at, text: `INFO  [${thread}] [${context}] ${text}` });
    }
    const local = recipients.filter((address) => this.#domains.has(address.split('@')[1] ?? ''));
    for (const [index, address] of local.entries()) {
      this.#nextItem += 1;
      const context = `name=${address};mid=${this.#random.int(2, 200)};ip=${this.#server.ip};`;
      const text = `mailop - Adding Message: id=${this.#nextItem}, Message-ID=<${messageId}>, parentId=-1, folderId=2, folderName=Inbox.`;
      this.mailbox.push({
        at: at + STORED_AFTER + index * 1_500,
        text: `INFO  [LmtpServer-${this.#random.int(1, 30)}] [${context}] ${text}`,
      });
    }
  }

  get #host(): string {
    return `${this.#server.name}.${DEMO_DOMAIN}`;
  }
}
