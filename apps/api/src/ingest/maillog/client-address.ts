import { bytesOf, startsWith } from './byte-text.ts';
import { ACCESS_FLAG } from './fact.ts';
import type { FactWriter } from './fact-writer.ts';
import { Hash64 } from './hash64.ts';

const LOOPBACK_4 = bytesOf('127.');
const LOOPBACK_6 = bytesOf('::1');
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
