import { startsWith } from './byte-text.ts';
import { BYTE_ORDER_MARK } from './envelope.ts';
import type { LineTally } from './line-tally.ts';

/** Longer lines are counted and dropped, in bytes. */
export const MAX_LINE = 64 * 1024;
const NEWLINE = 10;
const RETURN = 13;
const NUL = 0;

/**
 * Calls `read` for every line, without newline, carriage return and padding; oversize and empty lines are counted here.
 * @returns the bytes of all whole lines, for `LineTally.counts`
 */
export function forEachLine(lines: Buffer, tally: LineTally, read: (start: number, end: number) => void): number {
  let lineStart = 0;
  for (let lineEnd = lines.indexOf(NEWLINE); lineEnd >= 0; lineEnd = lines.indexOf(NEWLINE, lineStart)) {
    if (lineEnd - lineStart > MAX_LINE) tally.countOversize();
    else {
      const start = skipPadding(lines, lineStart, lineEnd);
      const end = trimReturn(lines, start, lineEnd);
      if (end === start) tally.count('empty');
      else read(start, end);
    }
    lineStart = lineEnd + 1;
  }
  return lineStart;
}

/** Skips what a truncated file or an editor puts before a line: NUL bytes, a byte order mark. */
export function skipPadding(lines: Uint8Array, lineStart: number, end: number): number {
  let start = lineStart;
  while (start < end && lines[start] === NUL) start += 1;
  return startsWith(lines, start, end, BYTE_ORDER_MARK) ? start + BYTE_ORDER_MARK.length : start;
}

/** The end of a line without the carriage return of a file that went through Windows. */
export function trimReturn(lines: Uint8Array, start: number, lineEnd: number): number {
  return lineEnd > start && lines[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
}
