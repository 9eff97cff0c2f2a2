import { ColumnFinder } from './csv-columns.ts';
import { csvDialect, type RecordOutcome, type RecordReader } from './csv-parser.ts';
import type { CsvReader } from './csv-reader.ts';
import { CsvStampReader } from './csv-stamp.ts';
import { isSystemAddress, readAccount, readIp, readPort } from './csv-values.ts';
import type { SliceContext } from './dialect.ts';
import { DirectFacts } from './direct-facts.ts';
import type { FactSink } from './fact-sink.ts';

/** The commands that carry a password: IMAP `authenticate` and `login`, POP3 `pass` and `auth`. */
const COMMANDS = new Set(['authenticate', 'login', 'pass', 'auth']);
const POP3_PORTS = new Set(['110', '995', '1995', '9955']);
const IMAP_PORTS = new Set(['143', '993', '1993', '9933']);
/** How the server answered, in the context: `R=OK`, `R="-ERR Logon failure"`. */
const REPLY = /(?:^|;)R="*([^;"]*)/;

/**
 * `IMAP4*.LOG` and `POP3*.LOG` of Exchange Server, one row per command; times are UTC. Front end and back end each write of the same
 * log-in: only one of the two folders may be fed.
 */
class ProtocolReader implements RecordReader {
  readonly columns: readonly number[];
  readonly timeColumn: number;
  readonly #facts = new DirectFacts();
  readonly #stamps: CsvStampReader;
  readonly #time: number;
  readonly #session: number;
  readonly #server: number;
  readonly #client: number;
  readonly #user: number;
  readonly #command: number;
  readonly #parameters: number;
  readonly #context: number;

  constructor(names: readonly string[], context: SliceContext) {
    const finder = new ColumnFinder(names);
    this.#time = finder.find('datetime', 'date_time');
    this.#session = finder.find('cid', 'sessionid', 'session_id');
    this.#server = finder.find('sip', 'local_endpoint');
    this.#client = finder.find('cip', 'remote_endpoint');
    this.#user = finder.find('user');
    this.#command = finder.find('command');
    this.#parameters = finder.find('parameters');
    this.#context = finder.find('context');
    this.columns = finder.columns;
    this.timeColumn = this.#time;
    this.#stamps = new CsvStampReader(context, 0);
  }

  get isComplete(): boolean {
    return [this.#time, this.#client, this.#user, this.#command, this.#context].every((column) => column >= 0);
  }

  read(record: CsvReader, sink: FactSink): RecordOutcome {
    const second = this.#stamps.read(record.text(this.#time));
    if (typeof second === 'string') return second;
    sink.see(second);
    if (record.count <= this.#context) return 'malformed-record';
    const command = record.text(this.#command).toLowerCase();
    if (!COMMANDS.has(command)) return 'other-event';
    const reply = REPLY.exec(record.text(this.#context))?.[1]?.trim() ?? '';
    const account = this.#accountOf(record, command);
    if (reply === '' || isSystemAddress(account)) return 'other-event';
    const use = { account, ip: readIp(record.text(this.#client)), session: record.text(this.#session) };
    if (/^\+?OK\b/i.test(reply)) {
      return this.#facts.login(sink, second, this.#protocolOf(record, command), use) ? 'parsed' : 'malformed-record';
    }
    return this.#facts.loginFail(sink, second, use) ? 'parsed' : 'refused';
  }

  /** A wrong password leaves the column of the user empty; `login` names it among its parameters. */
  #accountOf(record: CsvReader, command: string): string {
    const user = readAccount(record.text(this.#user));
    if (user !== '' || command !== 'login') return user;
    const [name = ''] = record.text(this.#parameters).trim().split(' ', 1);
    return readAccount(name.replaceAll('"', ''));
  }

  #protocolOf(record: CsvReader, command: string): 'imap' | 'pop3' {
    const port = readPort(record.text(this.#server));
    if (POP3_PORTS.has(port)) return 'pop3';
    if (IMAP_PORTS.has(port)) return 'imap';
    return command === 'pass' || command === 'auth' ? 'pop3' : 'imap';
  }
}

export const EXCHANGE_PROTOCOL_DIALECT = csvDialect('exchange-protocol', {
  open(names, context) {
    const reader = new ProtocolReader(names, context);
    return reader.isComplete ? reader : null;
  },
});
