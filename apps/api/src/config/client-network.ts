import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** Wider networks would take in hosts that nobody has looked at; bits. */
const SHORTEST_PREFIX = { ipv4: 8, ipv6: 32 } as const;
const LENGTHS = { ipv4: 32, ipv6: 128 } as const;
/** Networks of one origin at most. */
export const MAX_CLIENT_NETWORKS = 64;
const FORM = /^([\da-f.:]{2,45})(?:\/(\d{1,3}))?$/i;

/** An address or a network in CIDR notation; an address has the full prefix. */
export interface ClientNetwork {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
}

/**
 * Reads `10.40.0.9`, `10.40.0.0/16`, `::1` or `2001:db8::/48`; null when it is none or is wider than /8 (IPv6: /32).
 */
export function readClientNetwork(text: string): ClientNetwork | null {
  const [, given = '', bits] = FORM.exec(text.trim()) ?? [];
  const family = isIPv4(given) ? 'ipv4' : isIPv6(given) ? 'ipv6' : null;
  if (family === null) return null;
  const prefix = bits === undefined ? LENGTHS[family] : Number(bits);
  if (prefix > LENGTHS[family] || prefix < SHORTEST_PREFIX[family]) return null;
  return { family, address: new SocketAddress({ address: given, family }).address, prefix };
}

/** The one way to write a network: `10.40.0.9`, `10.40.0.0/16`. */
export function formatClientNetwork({ family, address, prefix }: ClientNetwork): string {
  return prefix === LENGTHS[family] ? address : `${address}/${prefix}`;
}
