import { ColumnFinder } from './csv-columns.ts';
import { csvDialect, type RecordOutcome, type RecordReader } from './csv-parser.ts';
import type { CsvReader } from './csv-reader.ts';
import { CsvStampReader } from './csv-stamp.ts';
import { readAccount, readAddress, readIp } from './csv-values.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';
import { readCount, readProvinceNoon } from './province-noon.ts';
import { latestSecondOf } from './slice-clock.ts';

/** The words of the column `event`, in English and Vietnamese; docs/generic-csv.md describes both formats. */
const EVENTS: ReadonlyMap<string, 'sent' | 'received' | 'login' | 'login-failed' | 'webmail'> = new Map([
  ['sent', 'sent'],
  ['gửi', 'sent'],
  ['received', 'received'],
  ['nhận', 'received'],
  ['login', 'login'],
  ['đăng nhập', 'login'],
  ['login-failed', 'login-failed'],
  ['đăng nhập sai', 'login-failed'],
  ['webmail', 'webmail'],
]);

/** Event level: one row for each message sent, copy received, log-in. */
class EventReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly isComplete: boolean;
  readonly #facts = new DirectFacts();
  readonly #stamps: CsvStampReader;
  readonly #time: number;
  readonly #event: number;
  readonly #mailbox: number;
  readonly #message: number;
  readonly #sender: number;
  readonly #protocol: number;
  readonly #ip: number;
  readonly #session: number;

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#time = finder.find('time', 'thời_gian', 'thời_điểm');
    this.#event = finder.find('event', 'sự_kiện');
    this.#mailbox = finder.find('mailbox', 'hộp_thư');
    this.#message = finder.find('message', 'mã_thư');
    this.#sender = finder.find('sender', 'người_gửi');
    this.#protocol = finder.find('protocol', 'giao_thức');
    this.#ip = finder.find('ip');
    this.#session = finder.find('session', 'phiên');
    this.columns = finder.columns;
    this.timeColumn = this.#time;
    this.isComplete = [this.#time, this.#event, this.#mailbox].every((column) => column >= 0);
    this.#stamps = new CsvStampReader(context, context.zoneOffsetMinutes);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const second = this.#stamps.read(record.text(this.#time));
    if (typeof second === 'string') return second;
    sink.see(second);
    return this.#report(record, second, sink) ? 'parsed' : 'malformed-record';
  }

  #report(record: CsvReader, second: number, sink: FactSink): boolean {
    const account = readAccount(readAddress(record.text(this.#mailbox)));
    const ip = readIp(record.text(this.#ip));
    const use = { account, ip, session: record.text(this.#session).trim() };
    const message = readAddress(record.text(this.#message)) || null;
    switch (EVENTS.get(record.text(this.#event).trim().toLowerCase().normalize('NFC'))) {
      case 'sent':
        return this.#facts.sent(sink, second, { message, account, sender: readAddress(record.text(this.#sender)) || account, ip });
      case 'received':
        return this.#facts.stored(sink, second, { message, mailbox: account });
      case 'login':
        return this.#facts.login(sink, second, this.#isPop3(record) ? 'pop3' : 'imap', use);
      case 'login-failed':
        return this.#facts.loginFail(sink, second, use);
      case 'webmail':
        return this.#facts.webmail(sink, second, use);
      case undefined:
        return false;
    }
  }

  #isPop3(record: CsvReader): boolean {
    return record.text(this.#protocol).trim().toLowerCase().startsWith('pop');
  }
}

/** Day level: one row for each mailbox and day. */
class DayReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly isComplete: boolean;
  readonly #facts = new DirectFacts();
  readonly #latestSecond: number;
  readonly #day: number;
  readonly #mailbox: number;
  readonly #figures: readonly [sent: number, received: number, logins: number];

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#day = finder.find('day', 'date', 'ngày');
    this.#mailbox = finder.find('mailbox', 'hộp_thư');
    this.#figures = [finder.find('sent', 'gửi'), finder.find('received', 'nhận'), finder.find('logins', 'đăng_nhập')];
    this.columns = finder.columns;
    this.timeColumn = this.#day;
    this.isComplete = this.#day >= 0 && this.#mailbox >= 0 && this.#figures.some((column) => column >= 0);
    this.#latestSecond = latestSecondOf(context);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const noon = readProvinceNoon(record.text(this.#day));
    if (!(noon > 0)) return 'bad-time';
    if (noon > this.#latestSecond) return 'future-time';
    const [sent = 0, received = 0, logins = 0] = this.#figures.map((column) => readCount(record.text(column)));
    if (Number.isNaN(sent + received + logins)) return 'malformed-record';
    const mailbox = readAccount(readAddress(record.text(this.#mailbox)));
    return this.#facts.mailboxDay(sink, noon, { mailbox, sent, received, logins }) ? 'parsed' : 'malformed-record';
  }
}

export const GENERIC_EVENTS_DIALECT = csvDialect('generic-events', {
  open(names, context) {
    const reader = new EventReader(names, context);
    return reader.isComplete ? reader : null;
  },
});

export const GENERIC_DAYS_DIALECT = csvDialect('generic-days', {
  open(names, context) {
    const reader = new DayReader(names, context);
    return reader.isComplete ? reader : null;
  },
});
