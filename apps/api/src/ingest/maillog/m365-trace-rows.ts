import { ColumnFinder } from './csv-columns.ts';
import type { RecordOutcome, RecordReader } from './csv-parser.ts';
import { CsvReader } from './csv-reader.ts';
import { CsvStampReader } from './csv-stamp.ts';
import { isSystemAddress, readAddress, readDomain, readIp } from './csv-values.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';
import { trimReturn } from './line-loop.ts';

const NEWLINE = 10;
/** What became of a recipient; any other status is of a message still on its way, or refused. */
const DELIVERED = 'delivered';
const EXPANDED = 'expanded';
/** Not handed on: mostly mail from outside under a false name. */
const HELD = new Set(['quarantined', 'filteredasspam']);

/**
 * Rows of the trace API: one per message and recipient, in UTC without saying so. They don't tell whose message it was, so a sender counts as
 * one of ours when the message went outside, or when mail is delivered here under the domain of the sender: in the beginning of the
 * slice, or in this row. An outsider's name is never kept.
 */
export class TraceRowReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly isComplete: boolean;
  readonly #facts = new DirectFacts();
  readonly #stamps: CsvStampReader;
  readonly #context: SliceContext;
  readonly #time: number;
  readonly #sender: number;
  readonly #recipient: number;
  readonly #status: number;
  readonly #toIp: number;
  readonly #fromIp: number;
  readonly #traceId: number;
  readonly #messageId: number;
  #ownDomains: ReadonlySet<string> | null = null;

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#context = context;
    this.#time = finder.find('received', 'receiveddatetime');
    this.#sender = finder.find('senderaddress');
    this.#recipient = finder.find('recipientaddress');
    this.#status = finder.find('status');
    this.#toIp = finder.find('toip');
    this.#fromIp = finder.find('fromip');
    this.#traceId = finder.find('messagetraceid', 'id');
    this.#messageId = finder.find('messageid');
    this.columns = finder.columns;
    this.timeColumn = this.#time;
    this.isComplete = [this.#time, this.#sender, this.#recipient, this.#status].every((column) => column >= 0);
    this.#stamps = new CsvStampReader(context, 0);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const second = this.#stamps.read(record.text(this.#time));
    if (typeof second === 'string') return second;
    sink.see(second);
    const recipient = readAddress(record.text(this.#recipient));
    const status = record.text(this.#status).trim().toLowerCase();
    if (recipient === '' || status === '') return 'malformed-record';
    if (HELD.has(status)) return 'no-copy';
    const message = record.text(this.#traceId) || readAddress(record.text(this.#messageId)) || null;
    const isStored = status === DELIVERED && this.#isLocal(record);
    if (isStored) this.#facts.stored(sink, second, { message, mailbox: recipient });
    const isSent = this.#readSender(record, second, message, sink);
    if (isStored || isSent) return 'parsed';
    return status === EXPANDED ? 'other-event' : 'no-copy';
  }

  #readSender(record: CsvReader, second: number, message: string | null, sink: FactSink): boolean {
    const account = readAddress(record.text(this.#sender));
    const ip = readIp(record.text(this.#fromIp));
    return this.#isOwn(account, record) && this.#facts.sent(sink, second, { message, account, sender: account, ip });
  }

  #isOwn(account: string, record: CsvReader): boolean {
    const domain = readDomain(account);
    if (domain === '' || isSystemAddress(account)) return false;
    if (!this.#isLocal(record)) return true;
    this.#ownDomains ??= this.#findOwnDomains();
    return this.#ownDomains.has(domain) || this.#localDomainOf(record) === domain;
  }

  /** A message that goes on to another server bears that server's address. */
  #isLocal(record: CsvReader): boolean {
    return record.text(this.#toIp).trim() === '';
  }

  /** The recipient's domain if it is one of ours by this row. */
  #localDomainOf(record: CsvReader): string {
    const status = record.text(this.#status).trim().toLowerCase();
    const isOurs = (status === DELIVERED || status === EXPANDED) && this.#isLocal(record);
    return isOurs ? readDomain(readAddress(record.text(this.#recipient))) : '';
  }

  /** The domains for which the head of the slice tells of deliveries here. */
  #findOwnDomains(): ReadonlySet<string> {
    const domains = new Set<string>();
    const head = Buffer.from(this.#context.head);
    for (const delimiter of [',', ';', '\t']) {
      const row = new CsvReader(delimiter);
      for (let start = 0, end = head.indexOf(NEWLINE); end >= 0; start = end + 1, end = head.indexOf(NEWLINE, start)) {
        const isWhole = row.take(head, start, trimReturn(head, start, end)) === 'whole';
        if (isWhole && row.count > this.#recipient) domains.add(this.#localDomainOf(row));
      }
    }
    return domains;
  }
}
