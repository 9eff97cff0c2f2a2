import { bytesOf, startsWith } from './byte-text.ts';
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
