import { BlockList, isIP, isIPv4 } from 'node:net';

/** Networks that the Internet does not reach, or that are no single host's. Source: the special-purpose registries of IANA. */
const PRIVATE_4 = listOf('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]);
/** Among them IPv4 in other clothes. A list of its own: one that holds `::ffff:0:0/96` holds every IPv4 address. */
const PRIVATE_6 = listOf('ipv6', [
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
  ...['5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]);

function listOf(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [network = '', bits] of networks.map((each) => each.split('/'))) list.addSubnet(network, Number(bits), family);
  return list;
}

/** Whether an IP address is one of the public Internet. What is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  return isIPv4(address) ? !PRIVATE_4.check(address, 'ipv4') : !PRIVATE_6.check(address, 'ipv6');
}
