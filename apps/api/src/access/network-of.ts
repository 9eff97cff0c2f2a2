import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network of an address: the first bytes of an IPv4 address (also in IPv6 form), the first 16-bit groups of an IPv6 one. Anything else is its own.
 * @example networkOf('203.0.113.77', { bytes: 3, groups: 3 }) // '203.0.113'
 */
export function networkOf(address: string, { bytes, groups }: { bytes: number; groups: number }): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(plain)) return plain.split('.').slice(0, bytes).join('.');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%', 1).join('').split('::');
  const headGroups = head === '' ? [] : head.split(':');
  const tailGroups = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - headGroups.length - tailGroups.length;
  return [...headGroups, ...Array.from({ length: gap }, () => '0'), ...tailGroups]
    .slice(0, groups)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
