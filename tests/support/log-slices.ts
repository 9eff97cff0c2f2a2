import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { weekOfLines } from './fault-scene.ts';

/** A night and a morning of run E: two days, few lines, every kind of them. */
const FROM = '2026-03-02T16:30';
const TO = '2026-03-03T06:50';
const FRAGMENT_BYTES = 30;
const GARBAGE = Buffer.from('what no mail server writes\n');
const FUTURE = Buffer.from('2031-03-03T06:00:00.000000+07:00 thu postfix/qmgr[7]: 3F2A91C0B7: removed\n');
/** Cut off the end of a packed file: its check sum and some of its data. */
const DAMAGE_BYTES = 40;

/** When all of them are handed over. */
export const RECEIVED_AT = new Date('2026-03-09T00:00:00.000Z');

/** Seconds of the log are never cut: lines of one second that are equal but for what is not kept would be counted low, as documented. */
export class NightLog {
  readonly text: Buffer;
  /** Where a second ends. */
  readonly ends: readonly number[];

  constructor(log = weekOfLines()) {
    const stamped = log.toString('latin1').split('\n');
    const lines = stamped.filter((line) => line >= FROM && line < TO);
    this.text = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
    const ends = [0];
    let at = 0;
    for (const [number, line] of lines.entries()) {
      if (number > 0 && line.slice(0, 19) !== lines[number - 1]?.slice(0, 19)) ends.push(at);
      at += line.length + 1;
    }
    this.ends = [...ends, at];
  }
}

export interface SliceShape {
  readonly from: number;
  readonly seconds: number;
  readonly packing: 'plain' | 'gzip' | 'two members' | 'damaged';
  /** Begins and ends within a line. */
  readonly hasFragments: boolean;
  readonly extra: 'none' | 'garbage' | 'future';
  /** Lines lost on the way in, as a receiver of syslog would note. */
  readonly linesLost: number;
}

/** A part of the log as somebody hands it over, and what must become of it. */
export class LogSlice {
  readonly name: string;
  readonly bytes: Buffer;
  /** Text that must be counted: whole lines of the log. */
  readonly start: number;
  readonly end: number;
  readonly expected: { readonly lines: number; readonly rejected: Readonly<Record<string, number>>; readonly tailBytes: number };
  /** What comes before the whole lines. */
  readonly headBytes: number;

  constructor(
    readonly log: NightLog,
    readonly shape: SliceShape,
  ) {
    const { text, ends } = log;
    this.start = ends[shape.from] ?? 0;
    this.end = ends[Math.min(shape.from + shape.seconds, ends.length - 1)] ?? text.length;
    this.name = Object.values({ ...shape, seconds: this.end }).join('-');
    const head = shape.hasFragments && this.start > 0 ? text.subarray(this.start - FRAGMENT_BYTES, this.start) : Buffer.alloc(0);
    const tail = shape.hasFragments && this.end < text.length ? text.subarray(this.end, this.end + FRAGMENT_BYTES) : Buffer.alloc(0);
    const extra = { none: Buffer.alloc(0), garbage: GARBAGE, future: FUTURE }[shape.extra];
    const whole = Buffer.concat([head, text.subarray(this.start, this.end), extra, tail]);
    this.bytes = pack(whole, shape.packing);
    this.headBytes = head.length;
    const lines = text.subarray(this.start, this.end).toString('latin1').split('\n').length - 1;
    this.expected = {
      lines: lines + (head.length > 0 ? 1 : 0) + (extra.length > 0 ? 1 : 0),
      rejected: { none: {}, garbage: { 'no-envelope': 1 }, future: { 'future-time': 1 } }[shape.extra],
      tailBytes: tail.length,
    };
  }

  get isDamaged(): boolean {
    return this.shape.packing === 'damaged';
  }

  /** The file in pieces, up to a part of it, after which the sender is gone. */
  async *stream(part = 1): AsyncGenerator<Uint8Array> {
    const length = Math.floor(this.bytes.length * part);
    for (let at = 0; at < length; at += 4096) yield this.bytes.subarray(at, Math.min(at + 4096, length));
    if (part < 1) throw new Error('the sender is gone');
  }
}

function pack(text: Buffer, packing: SliceShape['packing']): Buffer {
  if (packing === 'plain') return text;
  if (packing === 'gzip') return gzipSync(text);
  if (packing === 'damaged') return gzipSync(text).subarray(0, -DAMAGE_BYTES);
  // Members end anywhere, also within a line.
  const middle = Math.floor(text.length / 2);
  const packed = Buffer.concat([gzipSync(text.subarray(0, middle)), gzipSync(text.subarray(middle))]);
  if (!gunzipSync(packed).equals(text)) throw new Error('two members are not what they were made of');
  return packed;
}

/** Some slices of a log, each different; together they need not hold it. */
export function someSlices(log: NightLog): fc.Arbitrary<LogSlice[]> {
  const shape: fc.Arbitrary<SliceShape> = fc.record({
    from: fc.nat({ max: log.ends.length - 8 }),
    seconds: fc.integer({ min: 6, max: log.ends.length }),
    packing: fc.constantFrom('plain', 'plain', 'gzip', 'two members', 'damaged'),
    hasFragments: fc.boolean(),
    extra: fc.constantFrom('none', 'none', 'garbage', 'future'),
    linesLost: fc.constantFrom(0, 0, 3),
  });
  return fc
    .array(shape, { minLength: 2, maxLength: 4 })
    .map((shapes) => [...new Map(shapes.map((each) => new LogSlice(log, each)).map((slice) => [slice.name, slice])).values()]);
}
