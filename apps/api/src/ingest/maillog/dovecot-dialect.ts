import { type Dialect, type SliceHead, shareOfLines } from './dialect.ts';
import { DovecotGrammar } from './dovecot.ts';
import { FileStampReader } from './file-stamp.ts';
import { StampedFileParser } from './stamped-file-parser.ts';

const encoder = new TextEncoder();
/** Service, user, session, then the level that only the own file has. */
const TEXT = /^ [a-z][\w-]*(?:\([^)]*\))?(?:<[^>]*>)*: (?:Debug|Info|Warning|Error|Fatal|Panic): /;

/** The file Dovecot writes itself (`log_path`); the stamp is `Mar 05 07:31:02` or whatever `log_timestamp` makes of it. */
export const DOVECOT_DIALECT: Dialect = {
  name: 'dovecot',
  recognise: (head) => recogniseLines(head),
  open: (context, state) => new StampedFileParser(context, state, { grammar: new DovecotGrammar(), continuation: /^\s/ }),
};

function recogniseLines(head: SliceHead): number {
  // The year does not matter here, only that there is a stamp.
  const stamp = new FileStampReader({ head: head.bytes, zoneOffsetMinutes: 0, year: null, receivedAtSecond: 4_000_000_000 });
  return shareOfLines(head, (line) => {
    const bytes = encoder.encode(line);
    const end = stamp.read(bytes, 0, bytes.length);
    // A stamp is ASCII, so positions in bytes and text are the same.
    return end > 0 && TEXT.test(line.slice(end));
  });
}
