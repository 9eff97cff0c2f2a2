import { ColumnFinder } from './csv-columns.ts';
import type { RecordOutcome, RecordReader } from './csv-parser.ts';
import type { CsvReader } from './csv-reader.ts';
import { CsvStampReader } from './csv-stamp.ts';
import { isSystemAddress, readAddress, readIp, splitList } from './csv-values.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';

/** Connectors that clients log in to: `Client Frontend MX1`, then within the server `Client Proxy MX1`. */
const CLIENT_CONNECTOR = /(?:^|\\)Client /i;
/** Connectors between servers of the organisation: what comes over them was sent before. */
const SERVER_CONNECTOR = /(?:^|\\)(?:Default|Outbound Proxy|Internal) /i;
/** Failures, and rows that are about groups or other servers. */
const NO_COPY = new Set(['FAIL', 'DEFER', 'DSN', 'BADMAIL', 'DROP', 'SEND', 'SENDEXTERNAL']);

/** Message tracking: one row per event. The columns of Exchange Server are named with `-`, those of Microsoft 365 with `_`. */
export class TrackingReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly #facts = new DirectFacts();
  readonly #stamps: CsvStampReader;
  readonly #time: number;
  readonly #source: number;
  readonly #event: number;
  readonly #networkId: number;
  readonly #messageId: number;
  readonly #recipients: number;
  readonly #sender: number;
  readonly #returnPath: number;
  readonly #connector: number;
  readonly #direction: number;
  readonly #clientIp: number;

  /** @param timeNames the names the column of the time may have; times without zone are UTC */
  constructor(names: readonly string[], context: SliceContext, timeNames: readonly string[]) {
    const finder = new ColumnFinder(names);
    this.#time = finder.find(...timeNames);
    this.#source = finder.find('source');
    this.#event = finder.find('event_id');
    this.#networkId = finder.find('network_message_id');
    this.#messageId = finder.find('message_id');
    this.#recipients = finder.find('recipient_address');
    this.#sender = finder.find('sender_address');
    this.#returnPath = finder.find('return_path');
    this.#connector = finder.find('connector_id');
    this.#direction = finder.find('directionality');
    this.#clientIp = finder.find('original_client_ip');
    this.columns = finder.columns;
    this.timeColumn = this.#time;
    this.#stamps = new CsvStampReader(context, 0);
  }

  /** Whether the columns without which nothing can be told are there. */
  get isComplete(): boolean {
    return [this.#time, this.#source, this.#event, this.#recipients, this.#sender].every((column) => column >= 0);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const second = this.#stamps.read(record.text(this.#time));
    if (typeof second === 'string') return second;
    sink.see(second);
    if (record.count <= Math.max(this.#sender, this.#recipients)) return 'malformed-record';
    const source = record.text(this.#source).toUpperCase();
    const event = record.text(this.#event).toUpperCase();
    if (event === 'DELIVER' && source === 'STOREDRIVER') return this.#readDelivery(record, second, sink);
    const isSubmission = event === 'RECEIVE' && (source === 'STOREDRIVER' || (source === 'SMTP' && this.#isFromClient(record)));
    if (isSubmission) return this.#readSubmission(record, second, sink);
    return NO_COPY.has(event) ? 'no-copy' : 'other-event';
  }

  /** One line for many recipients; one person addressed directly and by a group gets one copy. */
  #readDelivery(record: CsvReader, second: number, sink: FactSink): RecordOutcome {
    const message = this.#messageOf(record);
    const mailboxes = splitList(record.text(this.#recipients)).filter((address) => !isSystemAddress(address));
    for (const mailbox of mailboxes) this.#facts.stored(sink, second, { message, mailbox });
    return mailboxes.length > 0 ? 'parsed' : 'other-event';
  }

  /** Bounces and automatic replies have no return path; the server's own mailboxes send probes. */
  #readSubmission(record: CsvReader, second: number, sink: FactSink): RecordOutcome {
    const returnPath = record.text(this.#returnPath).trim();
    const account = readAddress(record.text(this.#sender));
    if (account === '' || returnPath === '<>' || isSystemAddress(account)) return 'other-event';
    const sender = readAddress(returnPath) || account;
    const ip = readIp(record.text(this.#clientIp));
    const message = this.#messageOf(record);
    if (!this.#facts.sent(sink, second, { message, account, sender, ip })) return 'malformed-record';
    this.#facts.addressedByList(sink, second, message, splitList(record.text(this.#recipients)));
    return 'parsed';
  }

  /** Whether a message that came by SMTP came from a client that logged in. */
  #isFromClient(record: CsvReader): boolean {
    const connector = record.text(this.#connector);
    if (CLIENT_CONNECTOR.test(connector)) return true;
    return record.text(this.#direction).toLowerCase() === 'originating' && !SERVER_CONNECTOR.test(connector);
  }

  /** The network id ties the servers together; versions before 2013 have none. */
  #messageOf(record: CsvReader): string | null {
    return record.text(this.#networkId) || readAddress(record.text(this.#messageId)) || null;
  }
}
