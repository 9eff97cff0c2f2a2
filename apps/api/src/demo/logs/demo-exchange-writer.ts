import type { MailServer } from '../province/demo-servers.ts';
import type { SeededRandom } from '../demo-random.ts';
import type { MailEvent } from '../traffic/demo-events.ts';
import type { LogLine } from './demo-line-writer.ts';

/** Columns of message tracking after the time, in Exchange Server 2016 and later. */
const TRACKING_COLUMNS = [
  ...['client-ip', 'client-hostname', 'server-ip', 'server-hostname', 'source-context', 'connector-id', 'source', 'event-id'],
  ...['internal-message-id', 'message-id', 'network-message-id', 'recipient-address', 'recipient-status', 'total-bytes', 'recipient-count'],
  ...['related-recipient-address', 'reference', 'message-subject', 'sender-address', 'return-path', 'message-info', 'directionality'],
  ...['tenant-id', 'original-client-ip', 'original-server-ip', 'custom-data'],
] as const;
const PROTOCOL_COLUMNS = [
  ...['cId', 'sqNbr', 'sIp', 'cIp', 'user', 'duration', 'rqsize', 'rpsize', 'command', 'parameters', 'context', 'puid'],
] as const;
const PORTS = { imap: 993, pop3: 995 };
const HOST = 'MX1';
const STORED_AFTER = 400_000;
const PROBE_SENDER = 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e';

/** What stands above the first row of each kind of file. */
export const TRACKING_HEADER = `\uFEFF#Software: Microsoft Exchange Server\r
#Version: 15.01.2507.006\r
#Log-type: Message Tracking Log\r
#Fields: date-time,${TRACKING_COLUMNS.join(',')}\r
`;
export const PROTOCOL_HEADER = `DateTime,${PROTOCOL_COLUMNS.join(',')}\r
#Software: Microsoft Exchange Server\r
`;

type TrackingRow = Partial<Record<(typeof TRACKING_COLUMNS)[number], string>>;
type ProtocolRow = Partial<Record<(typeof PROTOCOL_COLUMNS)[number], string>>;
type Mail = Extract<MailEvent, { kind: 'submission' | 'inbound' }>;

/**
 * Writes the rows of message tracking and of the IMAP4 and POP3 protocol logs for the events of one day, without their times. Subjects
 * are not logged, as an administrator may choose.
 */
export class ExchangeWriter {
  readonly tracking: LogLine[] = [];
  readonly imap4: LogLine[] = [];
  readonly pop3: LogLine[] = [];
  readonly #server: MailServer;
  readonly #domains: ReadonlySet<string>;
  readonly #random: SeededRandom;
  #nextId: number;

  constructor(server: MailServer, domains: ReadonlySet<string>, random: SeededRandom) {
    this.#server = server;
    this.#domains = domains;
    this.#random = random;
    this.#nextId = random.int(1_000_000, 9_000_000);
  }

  write(event: MailEvent): void {
    switch (event.kind) {
      case 'login':
        return this.#writeSession(event.at, event, event.protocol, 'R=OK');
      case 'guess':
        return event.way === 'imap'
          ? this.#writeSession(event.at, event, 'imap', '"R=""A1 NO LOGIN failed."";Msg=LogonFailed"')
          : undefined;
      case 'submission':
      case 'inbound':
        return this.#writeMail(event);
      case 'reject':
        return this.#track(event.at, {
          ...{ 'client-ip': event.ip, 'connector-id': `${HOST}\\Default Frontend ${HOST}`, source: 'SMTP', 'event-id': 'FAIL' },
          ...{
            'recipient-address': event.to,
            'recipient-status': '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
            'sender-address': event.from,
          },
        });
    }
  }

  /** The server watches itself: a message to a mailbox of its own, which is nobody's. */
  writeProbe(at: number): void {
    const [domain = ''] = this.#domains;
    this.#nextId += 1;
    this.#track(at, {
      ...{ 'server-ip': this.#server.ip, 'server-hostname': HOST, source: 'STOREDRIVER', 'event-id': 'DELIVER' },
      ...{ 'internal-message-id': String(this.#nextId), 'message-id': `<${this.#random.hex(24)}@${domain}>`, 'total-bytes': '4021' },
      ...toCells([`HealthMailbox12@${domain}`], ''),
      ...{ 'sender-address': `${PROBE_SENDER}@${domain}`, 'return-path': `${PROBE_SENDER}@${domain}`, directionality: 'Originating' },
    });
  }

  /** A connection whose log-in is answered with `reply`. */
  #writeSession(at: number, { address, ip }: { address: string; ip: string }, protocol: 'imap' | 'pop3', reply: string): void {
    const cId = this.#random.hex(12).toUpperCase();
    const row = { cId, sIp: `${this.#server.ip}:${PORTS[protocol]}`, cIp: `${ip}:${this.#random.int(32_768, 60_999)}`, user: address };
    const sizes = { duration: String(this.#random.int(2, 90)), rqsize: '30', rpsize: '44', context: reply };
    const logIn = protocol === 'imap' ? { command: 'login', parameters: `${address} *****` } : { command: 'pass', parameters: '*****' };
    this.#add(protocol, at, { ...row, ...sizes, ...logIn, sqNbr: '1' });
    if (reply === 'R=OK')
      this.#add(protocol, at + 4_000_000, { ...row, ...sizes, command: protocol === 'imap' ? 'logout' : 'quit', sqNbr: '2' });
  }

  #writeMail(event: Mail): void {
    const { at, recipients, messageId } = event;
    const local = recipients.filter((address) => this.#domains.has(address.split('@')[1] ?? ''));
    const remote = recipients.filter((address) => !local.includes(address));
    this.#nextId += 1;
    const isOwn = event.kind === 'submission';
    const message: TrackingRow = {
      ...{ 'server-ip': this.#server.ip, 'server-hostname': HOST, 'internal-message-id': String(this.#nextId) },
      ...{
        'message-id': `<${messageId}>`,
        'network-message-id': this.#random.hex(32),
        'total-bytes': String(this.#random.int(900, 60_000)),
      },
      // Who sends for an office is the sender; the answer goes to the office.
      ...{ 'sender-address': isOwn ? event.account : event.from, 'return-path': event.from },
      ...{ directionality: isOwn ? 'Originating' : 'Incoming', 'original-client-ip': event.ip, 'client-ip': event.ip },
    };
    const connector = `${HOST}\\${isOwn ? 'Client Frontend' : 'Default Frontend'} ${HOST}`;
    this.#track(at, { ...message, 'connector-id': connector, source: 'SMTP', 'event-id': 'RECEIVE', ...toCells(recipients, '') });
    if (local.length > 0)
      this.#track(at + STORED_AFTER, { ...message, source: 'STOREDRIVER', 'event-id': 'DELIVER', ...toCells(local, '') });
    if (remote.length > 0) {
      const sent = { source: 'SMTP', 'event-id': 'SENDEXTERNAL', ...toCells(remote, '250 2.0.0 OK') };
      this.#track(at + STORED_AFTER, { ...message, 'connector-id': 'Internet', ...sent });
    }
  }

  #track(at: number, row: TrackingRow): void {
    this.tracking.push({ at, text: TRACKING_COLUMNS.map((column) => row[column] ?? '').join(',') });
  }

  #add(protocol: 'imap' | 'pop3', at: number, row: ProtocolRow): void {
    const text = PROTOCOL_COLUMNS.map((column) => row[column] ?? '').join(',');
    (protocol === 'imap' ? this.imap4 : this.pop3).push({ at, text });
  }
}

function toCells(recipients: readonly string[], status: string): TrackingRow {
  return {
    'recipient-address': recipients.join(';'),
    'recipient-status': recipients.map(() => status).join(';'),
    'recipient-count': String(recipients.length),
  };
}
