import { describe, expect, it } from '@jest/globals';
import { formatClientNetwork, readClientNetwork } from './client-network.ts';

/** As it is stored. */
const stored = (text: string): string | null => {
  const network = readClientNetwork(text);
  return network && formatClientNetwork(network);
};

describe('readClientNetwork', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    [' 10.40.0.9/32 ', '10.40.0.9'],
    ['10.40.0.0/16', '10.40.0.0/16'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['::1', '::1'],
    ['2001:DB8:0:0::9', '2001:db8::9'],
    ['2001:db8::/32', '2001:db8::/32'],
  ])('%j is kept as %s', (text, expected) => {
    expect(stored(text)).toBe(expected);
  });

  it.each([
    ['a name', 'localhost'],
    ['nothing', ''],
    ['all of IPv4', '0.0.0.0/0'],
    ['too wide a network', '10.0.0.0/7'],
    ['too wide an IPv6 network', '2000::/31'],
    ['a prefix beyond its family', '10.0.0.1/33'],
    ['an address with a port', '10.0.0.1:25'],
    ['an address with a zone', 'fe80::1%eth0'],
    ['half an address', '10.40.0'],
    ['an octal address', '010.40.0.9'],
    ['two at once', '10.0.0.1,10.0.0.2'],
  ])('%s is none: %j', (_what, text) => {
    expect(readClientNetwork(text)).toBeNull();
  });
});
