import { below, pick, randomBytes, SECRET, storyOf, type HostileFile, type Outcome, type Random } from './hostile-file.ts';

const KIB = 1024;
/** Longest line of a log that is kept. */
const MAX_LINE = 64 * KIB;
const GOOD =
  '2026-03-02T08:30:00+07:00 thu dovecot: imap-login: Login: user=<ha@sxd.example>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<g>\n';

const fileOf = (kind: string, name: string, bytes: Buffer | string, outcome: Outcome): HostileFile => ({
  ...{ kind, name, outcome },
  bytes: Buffer.from(bytes),
});
const plain = (kind: string, name: string, bytes: Buffer | string, more: Partial<Extract<Outcome, { text?: unknown }>> = {}): HostileFile =>
  fileOf(kind, name, bytes, { errors: [null], text: Buffer.from(bytes), ...more });

function toUtf16(text: string, isBigEndian: boolean, hasMark: boolean): Buffer {
  const bytes = Buffer.from(`${hasMark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

function* encodings(): Generator<HostileFile> {
  const csv = (n: number): string =>
    `time,event,mailbox,message,sender,protocol,ip,session,note\n2026-03-05T08:10:01+07:00,sent,ha@sxd.example,<m${n}@x>,,,,,"${SECRET}subject, b"\n2026-03-05T08:11:01+07:00,received,ha@sxd.example,<n${n}@x>,,,,,x\n`;
  let number = 100;
  for (const isBigEndian of [false, true]) {
    for (const hasMark of [true, false]) {
      for (const [what, text, parsed] of [
        ['log', storyOf(number), 6],
        ['csv', csv(number), 2],
        ['crlf', storyOf(number + 40).replaceAll('\n', '\r\n'), 6],
      ] as const) {
        number += 1;
        const bytes = toUtf16(text, isBigEndian, hasMark);
        const lines = text.split('\n').length - 1;
        yield plain('utf-16', `${what}-${isBigEndian ? 'be' : 'le'}${hasMark ? '-mark' : ''}.log`, bytes, { text: null, lines, parsed });
      }
      yield plain('utf-16', `odd-${isBigEndian}${hasMark}.log`, toUtf16(storyOf(number + 60), isBigEndian, hasMark).subarray(0, -1), {
        ...{ text: null, errors: [null] },
      });
    }
  }
  const story = storyOf(150);
  yield plain('encoding', 'utf8-mark.log', `\uFEFF${story}`, { parsed: 6 });
  yield plain('encoding', 'utf8-marks.log', storyOf(151).replaceAll('\n', '\n\uFEFF'), { parsed: 6 });
  yield plain('encoding', 'crlf.log', storyOf(152).replaceAll('\n', '\r\n'), { parsed: 6 });
  yield plain(
    'encoding',
    'latin-1.log',
    Buffer.concat([
      Buffer.from(storyOf(153)),
      Buffer.from(
        '2026-03-02T08:30:00+07:00 thu postfix/cleanup[2]: 3F2A91C0B7: info: header Subject: H\xf4\xf4\xff\xfe bimat-subject\n',
        'latin1',
      ),
    ]),
    { parsed: 6 },
  );
  // One line for all who read lines: nobody can tell where the others begin.
  yield plain('encoding', 'lone-cr.log', storyOf(154).replaceAll('\n', '\r'), { lines: 0 });
  yield plain('encoding', 'nul-before.log', Buffer.concat([Buffer.alloc(4096), Buffer.from(storyOf(155))]), { parsed: 6 });
  yield plain('encoding', 'nul-within.log', storyOf(156).replaceAll('user=<ha', 'user=<h\0a'));
  yield plain('encoding', 'nul-lines.log', storyOf(157).replaceAll('\n', '\n\0\0\0\n'), { parsed: 6 });
  yield plain('encoding', 'only-nul.log', Buffer.alloc(70 * KIB), { lines: 0 });
  yield plain(
    'encoding',
    'utf-32.log',
    Buffer.concat(
      storyOf(158)
        .split('')
        .map((letter) => Buffer.of(letter.charCodeAt(0), 0, 0, 0)),
    ),
    {
      ...{ text: null, errors: [null, 'unknown-format'] },
    },
  );
  yield plain('encoding', 'utf-7.log', storyOf(159).replaceAll(':', '+ADo-'), { errors: ['unknown-format', null] });
  const insertions: Record<string, string | Buffer> = {
    ansi: '\u001b[31m\u001b]0;title\u0007',
    bidi: '\u202e\u2066\u2069\u200f',
    c1: '\u0085\u009b\u009f',
    'line-separators': '\u2028\u2029\u0085',
    controls: '\b\v\f\u007f\u0000',
    overlong: Buffer.of(0xc0, 0xaf, 0xe0, 0x80, 0xaf),
    surrogates: Buffer.of(0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80),
    'not-utf8': Buffer.of(0xff, 0xfe, 0xfd, 0x80, 0xc3),
    zalgo: 'ệ\u0323\u0302\u0301\u0300'.repeat(50),
    'replacement-of-a-tag': '<script>alert(1)</script>',
  };
  let n = 170;
  for (const [what, insertion] of Object.entries(insertions)) {
    const [first = '', ...others] = storyOf((n += 1)).split('user=<ha');
    const parts = [Buffer.from(first), ...others.flatMap((part) => [Buffer.from('user=<ha'), Buffer.from(insertion), Buffer.from(part)])];
    yield plain('characters', `${what}.log`, Buffer.concat(parts));
    yield plain(
      'characters',
      `${what}-at-start.log`,
      Buffer.concat(
        storyOf((n += 1))
          .split('\n')
          .slice(0, -1)
          .flatMap((line) => [Buffer.from(insertion), Buffer.from(`${line}\n`)]),
      ),
      {
        ...{ errors: [null, 'unknown-format'] },
      },
    );
  }
}

function* longLines(): Generator<HostileFile> {
  const start = '2026-03-02T08:00:00+07:00 thu cron[1]: ';
  const of = (length: number): string => `${start}${SECRET}${'x'.repeat(length - start.length - SECRET.length)}`;
  for (const [length, oversize] of [
    [MAX_LINE - 1, 0],
    [MAX_LINE, 0],
    [MAX_LINE + 1, 1],
    [70 * KIB, 1],
    [256 * KIB, 1],
    [1024 * KIB, 1],
    [3 * 1024 * KIB, 1],
  ] as const) {
    yield plain('long-line', `${length}.log`, `${GOOD}${of(length)}\n${GOOD}`, { oversize, parsed: 2 });
  }
  yield plain('long-line', 'first.log', `${of(200 * KIB)}\n${GOOD}`, { oversize: 1, errors: [null, 'unknown-format'] });
  yield plain('long-line', 'last.log', `${GOOD}${of(200 * KIB)}`, { lines: 1, parsed: 1 });
  yield plain('long-line', 'many.log', `${GOOD}${`${of(80 * KIB)}\n`.repeat(30)}${GOOD}`, { oversize: 30, parsed: 2 });
  yield plain('long-line', 'alone.log', of(5 * 1024 * KIB), { lines: 0, parsed: 0 });
  const row = '2026-03-05T08:10:01+07:00,sent,ha@sxd.example,<m@x>,,,,,';
  yield plain(
    'long-line',
    'row.csv',
    `time,event,mailbox,message,sender,protocol,ip,session,note\n${row}"${SECRET}${'x'.repeat(2 * 1024 * KIB)}"\n${row}x\n`,
    { oversize: 1, parsed: 1 },
  );
}

function* stamps(): Generator<HostileFile> {
  const text = 'thu dovecot: imap-login: Login: user=<ha@sxd.example>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<';
  const forms: [string, string][] = [
    ['2026-13-02T08:00:00+07:00', 'no-envelope'],
    ['2026-00-00T00:00:00+07:00', 'no-envelope'],
    ['0000-00-00T00:00:00Z', 'no-envelope'],
    ['9999-12-31T23:59:59Z', 'future-time'],
    ['2027-03-02T08:00:00+07:00', 'future-time'],
    ['1899-03-02T08:00:00+07:00', 'bad-time'],
    ['<22>1 9999-12-31T23:59:59Z', 'future-time'],
    ['<22>1 -', 'bad-time'],
    ['<999>1 2026-03-02T08:00:00Z', 'no-envelope'],
    ['2026-03-02T08:00:00+99:99', ''],
    ['2026-02-30T08:00:00+07:00', ''],
    ['2026-03-02T24:61:61+07:00', ''],
    ['Feb 30 08:00:00', ''],
    ['Mar 99 08:00:00', ''],
    ['Xyz  2 08:00:00', 'no-envelope'],
    ['Mar  2 99:99:99', ''],
    ['99999999999999999999', 'no-envelope'],
    ['275760-09-13T00:00:00Z', 'no-envelope'],
  ];
  for (const [index, [stamp, reason]] of forms.entries()) {
    const reasons = reason === '' ? [] : [reason];
    yield plain('stamps', `${index}.log`, `${GOOD}${stamp} ${text}t${index}>\n${GOOD}`, { reasons });
  }
}

function* noise(random: Random): Generator<HostileFile> {
  const nothingOrUnknown: readonly (string | null)[] = [null, 'unknown-format'];
  for (let n = 0; n < 16; n += 1) {
    yield plain('noise', `bytes-${n}.bin`, Buffer.concat([Buffer.of(1), randomBytes(random, 1 + below(random, 20_000))]), {
      text: null,
      errors: nothingOrUnknown,
    });
  }
  const words = [
    'postfix/smtpd[1]:',
    'dovecot:',
    'user=<',
    '>',
    '3F2A91C0B7:',
    'from=<',
    'to=<',
    'status=sent',
    '(',
    ')',
    '2026-03-02T08:00:00+07:00',
    'Mar  2 08:00:00',
    '<22>1',
    '\n',
    '\n',
    ' ',
    ',',
    '"',
    '=',
    '[',
    ']',
    'message repeated 999999999 times: [',
    'imap-login:',
    'Login:',
    'lmtp(',
    'saved mail to',
    '<=',
    '=>',
    '**',
    'T="',
    '#Fields:',
    '\u0000',
    '=cmd|',
    'header Subject:',
    `\n${SECRET}line\n`,
  ];
  for (let n = 0; n < 24; n += 1) {
    const text = Array.from({ length: 400 }, () => pick(random, words)).join(n % 2 === 0 ? ' ' : '');
    yield plain('noise', `words-${n}.log`, `x${text}\n`, { text: null, errors: nothingOrUnknown });
  }
  const ones = [10, 13, 0, 32, 35, 44, 34, 0x1f, 0x28, 0x50, 0x7f, 0x80, 0xc3, 0xef, 0xfe, 0xff, 0x41, 0x3c, 0x7b, 0x5a];
  for (const byte of ones) yield plain('one-byte', `${byte}.log`, Buffer.of(byte), { errors: nothingOrUnknown });
  const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n', 'latin1');
  const elf = Buffer.from('\x7fELF\x02\x01\x01\n\0\n', 'latin1');
  for (const [name, magic] of [
    ['image.png', png],
    ['paper.pdf', pdf],
    ['program', elf],
  ] as const) {
    yield plain('no-log', name, Buffer.concat([magic, Buffer.from(`${SECRET}body\n`), randomBytes(random, 3000)]), {
      text: null,
      errors: ['unknown-format'],
      parsed: 0,
    });
  }
  for (const [name, text] of [
    ['page.html', '<!doctype html>\n<p>'],
    ['data.json', '{"subject":\n"'],
    ['mail.eml', 'Subject: '],
    ['mbox', 'From a@b.c Mon Mar  2 08:00:00 2026\nSubject: '],
  ] as const) {
    yield plain('no-log', name, `${text}${SECRET}subject\n\n${SECRET}body\n`, { errors: ['unknown-format'], parsed: 0 });
  }
}

/** Files that are not packed and not what a mail server writes. */
export function* textFiles(random: Random): Generator<HostileFile> {
  yield* encodings();
  yield* longLines();
  yield* stamps();
  yield* noise(random);
}
