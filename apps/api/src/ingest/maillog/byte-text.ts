const encoder = new TextEncoder();

/** A constant to compare with. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

export function startsWith(bytes: Uint8Array, at: number, end: number, pattern: Uint8Array): boolean {
  const length = pattern.length;
  if (end - at < length) return false;
  for (let index = 0; index < length; index += 1) {
    if (bytes[at + index] !== pattern[index]) return false;
  }
  return true;
}

export function endsWith(bytes: Uint8Array, start: number, end: number, pattern: Uint8Array): boolean {
  return end - start >= pattern.length && startsWith(bytes, end - pattern.length, end, pattern);
}

/** Position of the first `byte` in [start, end), or -1. */
export function findByte(bytes: Uint8Array, start: number, end: number, byte: number): number {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === byte) return at;
  }
  return -1;
}

/** Position of the last `byte` in [start, end), or -1. */
export function findLastByte(bytes: Uint8Array, start: number, end: number, byte: number): number {
  for (let at = end - 1; at >= start; at -= 1) {
    if (bytes[at] === byte) return at;
  }
  return -1;
}

/** Position of the first `pattern` that lies wholly in [start, end), or -1. */
export function findText(bytes: Uint8Array, start: number, end: number, pattern: Uint8Array): number {
  const first = pattern[0];
  const last = end - pattern.length;
  for (let at = start; at <= last; at += 1) {
    if (bytes[at] === first && startsWith(bytes, at, end, pattern)) return at;
  }
  return -1;
}

/** Position of the last `pattern` that lies wholly in [start, end), or -1. */
export function findLastText(bytes: Uint8Array, start: number, end: number, pattern: Uint8Array): number {
  const first = pattern[0];
  for (let at = end - pattern.length; at >= start; at -= 1) {
    if (bytes[at] === first && startsWith(bytes, at, end, pattern)) return at;
  }
  return -1;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function isAlphanumeric(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}

/** End of the run of letters and digits that begins at `start`. */
export function skipAlphanumeric(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isAlphanumeric(bytes[at])) at += 1;
  return at;
}

/** Reads exactly the two digits at `at`; NaN when they are none. A space in place of the first digit is a padded day. */
export function readTwoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at];
  const ones = bytes[at + 1];
  if (!isDigit(ones) || ones === undefined || tens === undefined) return Number.NaN;
  if (tens === 32) return ones - 48;
  return isDigit(tens) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

/** Reads the digits from `start`, at most 9 of them; NaN when there is none. */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
  let value = Number.NaN;
  const limit = Math.min(end, start + 9);
  for (let at = start; at < limit && isDigit(bytes[at]); at += 1) {
    value = (Number.isNaN(value) ? 0 : value * 10) + (bytes[at] ?? 0) - 48;
  }
  return value;
}
