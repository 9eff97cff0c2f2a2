import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DIALECT_NAMES } from '../../../apps/api/src/ingest/maillog/dialect-table.ts';
import { detectEncoding } from '../../../apps/api/src/ingest/maillog/slice-head.ts';
import { below, pick, SECRET, storyOf, type HostileFile, type Outcome, type Random } from './hostile-file.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const ANY: readonly (string | null)[] = [null, 'unknown-format'];

/** The beginning of a log of every kind there is a fixture of, by name. */
export function readDialectLogs(): ReadonlyMap<string, Buffer> {
  const logs = new Map<string, Buffer>();
  for (const entry of readdirSync(new URL('dialects/', FIXTURES), { withFileTypes: true })) {
    if (entry.isDirectory()) logs.set(entry.name, readFileSync(new URL(`dialects/${entry.name}/log`, FIXTURES)));
  }
  const samples = {
    rfc3164: 'E-rfc3164/mail.log.gz',
    iso8601: 'E-iso8601/mail.log.gz',
    rfc5424: 'E-rfc5424/mail.log.gz',
    exim: 'F/mainlog.gz',
    dovecot: 'F/dovecot.log.gz',
  };
  for (const [name, path] of Object.entries(samples)) {
    const text = gunzipSync(readFileSync(new URL(`samples/logs/${path}`, FIXTURES)));
    logs.set(name, text.subarray(0, text.indexOf(10, 12_000) + 1));
  }
  return logs;
}

/** What goes wrong with a line on its way: each gives another line. */
const HARMS: readonly ((line: string, random: Random) => string)[] = [
  (line, random) => line.slice(0, below(random, line.length + 1)),
  (line, random) => line.slice(below(random, line.length + 1)),
  (line) => line + line,
  (line) => line.replaceAll(/\d+/g, '99999999999999999999999'),
  (line) => line.replaceAll(/[<>"'()[\]]/g, ''),
  (line) => line.replaceAll(/[<>]/g, '<<>'),
  (line) => line.replaceAll('"', '""""'),
  (line) => line.replaceAll(/[\s,;]/g, '\t'),
  (line) => line.replaceAll(/[@:]/g, '@:@'),
  (line, random) => line.replace(/.{6}/, () => String.fromCodePoint(...Array.from({ length: 6 }, () => 1 + below(random, 0xd7ff)))),
  (line) => line.replaceAll(/[a-z]+/g, (word) => word.repeat(40)).slice(0, 60_000),
  (line) => `=HYPERLINK("http://x.example","${line.replaceAll('"', '')}")`,
  (line) => line.split(',').toReversed().join(','),
  (line) => line.split(' ').toReversed().join(' '),
  (line) => line.replaceAll(/[A-Za-z]/g, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())),
  (line) => `${line.slice(0, 40)}\u0001\u202e\u0000${line.slice(40)}`,
];

/** The log with every line but the header harmed in a way of its own. */
export function harm(log: Buffer, random: Random): Buffer {
  const lines = log.toString('latin1').split('\n');
  const bad = lines.map((line, index) => (index < 2 || random() < 0.3 ? line : pick(random, HARMS)(line, random).replaceAll('\n', ' ')));
  return Buffer.from(bad.join('\n'), 'utf8');
}

/** Bytes whose lines can be counted; null: in UTF-16 a line ends elsewhere than where a byte 10 stands. */
function linesOf(bytes: Buffer): Buffer | null {
  return detectEncoding(bytes) === 'utf-8' ? bytes : null;
}

function* harmed(random: Random, rounds: number): Generator<HostileFile> {
  for (const [dialect, log] of readDialectLogs()) {
    for (let round = 0; round < rounds; round += 1) {
      const bytes = harm(log, random);
      yield { kind: 'harmed', name: `${dialect}-${round}.log`, bytes, outcome: { errors: ANY, text: linesOf(bytes) } };
    }
  }
}

/** One format said to be another: everything is refused or ignored, line by line. */
function* misnamed(random: Random): Generator<HostileFile> {
  const logs = [...readDialectLogs().values()];
  for (const dialect of DIALECT_NAMES) {
    const bytes = Buffer.concat([Buffer.from(storyOf(below(random, 1e6), 3)), pick(random, logs), Buffer.from(`${SECRET}line\n`)]);
    yield { kind: 'misnamed', name: `as-${dialect}.log`, bytes, dialect, outcome: { errors: ANY, text: bytes } };
  }
}

/** Two formats in one file. */
function* mixed(random: Random): Generator<HostileFile> {
  const logs = [...readDialectLogs()];
  for (const [index, [name, log]] of logs.entries()) {
    const [otherName, other] = logs[(index + 1 + below(random, logs.length - 1)) % logs.length]!;
    const bytes = Buffer.concat([log, Buffer.from(storyOf(300 + index)), other]);
    yield { kind: 'mixed', name: `${name}-${otherName}.log`, bytes, outcome: { errors: [null], text: linesOf(bytes) } };
  }
}

function* csvHorrors(): Generator<HostileFile> {
  const header = 'time,event,mailbox,message,sender,protocol,ip,session,note\n';
  const row = (n: number, note: string): string =>
    `2026-03-05T08:10:${String(n % 60).padStart(2, '0')}+07:00,sent,ha@sxd.example,<c${n}@x>,,,,,${note}\n`;
  const files: [string, string, Partial<Extract<Outcome, { text?: unknown }>>][] = [
    ['open-quote', `${row(1, `"${SECRET}subject`)}${`${SECRET}body\n`.repeat(150)}${row(2, 'x')}`, { reasons: ['malformed-record'] }],
    ['many-lines', `${row(3, `"${`${SECRET}body\n`.repeat(60)}"`)}${row(4, 'x')}`, { parsed: 2 }],
    ['forged-row', row(5, `"a\n${row(6, 'forged')}"`), {}],
    [
      'formulas',
      ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '\t=1', '\r=1', '＝1']
        .map((cell, n) => row(10 + n, `"${cell}${SECRET}subject"`))
        .join(''),
      { parsed: 7 },
    ],
    ['formula-mailbox', '2026-03-05T08:10:01+07:00,sent,"=HYPERLINK(""http://x.example"")",<c20@x>,,,,,x\n', {}],
    ['columns', `${row(21, ','.repeat(20_000))}${row(22, 'x')}`, { parsed: 2 }],
    ['quotes', `${'"'.repeat(3001)}\n${row(23, 'x')}`, {}],
    ['header-twice', `${row(24, 'x')}${header}${row(25, 'x')}`, { parsed: 2 }],
    ['other-columns', `${row(26, 'x')}mailbox,time,event\nha@sxd.example,2026-03-05T08:20:00+07:00,login\n`, {}],
    ['nul', row(27, `"\0${SECRET}subject\0"`), { parsed: 1 }],
    ['crlf', `${row(28, 'x')}${row(29, '"a\nb"')}`.replaceAll('\n', '\r\n'), {}],
    ['cut', row(30, 'x').slice(0, 40), { lines: 1 }],
    ['absurd', `2026-13-45T99:99:99+99:00,sent,ha@sxd.example,<c31@x>,,,,,${SECRET}subject\n${row(32, 'x')}`, { reasons: ['bad-time'] }],
    ['future', `2031-03-05T08:10:01+07:00,sent,ha@sxd.example,<c33@x>,,,,,x\n${row(34, 'x')}`, { reasons: ['future-time'] }],
    ['surrogates', row(35, '"\ud83d \udc00"'), { parsed: 1 }],
  ];
  for (const [name, rows, more] of files) {
    const bytes = Buffer.from(header + rows);
    yield { kind: 'csv', name: `${name}.csv`, bytes, outcome: { errors: ANY, text: bytes, ...more } };
  }
  const headless = Buffer.from(row(36, `${SECRET}subject`).repeat(3));
  yield { kind: 'csv', name: 'no-header.csv', bytes: headless, dialect: 'generic-events', outcome: { errors: ANY, text: headless } };
  const wide = Buffer.from(`${Array.from({ length: 5000 }, (_, n) => `c${n}`).join(',')}\n${SECRET}body\n`);
  yield { kind: 'csv', name: 'wide-header.csv', bytes: wide, outcome: { errors: ANY, text: wide } };
}

/** Logs of every format that were harmed, mixed up or said to be another. */
export function* dialectFiles(random: Random, rounds: number): Generator<HostileFile> {
  yield* harmed(random, rounds);
  yield* misnamed(random);
  yield* mixed(random);
  yield* csvHorrors();
}
