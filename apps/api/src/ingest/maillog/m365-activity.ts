import { ColumnFinder } from './csv-columns.ts';
import type { RecordOutcome, RecordReader } from './csv-parser.ts';
import type { CsvReader } from './csv-reader.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';
import { readCount, readProvinceNoon } from './province-noon.ts';
import { latestSecondOf } from './slice-clock.ts';

/**
 * The report "Email activity user detail": sums per person. Only that of one single day says when something was done; rows over 7 days
 * and more are refused. Reading is no log-in and is not counted.
 */
export class ActivityReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly isComplete: boolean;
  readonly #facts = new DirectFacts();
  readonly #latestSecond: number;
  readonly #user: number;
  readonly #day: number;
  readonly #sent: number;
  readonly #received: number;
  readonly #period: number;

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#user = finder.find('user_principal_name');
    this.#day = finder.find('last_activity_date');
    this.#sent = finder.find('send_count');
    this.#received = finder.find('receive_count');
    this.#period = finder.find('report_period');
    this.columns = finder.columns;
    this.timeColumn = this.#day;
    this.isComplete = [this.#user, this.#day, this.#sent, this.#received, this.#period].every((column) => column >= 0);
    this.#latestSecond = latestSecondOf(context);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const period = readCount(record.text(this.#period));
    if (!(period >= 1)) return 'malformed-record';
    if (period > 1) return 'several-days';
    // Somebody who never did anything has no day.
    if (record.text(this.#day).trim() === '') return 'other-event';
    const noon = readProvinceNoon(record.text(this.#day));
    if (!(noon > 0)) return 'bad-time';
    if (noon > this.#latestSecond) return 'future-time';
    const sent = readCount(record.text(this.#sent));
    const received = readCount(record.text(this.#received));
    if (Number.isNaN(sent + received)) return 'malformed-record';
    const day = { mailbox: record.text(this.#user).trim(), sent, received, logins: 0 };
    return this.#facts.mailboxDay(sink, noon, day) ? 'parsed' : 'malformed-record';
  }
}
