import type { SliceHead } from './dialect.ts';

/** Enough lines to know a form by. */
const MAX_LINES = 200;

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the byte order mark says, if an ASCII character follows it (else it is garbage in a log of bytes); UTF-8 when there is none. */
export function detectEncoding(head: Uint8Array): TextEncoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0xfe && second === 0xff && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
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
