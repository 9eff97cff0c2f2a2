import { bytesOf, isDigit, startsWith } from './byte-text.ts';
import { ACCESS_FLAG, FACT } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import { Hash64 } from './hash64.ts';

const LOOPBACK_4 = bytesOf('127.');
const LOOPBACK_6 = bytesOf('::1');
/** Longest IPv6 address as text: `0000:0000:0000:0000:0000:ffff:255.255.255.255`. */
const LONGEST_IP = 45;
const DOT = 46;
const COLON = 58;
/** The families of a `cameFrom` fact. */
export const IP_FAMILY = { four: 4, six: 6 } as const;

const hash = new Hash64();

/** Four bytes that stand for an IP address: enough to tell whether two log-ins came from one place. */
export function fingerprintIp(bytes: Uint8Array, start: number, end: number): number {
  return hash.begin().addFolded(bytes, start, end).finish().low;
}

/** Whether an IP address is the host itself. */
export function isLoopback(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWith(bytes, start, end, LOOPBACK_4) || (end - start === LOOPBACK_6.length && startsWith(bytes, start, end, LOOPBACK_6));
}

/** Writes the ip and flags of a fact; `ip` is null where the line does not tell. */
export function writeClient(
  writer: FactWriter,
  bytes: Uint8Array,
  ip: { readonly start: number; readonly end: number } | null,
  protocol: number,
): FactWriter {
  if (ip === null) return writer.word(0).byte(protocol);
  const flags = isLoopback(bytes, ip.start, ip.end) ? protocol | ACCESS_FLAG.loopback : protocol;
  return writer.word(fingerprintIp(bytes, ip.start, ip.end)).byte(flags);
}

/** Writes the `cameFrom` fact of a message beside its own, which is in the writer; nothing when the client's address is not known. */
export function writeCameFrom(
  writer: FactWriter,
  id: Hash64,
  bytes: Uint8Array,
  ip: { readonly start: number; readonly end: number },
): void {
  const four = readIpv4(bytes, ip.start, ip.end);
  if (four >= 0) writer.beginBeside(FACT.cameFrom).hash(id).byte(IP_FAMILY.four).word(four);
  else if (isIpv6(bytes, ip.start, ip.end)) {
    writer.beginBeside(FACT.cameFrom).hash(id).byte(IP_FAMILY.six).foldedText(bytes, ip.start, ip.end);
  }
}

/** An IPv4 address as a number from 0 to 2^32 - 1; -1 when it is none. */
function readIpv4(bytes: Uint8Array, start: number, end: number): number {
  let address = 0;
  let part = -1;
  let dots = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isDigit(byte)) {
      part = Math.max(part, 0) * 10 + byte - 48;
      if (part > 255) return -1;
    } else {
      if (byte !== DOT || part < 0) return -1;
      address = address * 256 + part;
      part = -1;
      dots += 1;
    }
  }
  return dots === 3 && part >= 0 ? address * 256 + part : -1;
}

/** Whether it has the letters of an IPv6 address; who reads the fact finds out whether it is one. */
function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  let hasColon = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === COLON) hasColon = true;
    else if (!isDigit(byte) && byte !== DOT && !((byte | 32) >= 97 && (byte | 32) <= 102)) return false;
  }
  return hasColon && end - start <= LONGEST_IP;
}
