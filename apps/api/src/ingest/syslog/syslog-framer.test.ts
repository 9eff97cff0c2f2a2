import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LINE_BYTES_MAX } from './log-line.ts';
import { FramingError, SyslogFramer } from './syslog-framer.ts';

/** The messages of a stream that arrives in pieces of these sizes. */
function read(stream: string | Uint8Array, ...sizes: number[]): { text: string; isCut: boolean }[] {
  const framer = new SyslogFramer();
  const bytes = Buffer.from(stream);
  const found: { text: string; isCut: boolean }[] = [];
  for (let start = 0, piece = 0; start < bytes.length; piece += 1) {
    const end = start + (sizes[piece % sizes.length] ?? bytes.length);
    for (const frame of framer.push(bytes.subarray(start, end))) found.push({ text: frame.bytes.toString(), isCut: frame.isCut });
    start = end;
  }
  return found;
}

const texts = (stream: string | Uint8Array, ...sizes: number[]): string[] => read(stream, ...sizes).map(({ text }) => text);
const count = (message: string): string => `${Buffer.byteLength(message)} ${message}`;

describe('framing', () => {
  it('by newlines gives one message a line', () => {
    expect(texts('<22>a\n<22>b\r\n<22>c')).toEqual(['<22>a', '<22>b\r']);
  });

  it('by octet counts gives what was counted, newlines within included', () => {
    expect(texts(`${count('<22>a')}${count('<22>hai\ndòng')}${count('<22>c')}`)).toEqual(['<22>a', '<22>hai\ndòng', '<22>c']);
  });

  it('takes newlines between counted messages as no part of any', () => {
    expect(texts(`${count('<22>a')}\n${count('<22>b\n')}\n\n`)).toEqual(['<22>a', '<22>b\n']);
  });

  it.each(['2026-03-05T07:31:02+07:00 thu a: b\n', '12 Mar\n', 'Mar  5 a\n', '12345678 <22>\n', '012 <22>a\n', '\n12 <\n'])(
    'is by newlines when the stream begins with %j',
    (stream) => {
      expect(texts(stream, 1).join('\n')).toBe(stream.replace(/\n$/, ''));
    },
  );

  it('is told by the first bytes of a connection, however they are cut, and then stays', () => {
    const messages = fc.array(fc.stringMatching(/^<[1-9]\d>[a-zà 0-9]{0,20}$/), { minLength: 1, maxLength: 8 });
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(messages, sizes, (all, pieces) => {
        expect(texts(all.map((message) => `${message}\n`).join(''), ...pieces)).toEqual(all);
        expect(texts(all.map(count).join(''), ...pieces)).toEqual(all);
      }),
    );
  });

  it.each(['5 <22>a<22>b\n', '5 <22>a0 <22>b', '5 <22>a12345678 <22>b', '5 <22>a6x<22>b'])(
    'that is no longer what it began as ends the connection, what came before is kept: %j',
    (stream) => {
      const framer = new SyslogFramer();
      const frames = framer.push(Buffer.from(stream));
      expect(frames.next().value).toMatchObject({ bytes: Buffer.from('<22>a') });
      expect(() => frames.next()).toThrow(FramingError);
    },
  );
});

describe('a message of more than 64 KiB', () => {
  const long = `<22>${'x'.repeat(3 * LINE_BYTES_MAX)}`;
  const kept = long.slice(0, LINE_BYTES_MAX);

  it.each([10, 1000, 65_536, 1_000_000])('is cut, and the next one is whole (pieces of %i bytes)', (size) => {
    for (const stream of [`${long}\n<22>next\n`, `${count(long)}${count('<22>next')}`]) {
      const [first, second, ...more] = read(stream, size);
      expect(first?.isCut).toBe(true);
      expect(first?.text === kept).toBe(true);
      expect([second, ...more]).toEqual([{ text: '<22>next', isCut: false }]);
    }
  });

  it('is the only one cut: 64 KiB exactly stay whole', () => {
    for (const stream of [`${kept}\n`, count(kept)]) {
      expect(read(stream, 999).map(({ text, isCut }) => [text.length, isCut])).toEqual([[LINE_BYTES_MAX, false]]);
    }
  });

  it('does not make the framer hold more than it and one piece', () => {
    const framer = new SyslogFramer();
    const piece = Buffer.alloc(LINE_BYTES_MAX, 'x');
    let frames = 0;
    for (let n = 0; n < 200; n += 1) frames += [...framer.push(piece)].length;
    expect(frames).toBe(1);
    expect(framer.isWithinMessage).toBe(true);
  });
});
