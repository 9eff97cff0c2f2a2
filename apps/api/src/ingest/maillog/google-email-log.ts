import { ColumnFinder } from './csv-columns.ts';
import { csvDialect, type RecordOutcome, type RecordReader } from './csv-parser.ts';
import type { CsvReader } from './csv-reader.ts';
import { CsvStampReader } from './csv-stamp.ts';
import { readAddress } from './csv-values.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';

/** The columns in the order of the export, for headings in another language; more may follow. */
const DOCUMENTED = [
  ...['message_id', 'start_date', 'end_date', 'sender', 'message_size', 'subject'],
  ...['direction', 'attachments', 'recipient_address', 'event_target', 'event_status'],
];
const TARGET_COLUMN = DOCUMENTED.indexOf('event_target');
/** A stored copy. Spam and quarantine are others. */
const INBOX = 'GMAIL_INBOX';
const OUTSIDE = 'SMTP_OUT';
const TARGET = /^[A-Z]+(?:_[A-Z]+)+$/;
const FAILED = /REJECT|BOUNCE|DROP|FAIL|DEFER|QUARANTINE|SPAM/i;
const REFUSED = /^<?SMTPIN_ADDED_/;
const ADDRESS = /[^\s<>(),;:"]+@[^\s<>(),;:"]+/g;
const LONGEST_SENDER = 1000;

/** Export of the Email Log Search: one row per event, so a message has several; message-id and recipient tie them together. */
class EmailLogReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly #facts = new DirectFacts();
  readonly #stamps: CsvStampReader;
  readonly #messageId: number;
  readonly #start: number;
  readonly #end: number;
  readonly #sender: number;
  readonly #direction: number;
  readonly #recipient: number;
  readonly #target: number;
  readonly #status: number;

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#messageId = finder.find('message_id');
    this.#start = finder.find('start_date');
    this.#end = finder.find('end_date');
    this.#sender = finder.find('sender');
    this.#direction = finder.find('direction');
    this.#recipient = finder.find('recipient_address', 'recipient');
    this.#target = finder.find('event_target');
    this.#status = finder.find('event_status');
    this.columns = finder.columns;
    this.timeColumn = this.#start;
    this.#stamps = new CsvStampReader(context, context.zoneOffsetMinutes);
  }

  get isComplete(): boolean {
    return [this.#messageId, this.#start, this.#sender, this.#recipient, this.#target, this.#status].every((column) => column >= 0);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const messageId = record.text(this.#messageId).trim();
    // Turned away at the door: the other fields say N/A.
    if (REFUSED.test(messageId)) return 'refused';
    const second = this.#stamps.read(record.text(this.#start));
    if (typeof second === 'string') return second;
    sink.see(second);
    const target = record.text(this.#target).trim().toUpperCase();
    if (record.count <= this.#target || !TARGET.test(target)) return 'malformed-record';
    const message = readAddress(messageId) || null;
    const isSent = this.#readSender(record, second, message, sink);
    const isFailed = FAILED.test(record.text(this.#status));
    if (target === INBOX && !isFailed) return this.#readCopy(record, second, message, sink);
    if (isSent) return 'parsed';
    return isFailed || target.startsWith('GMAIL_') ? 'no-copy' : 'other-event';
  }

  #readCopy(record: CsvReader, second: number, message: string | null, sink: FactSink): RecordOutcome {
    const stored = this.#stamps.read(record.text(this.#end));
    const copy = { message, mailbox: readAddress(record.text(this.#recipient)) };
    return this.#facts.stored(sink, typeof stored === 'number' ? stored : second, copy) ? 'parsed' : 'malformed-record';
  }

  /** The first row of a message tells of its sender, and so does every other; where the direction is in another language, only one outwards. */
  #readSender(record: CsvReader, second: number, message: string | null, sink: FactSink): boolean {
    const direction = record.text(this.#direction).trim().toLowerCase();
    const isKnown = direction === 'sent' || direction === 'received' || direction === 'mixed';
    const isOurs = isKnown ? direction !== 'received' : record.text(this.#target).trim().toUpperCase() === OUTSIDE;
    const sender = record.text(this.#sender);
    if (!isOurs || sender.length > LONGEST_SENDER) return false;
    // A delegate who sends for the owner of the mailbox is named beside the owner.
    const [owner, delegate] = sender.match(ADDRESS) ?? [];
    if (owner === undefined) return false;
    return this.#facts.sent(sink, second, { message, account: delegate ?? owner, sender: owner, ip: null });
  }
}

export const GOOGLE_EMAIL_LOG_DIALECT = csvDialect('google-email-log', {
  open(names, context) {
    const reader = new EmailLogReader(names, context);
    return reader.isComplete ? reader : null;
  },
  /** Headings follow the administrator's language, but targets are the same everywhere. */
  guess(fields) {
    const target = fields[TARGET_COLUMN]?.trim() ?? '';
    const isRow = fields.length >= DOCUMENTED.length && TARGET.test(target) && /\d[:]\d\d/.test(fields[1] ?? '');
    return isRow ? DOCUMENTED : null;
  },
});
