import { type Dialect, shareOfLines } from './dialect.ts';
import { StampedFileParser } from './stamped-file-parser.ts';
import { ZimbraGrammar } from './zimbra.ts';

const LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:INFO|WARN|ERROR|FATAL|DEBUG|TRACE) {1,2}\[/;
/** Stack traces have no stamp. */
const CONTINUATION = /^(?:\s|Caused by:|ExceptionId:|Code:|Arg:|\.\.\. |[a-z]+\.[a-z])/;

/** Zimbra's `audit.log` and `mailbox.log`; its `zimbra.log` is a syslog file. */
export const ZIMBRA_DIALECT: Dialect = {
  name: 'zimbra',
  recognise: (head) => shareOfLines(head, (line) => LINE.test(line) || CONTINUATION.test(line)) * shareOfStamped(head.lines),
  open: (context, state) => new StampedFileParser(context, state, { grammar: new ZimbraGrammar(), continuation: CONTINUATION }),
};

/** 1 as soon as one line has the stamp and level of this form: traces alone could be anybody's. */
function shareOfStamped(lines: readonly string[]): number {
  return lines.some((line) => LINE.test(line)) ? 1 : 0;
}
