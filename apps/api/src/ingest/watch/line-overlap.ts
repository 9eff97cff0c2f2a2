const NEWLINE = 10;
const HASH = 35;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const KIB = 1024;
/** A slice repeats at most so much of the one before. */
export const MAX_OVERLAP = 64 * KIB;
/** Lines that show no clock are repeated up to this many: there is no telling which second they belong to. */
const MAX_LINES_WITHOUT_CLOCK = 64;
/** Where the clock stands in a line of a log: within the first bytes. */
const CLOCK_WITHIN = 64;
const CLOCK = /(\d\d):(\d\d):(\d\d)/;
const SECONDS_A_DAY = 86_400;
/** Lines of two servers in one log may be a second out of order. */
const SLACK_SECONDS = 1;
/** A line with so many commas, semicolons or tabs, and no clock, names columns. */
const MIN_SEPARATORS = 2;

/**
 * Where the next slice of a log begins so that no second is cut in two: before the lines of the last second of `text`, and of the second
 * before it. Equal lines of one second count by their number within one slice, so a second that no slice holds whole could count low.
 * @param text bytes of a log that end with a whole line
 * @returns the offset of a line in `text`, or its length when it is empty
 */
export function findOverlapStart(text: Uint8Array): number {
  const floor = Math.max(0, text.length - MAX_OVERLAP);
  let start = text.length;
  let newest: number | null = null;
  let withoutClock = 0;
  while (start > 0) {
    const before = findLineStart(text, start);
    const clock = readClock(text, before, start);
    if (clock === null) withoutClock += 1;
    const lead: number = clock === null || newest === null ? 0 : subtractClocks(clock, newest);
    if (before < floor || withoutClock > MAX_LINES_WITHOUT_CLOCK || lead < -SLACK_SECONDS) return start;
    if (newest === null || lead > 0) newest = clock;
    start = before;
  }
  return start;
}

/**
 * What of a rotated file belongs before the first slice of the file that came after it, so that the second of the rotation is not cut
 * in two. A line that the new file has too, byte for byte, is left out: it may be the same line, and a line must never count twice.
 * The unfinished last line of the old file goes along only when the new file begins with the rest of it.
 * @param recent the last lines of the old file, and perhaps an unfinished one
 * @param next all lines of the new file that will be in one slice with them
 */
export function bridgeLines(recent: Buffer, next: Buffer): Buffer {
  const wholeEnd = recent.lastIndexOf(NEWLINE) + 1;
  const tail = recent.subarray(wholeEnd);
  const known = new Set(listLines(next));
  const lines = listLines(recent.subarray(0, wholeEnd)).filter((line) => !known.has(line));
  const isCut = tail.length > 0 && readClock(tail, 0, tail.length) !== null && readClock(next, 0, findLineEnd(next, 0)) === null;
  return Buffer.concat([Buffer.from(lines.join(''), 'latin1'), ...(isCut ? [tail] : [])]);
}

/**
 * The lines at the beginning of a file that name its columns: `#` lines, or the one line of a table; empty for other logs.
 * A slice from the middle of such a file is not understood without them.
 */
export function findHeader(head: Buffer): Buffer {
  let end = BYTE_ORDER_MARK.every((byte, index) => head[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (head[end] === HASH) end = findLineEnd(head, end);
  const lineEnd = findLineEnd(head, end);
  const separators =
    head
      .subarray(end, lineEnd)
      .toString('latin1')
      .match(/[,;\t]/g)?.length ?? 0;
  if (separators >= MIN_SEPARATORS && readClock(head, end, lineEnd) === null) end = lineEnd;
  return head.subarray(0, end > BYTE_ORDER_MARK.length ? end : 0);
}

/** Whole lines with their ends, one character per byte. */
function listLines(text: Buffer): string[] {
  return text.toString('latin1').match(/[^\n]*\n/g) ?? [];
}

function findLineStart(text: Uint8Array, lineEnd: number): number {
  return lineEnd < 2 ? 0 : text.lastIndexOf(NEWLINE, lineEnd - 2) + 1;
}

function findLineEnd(text: Uint8Array, start: number): number {
  return text.indexOf(NEWLINE, start) + 1 || text.length;
}

/** Second of the day that a line shows near its beginning, or null. */
function readClock(text: Uint8Array, start: number, end: number): number | null {
  const beginning = Buffer.from(text.subarray(start, Math.min(end, start + CLOCK_WITHIN))).toString('latin1');
  const found = CLOCK.exec(beginning);
  return found === null ? null : Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}

/** Seconds from `b` to `a` by the shorter way round the clock, so that a log may pass midnight. */
function subtractClocks(a: number, b: number): number {
  const difference = (a - b + SECONDS_A_DAY) % SECONDS_A_DAY;
  return difference > SECONDS_A_DAY / 2 ? difference - SECONDS_A_DAY : difference;
}
