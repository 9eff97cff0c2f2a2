import { type Dialect, shareOfLines } from './dialect.ts';
import { EximGrammar } from './exim.ts';
import { StampedFileParser } from './stamped-file-parser.ts';

/** Stamp, maybe with fraction, zone and process id, then a message id and a flag, a client, or one of the daemon's own lines. */
const LINE =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})?(?: \[\d+\])? (?:[A-Za-z\d]{6}-(?:[A-Za-z\d]{6}-[A-Za-z\d]{2}|[A-Za-z\d]{11}-[A-Za-z\d]{4}) |H=|U=|no host name found|no IP address found|exim \d|Start queue run|End queue run|\w+ authenticator failed for |SMTP |TLS error|unexpected disconnection)/;
/** The reject log repeats headers under a line: `P Received:`, `  Subject:`, `Envelope-to:`, a ruler. */
const CONTINUATION = /^(?:[A-Z*]? {1,2}\S|\s|Envelope-|-{10})/;

/** Exim's `mainlog` and `rejectlog`. */
export const EXIM_DIALECT: Dialect = {
  name: 'exim',
  recognise: (head) => shareOfLines(head, (line) => LINE.test(line)),
  open: (context, state) => new StampedFileParser(context, state, { grammar: new EximGrammar(), continuation: CONTINUATION }),
};
