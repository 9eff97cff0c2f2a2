import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { rawFrame, runFrame, skippableFrame } from '../zstd-frame.ts';
import { below, flip, randomBytes, storyOf, type HostileFile, type Outcome, type Random } from './hostile-file.ts';

const MIB = 1024 * 1024;
const DAMAGED = ['damaged-file'] as const;
const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;

const bytesOf = (number: number, lineCount = 12): Buffer => Buffer.from(storyOf(number, lineCount));
/** What can be got out of a gzip file that ends early, by zlib itself. */
const inflated = (bytes: Buffer): Buffer => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });

function* truncatedGzip(random: Random): Generator<HostileFile> {
  const first = gzipSync(bytesOf(1));
  const both = Buffer.concat([first, gzipSync(bytesOf(2))]);
  const sizes = new Set([
    ...Array.from({ length: GZIP_HEADER + 6 }, (_, n) => n + 2),
    ...Array.from({ length: GZIP_TRAILER }, (_, n) => both.length - 1 - n),
    ...[first.length + 1, first.length + 2, first.length + GZIP_HEADER, first.length - 1],
    ...Array.from({ length: 16 }, () => 30 + below(random, both.length - 40)),
  ]);
  sizes.delete(first.length);
  for (const size of sizes) {
    const bytes = both.subarray(0, size);
    // One odd byte behind a member is no member yet, so zlib gives what comes before.
    const outcome: Outcome = { errors: DAMAGED, text: inflated(bytes), damage: [0, size] };
    yield { kind: 'truncated-gzip', name: `${size}.gz`, bytes, outcome };
  }
}

function* truncatedZstd(random: Random): Generator<HostileFile> {
  const blockBytes = 200;
  const text = bytesOf(3);
  const frame = rawFrame(text, { blockBytes, isChecked: true });
  const sizes = new Set([
    ...Array.from({ length: 8 }, (_, n) => n + 4),
    ...[1, 2, 3, 4].map((n) => frame.length - n),
    ...Array.from({ length: 18 }, () => 10 + below(random, frame.length - 16)),
  ]);
  for (const size of sizes) {
    // Header of 6, then blocks of 3 + 200: those that are whole are read.
    const whole = Math.max(0, Math.min(Math.floor((size - 6) / (blockBytes + 3)) * blockBytes, text.length));
    const read = size >= frame.length - 4 ? text.length : whole;
    yield {
      ...{ kind: 'truncated-zstd', name: `${size}.zst`, bytes: frame.subarray(0, size) },
      outcome: { errors: DAMAGED, text: text.subarray(0, read), damage: [0, size] },
    };
  }
}

/** Three members, one of them bad: in its header, its data, its check sum, its length. */
function* badMembers(): Generator<HostileFile> {
  for (const bad of [0, 1, 2]) {
    const texts = [10, 11, 12].map((n) => bytesOf(n + 10 * bad));
    const members = texts.map((text) => gzipSync(text));
    const lengthBefore = (list: readonly Buffer[]): number => list.slice(0, bad).reduce((sum, each) => sum + each.length, 0);
    const start = lengthBefore(members);
    const member = members[bad]!;
    const faults: [string, number, Buffer | null][] = [
      ['method', 2, Buffer.concat(texts.slice(0, bad))],
      ['reserved-flag', 3, Buffer.concat(texts.slice(0, bad))],
      ['data', 30, null],
      ['sum', member.length - 6, Buffer.concat(texts.slice(0, bad + 1))],
      ['length', member.length - 2, Buffer.concat(texts.slice(0, bad + 1))],
    ];
    for (const [what, at, text] of faults) {
      const bytes = Buffer.concat(members.map((each, index) => (index === bad ? flip(each, at, 0xe0) : each)));
      const outcome: Outcome = { errors: DAMAGED, text, damage: [start, start + member.length] };
      yield { kind: 'bad-member', name: `${bad}-${what}.gz`, bytes, outcome };
    }
  }
}

function* trailingGarbage(random: Random): Generator<HostileFile> {
  const garbage: [string, Buffer][] = [
    ['text', Buffer.from('2026-03-02T09:00:00+07:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n')],
    ['byte', Buffer.of(7)],
    ['zeros-then-byte', Buffer.concat([Buffer.alloc(512), Buffer.of(1)])],
    ['zeros-then-member', Buffer.concat([Buffer.alloc(3), gzipSync('x\n')])],
    ['half-header', Buffer.of(0x1f, 0x8b, 8)],
    ['zip', Buffer.from('PK\x03\x04')],
    ['random', Buffer.concat([Buffer.of(2), randomBytes(random, 3000)])],
    ['zstd', rawFrame(Buffer.from('x\n'))],
  ];
  for (const [index, [what, tail]] of garbage.entries()) {
    const text = bytesOf(40 + index);
    const packed = gzipSync(text);
    const damage: [number, number] = [packed.length, packed.length + tail.length];
    yield { kind: 'trailing', name: `${what}.gz`, bytes: Buffer.concat([packed, tail]), outcome: { errors: DAMAGED, text, damage } };
  }
  const text = bytesOf(50);
  yield {
    kind: 'trailing',
    name: 'zeros.gz',
    bytes: Buffer.concat([gzipSync(text), Buffer.alloc(4096)]),
    outcome: { errors: [null], text },
  };
  const frame = rawFrame(text, { isChecked: true });
  for (const [what, tail] of [
    ['text', Buffer.from('no frame')],
    ['half', frame.subarray(0, 3)],
    ['gzip', gzipSync('x\n')],
  ] as const) {
    const damage: [number, number] = [frame.length, frame.length + tail.length];
    yield { kind: 'trailing', name: `${what}.zst`, bytes: Buffer.concat([frame, tail]), outcome: { errors: DAMAGED, text, damage } };
  }
}

function* oddZstd(): Generator<HostileFile> {
  const text = bytesOf(60);
  const frame = rawFrame(text, { isChecked: true });
  const none = Buffer.alloc(0);
  const faults: [string, Buffer, Buffer | null][] = [
    ['sum', flip(frame, frame.length - 1), text],
    ['text', flip(frame, 40), flip(text, 40 - 9)],
    ['dictionary', flip(frame, 4, 1), none],
    ['reserved-bit', flip(frame, 4, 8), none],
    ['window', Buffer.concat([frame.subarray(0, 5), Buffer.of(0xff), frame.subarray(6)]), none],
    ['block-kind', flip(frame, 6, 6), none],
    ['block-size', flip(frame, 8, 0x80), none],
  ];
  for (const [what, bytes, read] of faults) {
    yield { kind: 'odd-zstd', name: `${what}.zst`, bytes, outcome: { errors: DAMAGED, text: read, damage: [0, bytes.length] } };
  }
  const skips = skippableFrame(Buffer.from('abc'));
  const fine: [string, Buffer, Buffer][] = [
    ['skippable', Buffer.concat([skips, frame, skips, frame]), Buffer.concat([text, text])],
    ['only-skippable', skips, none],
    ['empty-frame', rawFrame(none, { isChecked: true }), none],
  ];
  for (const [what, bytes, read] of fine) yield { kind: 'odd-zstd', name: `${what}.zst`, bytes, outcome: { errors: [null], text: read } };
}

function* bombs(): Generator<HostileFile> {
  const line = Buffer.from(`${storyOf(70).split('\n')[1]}\n`);
  const files: [string, Buffer][] = [
    ['zeros.gz', gzipSync(Buffer.alloc(24 * MIB))],
    ['newlines.gz', gzipSync(Buffer.alloc(12 * MIB, '\n'))],
    ['lines.gz', gzipSync(Buffer.alloc(24 * MIB, line))],
    ['run.zst', runFrame(160)],
    ['newlines.zst', runFrame(100, '\n')],
    ['members.gz', Buffer.concat(Array.from({ length: 24 }, () => gzipSync(Buffer.alloc(MIB))))],
  ];
  for (const [name, bytes] of files)
    yield { kind: 'bomb', name, bytes, outcome: { errors: ['bomb'], text: null, damage: [0, bytes.length] } };
}

/** What is packed twice is no log: it is not unpacked again. */
function* nested(): Generator<HostileFile> {
  const text = bytesOf(80);
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), text]);
  const tar = Buffer.alloc(1024);
  tar.write('mail.log', 0);
  tar.write('ustar', 257);
  const files: [string, Buffer, Buffer][] = [
    ['gz.gz', gzipSync(gzipSync(text)), gzipSync(text)],
    ['gz.zst', rawFrame(gzipSync(text)), gzipSync(text)],
    ['zst.gz', gzipSync(rawFrame(text, { isChecked: true })), rawFrame(text, { isChecked: true })],
    ['zip.gz', gzipSync(zip), zip],
    ['tar.gz', gzipSync(Buffer.concat([tar, text])), Buffer.concat([tar, text])],
    ['bomb.gz.gz', gzipSync(gzipSync(Buffer.alloc(24 * MIB))), gzipSync(Buffer.alloc(24 * MIB))],
  ];
  // Bytes without a newline are held as an unfinished line; those with one are lines that nobody understands, or a log behind junk.
  for (const [name, bytes, inner] of files)
    yield { kind: 'nested', name, bytes, outcome: { errors: [null, 'unknown-format'], text: inner } };
  yield { kind: 'nested', name: 'nothing.gz', bytes: gzipSync(''), outcome: { errors: [null], text: Buffer.alloc(0) } };
}

function* refused(): Generator<HostileFile> {
  const secret = bytesOf(90);
  const tar = Buffer.alloc(512);
  tar.write('ustar', 257);
  const magics: [string, Buffer][] = [
    ['log.zip', Buffer.from('PK\x03\x04', 'latin1')],
    ['empty.zip', Buffer.from('PK\x05\x06', 'latin1')],
    ['book.xlsx', Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00', 'latin1')],
    ['log.tar', tar],
    ['log.bz2', Buffer.from('BZh91AY&SY', 'latin1')],
    ['log.xz', Buffer.from('\xfd7zXZ\0', 'latin1')],
    ['log.lz4', Buffer.of(0x04, 0x22, 0x4d, 0x18)],
    ['log.7z', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')],
    ['log.rar', Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1')],
  ];
  for (const [name, magic] of magics)
    yield { kind: 'refused', name, bytes: Buffer.concat([magic, secret]), outcome: { refused: 'refused-packing' } };
  for (const name of ['log.gz', 'log.zst', 'log.txt.bz2'])
    yield { kind: 'refused', name, bytes: Buffer.concat([Buffer.of(0, 1, 2, 3), secret]), outcome: { refused: 'not-packed' } };
  yield { kind: 'refused', name: 'empty.log', bytes: Buffer.alloc(0), outcome: { refused: 'empty-upload' } };
}

/** Files that are packed, badly or too well. */
export function* packedFiles(random: Random): Generator<HostileFile> {
  yield* truncatedGzip(random);
  yield* truncatedZstd(random);
  yield* badMembers();
  yield* trailingGarbage(random);
  yield* oddZstd();
  yield* bombs();
  yield* nested();
  yield* refused();
}
