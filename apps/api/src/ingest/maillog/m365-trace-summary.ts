import { ColumnFinder } from './csv-columns.ts';
import type { RecordOutcome, RecordReader } from './csv-parser.ts';
import type { CsvReader } from './csv-reader.ts';
import { CsvStampReader } from './csv-stamp.ts';
import { isSystemAddress, readAddress, readIp, splitList } from './csv-values.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';

/** Messages that came from outside: 1 in older exports. */
const INBOUND = new Set(['1', 'incoming', 'inbound']);
/** Normalised names have `_` for the minus sign. */
const ZONE = /([+_])(\d{1,2}):?(\d{2})?\)?$/;
const DELIVERED = 'deliver';

/** The enhanced summary: one row per message, `recipient_status` lists `address##status, status`. */
export class TraceSummaryReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly isComplete: boolean;
  readonly #facts = new DirectFacts();
  readonly #stamps: CsvStampReader;
  readonly #time: number;
  readonly #sender: number;
  readonly #recipients: number;
  readonly #messageId: number;
  readonly #networkId: number;
  readonly #clientIp: number;
  readonly #direction: number;

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#time = finder.findWhere((name) => name.startsWith('origin_timestamp'));
    this.#sender = finder.find('sender_address');
    this.#recipients = finder.find('recipient_status');
    this.#messageId = finder.find('message_id');
    this.#networkId = finder.find('network_message_id');
    this.#clientIp = finder.find('original_client_ip');
    this.#direction = finder.find('directionality');
    this.columns = finder.columns;
    this.timeColumn = this.#time;
    // The extended report has a status of recipients too, beside the event.
    this.isComplete = [this.#time, this.#sender, this.#recipients].every((column) => column >= 0) && finder.find('event_id') < 0;
    this.#stamps = new CsvStampReader(context, zoneOf(names[this.#time] ?? '', context.zoneOffsetMinutes));
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const second = this.#stamps.read(record.text(this.#time));
    if (typeof second === 'string') return second;
    sink.see(second);
    if (record.count <= Math.max(this.#sender, this.#recipients)) return 'malformed-record';
    const message = record.text(this.#networkId) || readAddress(record.text(this.#messageId)) || null;
    const isSent = this.#readSender(record, second, message, sink);
    let copies = 0;
    for (const recipient of splitList(record.text(this.#recipients))) {
      const mark = recipient.indexOf('##');
      const statuses = mark < 0 ? [] : recipient.slice(mark + 2).split(',');
      if (!statuses.some((status) => status.trim().toLowerCase() === DELIVERED)) continue;
      if (this.#facts.stored(sink, second, { message, mailbox: recipient.slice(0, mark).trim() })) copies += 1;
    }
    return isSent || copies > 0 ? 'parsed' : 'no-copy';
  }

  #readSender(record: CsvReader, second: number, message: string | null, sink: FactSink): boolean {
    if (INBOUND.has(record.text(this.#direction).trim().toLowerCase())) return false;
    const account = readAddress(record.text(this.#sender));
    if (isSystemAddress(account)) return false;
    return this.#facts.sent(sink, second, { message, account, sender: account, ip: readIp(record.text(this.#clientIp)) });
  }
}

/** The zone chosen at the export is in the name of the column: `origin_timestamp_utc`, `origin_timestamp_(utc+07:00)`. In minutes. */
function zoneOf(name: string, fallback: number): number {
  const parts = ZONE.exec(name);
  if (parts === null) return name.includes('utc') ? 0 : fallback;
  const [, sign, hours, minutes = '0'] = parts;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '_' ? -offset : offset;
}
