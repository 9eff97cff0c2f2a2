import { describe, expect, it } from '@jest/globals';
import { ListSink, NOON, parseText, type PlainFact } from '../../../../../tests/support/parse-lines.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectEncoding } from './slice-head.ts';
import { FACT } from './fact.ts';
import { SliceParser } from './slice-parser.ts';

const removed = (id: string): string => `Mar  5 07:31:02 thu postfix/qmgr[1]: ${id}: removed`;
const anvil = 'Mar  5 07:31:02 thu postfix/anvil[1]: statistics: max cache size 1 at Mar  5 07:30:00';

/** Parses line by line or in other chunks, each with a parser made again from the saved state. */
function parseInChunks(lines: readonly string[], chunkSize: number): { facts: PlainFact[]; states: string[] } {
  const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const sink = new ListSink();
  const states: string[] = [];
  let state: Uint8Array | null = null;
  for (let at = 0; at < lines.length; at += chunkSize) {
    const context = { head: whole, zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON };
    const parser: SliceParser = new SliceParser(context, state);
    parser.parse(
      Buffer.from(
        lines
          .slice(at, at + chunkSize)
          .map((line) => `${line}\n`)
          .join(''),
      ),
      sink,
    );
    state = parser.saveState();
    states.push(Buffer.from(state ?? []).toString('latin1'));
  }
  return { facts: sink.facts, states };
}

describe('what becomes of lines', () => {
  it('balances: lines = parsed + ignored + rejected + oversize, and every byte belongs to a line', () => {
    const text = [
      'cut off at the beginning',
      removed('A12345'),
      anvil,
      '',
      'no envelope at all',
      `Mar  5 07:31:02 thu sshd[1]: session opened`,
      `2026-03-09T00:00:00Z thu postfix/qmgr[1]: B12345: removed`,
      `Mar  5 07:31:02 thu postfix/smtp[1]: A12345: to=<a`,
      `Mar  5 07:31:02 thu dovecot: imap-login: Login: user=<a@b>, x`,
      removed('x'.repeat(70_000)),
      removed('C12345'),
    ].join('\n');
    const { counts } = parseText(text);
    expect(counts).toEqual({
      lines: 11,
      parsed: 2,
      ignored: 4,
      rejected: 4,
      oversize: 1,
      lineBytes: Buffer.byteLength(text) + 1,
      ignoredKinds: { 'partial-head': 1, 'postfix-connection': 1, empty: 1, 'other-program': 1 },
      rejectedReasons: { 'no-envelope': 1, 'future-time': 1, 'malformed-postfix': 1, 'malformed-dovecot': 1 },
    });
  });

  it('a line of 64 KiB is read, one byte more is oversize', () => {
    const fill = (length: number): string => removed('A12345').replace('thu', 't'.repeat(length - removed('A12345').length + 3));
    expect(parseText(fill(65_536)).counts).toMatchObject({ parsed: 1, oversize: 0 });
    expect(parseText(fill(65_537)).counts).toMatchObject({ parsed: 0, oversize: 1 });
  });

  it('forgives a cut line at the very beginning of a slice only', () => {
    expect(parseInChunks(['cut', removed('A12345')], 1).facts).toHaveLength(1);
    const context = { head: Buffer.from('cut\n'), zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON };
    const first = new SliceParser(context);
    expect(first.saveState()).toBeNull();
    expect(first.parse(Buffer.from('cut\n'), new ListSink()).ignoredKinds).toEqual({ 'partial-head': 1 });
    const second = new SliceParser(context, first.saveState());
    expect(second.parse(Buffer.from('cut\n'), new ListSink()).rejectedReasons).toEqual({ 'no-envelope': 1 });
  });

  it('leaves bytes after the last newline alone', () => {
    const { counts } = parseText(Buffer.from(`${removed('A12345')}\n${removed('B12345')}`));
    expect(counts).toMatchObject({ lines: 1, parsed: 1, lineBytes: removed('A12345').length + 1 });
  });

  it('goes on over invalid UTF-8 and NUL bytes', () => {
    const line = Buffer.from(removed('A12345'));
    const { counts } = parseText(
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 10]), line, Buffer.from([10, 0xc3, 0x28, 0, 10]), line, Buffer.from([10])]),
    );
    expect(counts).toMatchObject({ lines: 4, parsed: 2 });
  });

  it('keeps nothing of a line that it does not understand', () => {
    const { facts, counts } = parseText(`hunter2 is the password\n${removed('A12345')}\nhunter2 again\n`);
    expect(JSON.stringify([facts, counts])).not.toContain('hunter2');
  });
});

describe('folded repeats', () => {
  const folded = (times: number): string => `Mar  5 07:33:00 thu postfix/qmgr[1]: message repeated ${times} times: [ A12345: removed]`;

  it('"message repeated 3 times" stands for three further facts, at the time of that line', () => {
    const { facts, counts } = parseText(`${removed('A12345')}\n${folded(3)}`);
    expect(facts.map(({ kind, count }) => [kind, count])).toEqual([
      [FACT.removed, 1],
      [FACT.removed, 3],
    ]);
    expect(facts[1]!.second - facts[0]!.second).toBe(118);
    expect(facts[1]!.bytes).toBe(facts[0]!.bytes);
    expect(counts.parsed).toBe(2);
  });

  it('of a text without facts is ignored like the text', () => {
    const line = anvil.replace(/statistics.*/, 'message repeated 2 times: [ connect from unknown[203.0.113.70]]');
    expect(parseText(line).counts.ignoredKinds).toEqual({ 'postfix-connection': 1 });
  });

  it.each([folded(0), folded(1_000_001), folded(3).slice(0, -1)])('that make no sense are ignored: %s', (line) => {
    expect(parseText(line).counts.ignoredKinds).toEqual({ 'repeat-of-unknown': 1 });
  });

  const last = (host = 'thu'): string => `Mar  5 07:33:00 ${host} last message repeated 2 times`;
  const other = removed('B12345').replace('thu', 'mx2');

  it.each([1, 2, 7])('"last message repeated" is the last line of that host, in chunks of %i lines too', (chunkSize) => {
    const lines = [anvil, removed('A12345'), other, last(), last(), last('mx2'), anvil, last(), last('mx3')];
    const { facts } = parseInChunks(lines, chunkSize);
    const [a, b] = facts;
    expect(facts.map(({ bytes, count }) => [bytes, count])).toEqual([
      [a!.bytes, 1],
      [b!.bytes, 1],
      [a!.bytes, 2],
      [a!.bytes, 2],
      [b!.bytes, 2],
    ]);
  });

  it.each([1, 50, 1000])('reaches back 100 lines, no matter where chunks of %i lines end', (chunkSize) => {
    const between = (count: number): string[] => Array.from({ length: count }, () => anvil.replace('thu', 'mx2'));
    expect(parseInChunks([removed('A12345'), ...between(99), last()], chunkSize).facts).toHaveLength(2);
    expect(parseInChunks([removed('A12345'), ...between(100), last()], chunkSize).facts).toHaveLength(1);
  });

  it('at the beginning of a slice stands for a line we do not have', () => {
    expect(parseText(`${last()}\n`).counts.ignoredKinds).toEqual({ 'repeat-of-unknown': 1 });
  });

  it('the saved state holds no text of lines', () => {
    const { states } = parseInChunks([removed('A12345'), `Mar  5 07:31:02 thu dovecot: hunter2`], 1);
    expect(states.join('')).not.toMatch(/A12345|removed|hunter2|thu/);
  });
});

describe('detectDialect', () => {
  const text = 'postfix/qmgr[1]: A12345: removed';
  it.each([
    ['syslog-rfc3164', `Mar  5 07:31:02 thu ${text}`],
    ['syslog-rfc3164', `<22>Mar  5 07:31:02 thu ${text}`],
    ['syslog-iso8601', `2026-03-05T07:31:02+07:00 thu ${text}`],
    ['syslog-rfc5424', `<22>1 2026-03-05T07:31:02+07:00 thu postfix 1 - -  A12345: removed`],
  ])('knows %s', (dialect, line) => {
    expect(detectDialect(Buffer.from(`${line}\n`.repeat(3)))).toEqual({ dialect, confidence: 1 });
    expect(detectDialect(Buffer.from(line))).toEqual({ dialect, confidence: 1 });
  });

  it('tells the form of most lines and how many have it', () => {
    const lines = ['cut', `Mar  5 07:31:02 thu ${text}`, `Mar  5 07:31:02 thu ${text}`, `2026-03-05T07:31:02+07:00 thu ${text}`];
    expect(detectDialect(Buffer.from(`${lines.join('\n')}\n`))).toEqual({ dialect: 'syslog-rfc3164', confidence: 0.5 });
  });

  it.each(['', 'a,b,c\n1,2,3\n', '\uFEFF#Fields: date-time\n2026-03-05T01:10:01.120Z,10.31.21.20\n'])('knows nothing of %j', (head) => {
    expect(detectDialect(Buffer.from(head))).toBeNull();
  });

  it.each(['utf-16le', 'utf-16be'] as const)('knows a form in %s, by its byte order mark', (encoding) => {
    expect(detectDialect(encodeText(`Mar  5 07:31:02 thu ${text}\n`, encoding))).toEqual({ dialect: 'syslog-rfc3164', confidence: 1 });
  });
});

function encodeText(text: string, encoding: 'utf-16le' | 'utf-16be'): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

describe('UTF-16', () => {
  const texts = ['A12345: removed', 'Tiếng Việt', 'B12345: from=<a@b.vn>, size=1, nrcpt=1 (queue active)', 'C12345: removed'];
  const text = texts.map((each) => `Mar  5 07:31:02 thu postfix/qmgr[1]: ${each}\r\n`).join('');

  it.each(['utf-16le', 'utf-16be'] as const)(
    '%s gives the facts of the same text in UTF-8, and all bytes are accounted for',
    (encoding) => {
      const bytes = encodeText(text, encoding);
      const { facts, counts } = parseText(bytes);
      const plain = parseText(text);
      expect(facts).toEqual(plain.facts);
      expect(counts).toEqual({ ...plain.counts, lineBytes: bytes.lastIndexOf(10) + 1 });
    },
  );

  it.each(['utf-16le', 'utf-16be'] as const)('%s without a mark is known by its NUL bytes, wherever a slice of it begins', (encoding) => {
    const bytes = encodeText(text, encoding).subarray(2);
    const { facts, counts } = parseText(bytes);
    expect(facts).toEqual(parseText(text).facts);
    expect(counts).toEqual({ ...parseText(text).counts, lineBytes: bytes.lastIndexOf(10) + 1 });
    expect(detectEncoding(bytes.subarray(1))).toBe(encoding === 'utf-16le' ? 'utf-16be' : 'utf-16le');
    const second = bytes.subarray(bytes.indexOf(10) + 1);
    expect(parseText(second).facts).toEqual(parseText(text.slice(text.indexOf('\n') + 1)).facts);
  });

  it('is not seen in bytes that only look a little like it', () => {
    const line = `Mar  5 07:31:02 thu postfix/qmgr[1]: A12345: removed\n`;
    const utf32 = Buffer.from([...Buffer.from(line)].flatMap((byte) => [byte, 0, 0, 0]));
    for (const head of [
      utf32,
      Buffer.from(`${'\0'.repeat(4096)}${line}`),
      Buffer.from(line.replaceAll('e', '\0')),
      Buffer.alloc(4096),
      Buffer.from('a\0b\0'),
      Buffer.concat([Buffer.from(line), Buffer.from(line.repeat(40), 'utf16le')]),
    ])
      expect(detectEncoding(head)).toBe('utf-8');
  });

  it.each(['utf-16le', 'utf-16be'] as const)('%s cut in chunks after any newline byte gives the same', (encoding) => {
    const bytes = encodeText(text, encoding);
    const context = { head: bytes, zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON };
    const sink = new ListSink();
    let state: Uint8Array | null = null;
    for (let start = 0, end = bytes.indexOf(10) + 1; end > 0; start = end, end = bytes.indexOf(10, start) + 1) {
      const parser: SliceParser = new SliceParser(context, state);
      parser.parse(bytes.subarray(start, end), sink);
      state = parser.saveState();
    }
    expect(sink.facts).toEqual(parseText(text).facts);
  });
});
