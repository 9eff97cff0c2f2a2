import { isIPv4 } from 'node:net';

/** Nothing but this machine can reach it, so that nobody on the network can read or forge what is said there. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
