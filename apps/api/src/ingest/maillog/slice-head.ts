import type { SliceHead } from './dialect.ts';

/** Enough lines to know a form by. */
const MAX_LINES = 200;

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** So much of a head shows in which half of its characters the NUL bytes stand. */
const SAMPLE_BYTES = 2048;
/** Fewer characters could be chance. */
const MIN_CHARACTERS = 16;
/** Lines of logs are ASCII but for some words. */
const ASCII_SHARE = 0.7;

/**
 * What the byte order mark says, if an ASCII character follows it (else it is garbage in a log of bytes). Without a mark a text is UTF-16
 * where most pairs of bytes are a NUL and an ASCII character, as they are in no other encoding: UTF-32 has pairs of NULs between them.
 */
export function detectEncoding(head: Uint8Array): TextEncoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0xfe && second === 0xff && third === 0 && fourth !== 0) return 'utf-16be';
  const pairs = Math.floor(Math.min(head.length, SAMPLE_BYTES) / 2);
  if (pairs < MIN_CHARACTERS) return 'utf-8';
  // The beginning counts twice: of two encodings in one file it is the first that is read.
  const samples = [head.subarray(0, MIN_CHARACTERS * 2), head.subarray(0, pairs * 2)];
  const isAscii = (at: 0 | 1): boolean => samples.every((sample) => countAscii(sample, at) * 2 >= sample.length * ASCII_SHARE);
  if (isAscii(0)) return 'utf-16le';
  return isAscii(1) ? 'utf-16be' : 'utf-8';
}

/** Pairs of bytes that are an ASCII character and a NUL; `at`: which of the two is the character. */
function countAscii(pairs: Uint8Array, at: 0 | 1): number {
  let count = 0;
  for (let start = 0; start < pairs.length; start += 2) {
    const character = pairs[start + at] ?? 0;
    if (pairs[start + 1 - at] === 0 && character > 0 && character < 0x80) count += 1;
  }
  return count;
}

/** The head as UTF-8 without byte order mark, whatever it was. */
export function readHead(head: Uint8Array): SliceHead {
  const encoding = detectEncoding(head);
  // A head cut in the middle of a character ends in a replacement character, in a line that is not looked at.
  const text = new TextDecoder(encoding).decode(head);
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const bytes = encoding === 'utf-8' ? head.subarray(hasMark ? 3 : 0) : Buffer.from(text);
  return { bytes, lines: splitLines(text) };
}

function splitLines(text: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < MAX_LINES;) {
    const newline = text.indexOf('\n', start);
    // A last line without newline is cut by the head, unless it is all there is.
    if (newline < 0 && lines.length > 0) break;
    // A truncated file may begin with NUL bytes.
    const line = text.slice(start, newline < 0 ? text.length : newline).replace(/^\0+|\r$/g, '');
    if (line !== '') lines.push(line);
    start = newline < 0 ? text.length : newline + 1;
  }
  return lines;
}
