import { describe, expect, it } from '@jest/globals';
import { LINE_BYTES_MAX, toLogLine } from './log-line.ts';

const lineOf = (message: string): string | undefined => toLogLine(Buffer.from(message, 'latin1'), false)?.bytes.toString('latin1');

describe('a message as a line', () => {
  it('stays in the form it came, priority and invalid bytes included', () => {
    expect(lineOf('<22>1 2026-03-05T07:31:02Z thu postfix 1 - -  \xff\x00 b')).toBe(
      '<22>1 2026-03-05T07:31:02Z thu postfix 1 - -  \xff\x00 b',
    );
  });

  it('has its newlines written as #012, but for those at its end', () => {
    expect(lineOf('a\nb\n\nc\r\n\0')).toBe('a#012b#012#012c');
  });

  it.each(['', '\n', '\r\n', '\0'])('is none when nothing is left: %j', (message) => {
    expect(lineOf(message)).toBeUndefined();
  });

  it('is cut at 64 KiB, also when only its escapes make it longer, and says so', () => {
    const long = toLogLine(Buffer.alloc(LINE_BYTES_MAX + 1, 'x'), false);
    const escaped = toLogLine(Buffer.from(`${'x\n'.repeat(LINE_BYTES_MAX / 2)}x`), false);
    expect([long, escaped].map((line) => [line?.bytes.length, line?.isCut])).toEqual([
      [LINE_BYTES_MAX, true],
      [LINE_BYTES_MAX, true],
    ]);
    expect(toLogLine(Buffer.alloc(LINE_BYTES_MAX, 'x'), false)?.isCut).toBe(false);
  });
});
