/** The longest line that is kept, in bytes; the parser understands none that is longer. */
export const LINE_BYTES_MAX = 64 * 1024;

const NUL = 0;
const NEWLINE = 10;
const RETURN = 13;

/** One line of a log, without its newline. */
export interface LogLine {
  readonly bytes: Buffer;
  readonly isCut: boolean;
}

/**
 * A message as a line of a log file: in the form it came, without line ends and padding at its end, a newline within written as `#012`,
 * as rsyslog does.
 * @returns null when nothing is left
 */
export function toLogLine(message: Buffer, isCut: boolean): LogLine | null {
  let end = message.length;
  while (end > 0 && isLineEnd(message[end - 1])) end -= 1;
  if (end === 0) return null;
  const text = message.subarray(0, end);
  if (!text.includes(NEWLINE)) return shorten(text, isCut);
  return shorten(Buffer.from(text.toString('latin1').replaceAll('\n', '#012'), 'latin1'), isCut);
}

function shorten(bytes: Buffer, isCut: boolean): LogLine {
  return { bytes: bytes.subarray(0, LINE_BYTES_MAX), isCut: isCut || bytes.length > LINE_BYTES_MAX };
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === NEWLINE || byte === RETURN || byte === NUL;
}
