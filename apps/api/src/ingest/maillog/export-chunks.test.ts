import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ListSink, NOON, type PlainFact } from '../../../../../tests/support/parse-lines.ts';
import { cutLines } from '../../../../../tests/support/sample-run.ts';
import type { DialectName } from './dialect.ts';
import { SliceParser } from './slice-parser.ts';

const HEADERS: Readonly<Partial<Record<DialectName, string>>> = {
  'exchange-tracking': '#Fields: date-time,source,event-id,message-id,recipient-address,sender-address,message-subject',
  'exchange-protocol': 'DateTime,cId,sIp,cIp,user,command,parameters,context',
  'm365-trace': 'Received,SenderAddress,RecipientAddress,Status,ToIP,FromIP,MessageTraceId',
  'google-email-log':
    'Message ID,Start date,End date,Sender,Message size,Subject,Direction,Attachments,Recipient address,Event target,Event status',
  'generic-events': 'time,event,mailbox,message',
  'generic-days': 'day,mailbox,sent',
  mdaemon: 'Thu 2026-03-05 08:10:01.768: 05: Session 1; child 2',
};
/** Pieces that together make records, broken ones, and nonsense. */
const PIECES = [
  ...['2026-03-05T01:10:01Z', '2026-03-05', 'STOREDRIVER', 'DELIVER', 'RECEIVE', '<m1>', 'ha@sxd.vn', 'quan@sxd.vn;ha@sxd.vn', 'Delivered'],
  ...[
    'login',
    'R=OK',
    'sent',
    'received',
    '3',
    'GMAIL_INBOX',
    'DELIVERED',
    'Mixed',
    '',
    'Họp',
    '10.0.0.9:993',
    '\0',
    '\uFFFD',
    '#',
    '#Fields: x',
  ],
  ...[
    'Thu 2026-03-05 08:10:01: ',
    '<-- ',
    '--> ',
    '250 ok',
    'Authenticated as ha@sxd.vn',
    'Session 2; child 3',
    'MAIL FROM:<ha@sxd.vn>',
    'DATA',
  ],
  ...[
    'a1 LOGIN ha@sxd.vn',
    'a1 OK',
    'Accepting IMAP connection from 10.0.0.9:5 to 1',
    'Accepting SMTP connection from 10.0.0.9:5 to 1',
    '235',
  ],
];
const COMMA = 44;
const GLUE = [',', ',', ',', '"', '"', '""', '\n', '\r\n', ';', ' '];

interface Reading {
  readonly facts: PlainFact[];
  /** Lines by what became of them. */
  readonly outcomes: Record<string, number>;
  readonly bytes: number;
  readonly isBalanced: boolean;
}

/** @param isOneParser whether one parser reads all chunks, whose memory is used for something else after each; otherwise a new one goes on from the state */
function readInChunks(dialect: DialectName, text: Buffer, lineCount: number, isOneParser = false): Reading {
  const sink = new ListSink();
  const outcomes: Record<string, number> = {};
  let [bytes, isBalanced] = [0, true];
  let state: Uint8Array | null = null;
  const context = { head: text.subarray(0, 65_536), zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON };
  const only = new SliceParser(context, null, dialect);
  for (const slice of cutLines(text, lineCount)) {
    const parser: SliceParser = isOneParser ? only : new SliceParser(context, state, dialect);
    const chunk = Buffer.from(slice);
    const counts = parser.parse(chunk, sink);
    chunk.fill(COMMA);
    const kinds = { parsed: counts.parsed, oversize: counts.oversize, ...counts.ignoredKinds, ...counts.rejectedReasons };
    for (const [kind, count] of Object.entries(kinds)) outcomes[kind] = (outcomes[kind] ?? 0) + count;
    isBalanced &&= counts.lines === counts.parsed + counts.ignored + counts.rejected + counts.oversize;
    bytes += counts.lineBytes;
    state = parser.saveState();
  }
  return { facts: sink.facts, outcomes, bytes, isBalanced };
}

const text = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GLUE)), { minLength: 1, maxLength: 120 })
  .map((parts) => `${parts.flat().join('')}\n`);

describe.each(Object.entries(HEADERS))('%s', (name, header) => {
  // The keys are those of HEADERS.
  const dialect = name as DialectName;

  it('whatever a file holds: every line is counted once, and nothing depends on where chunks end', () => {
    fc.assert(
      fc.property(text, fc.boolean(), fc.integer({ min: 1, max: 4 }), (body, hasHeader, lineCount) => {
        const bytes = Buffer.from(hasHeader ? `${header}\n${body}` : body);
        const whole = readInChunks(dialect, bytes, 10_000);
        const cut = readInChunks(dialect, bytes, lineCount);
        expect(cut).toEqual(whole);
        expect(readInChunks(dialect, bytes, lineCount, true)).toEqual(whole);
        expect(whole).toMatchObject({ bytes: bytes.length, isBalanced: true });
        expect(Object.values(whole.outcomes).reduce((total, count) => total + count, 0)).toBe(
          bytes.toString('latin1').split('\n').length - 1,
        );
      }),
      { numRuns: 300 },
    );
  });
});

it('a record whose subject has a line end is read whole where a chunk ends within it, whatever the memory of the chunk is used for next', () => {
  const header = HEADERS['exchange-tracking'] ?? '';
  const record = '2026-03-05T01:10:01Z,STOREDRIVER,DELIVER,<m1>,ha@sxd.vn,quan@sxd.vn,"Họp\r\ntuần, ""gấp"""\r\n';
  const log = Buffer.from(`${header}\r\n${record}${record.replace('<m1>', '<m2>')}`);
  const whole = readInChunks('exchange-tracking', log, 10_000);
  expect(whole.outcomes['parsed']).toBe(2);
  for (const isOneParser of [false, true]) expect(readInChunks('exchange-tracking', log, 2, isOneParser)).toEqual(whole);
});
