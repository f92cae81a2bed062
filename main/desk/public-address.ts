import { BlockList, isIPv4 } from 'node:net';

// What is no place on the public internet: IANA's special-purpose registries for IPv4 (RFC 6890
// and successors). Of IPv6 only global unicast, 2000::/3, is public at all.

const privateFour: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const four = new BlockList();
for (const [net, prefix] of privateFour) four.addSubnet(net, prefix, 'ipv4');

const publicSix = new BlockList();
publicSix.addSubnet('2000::', 3, 'ipv6');
const reservedSix = new BlockList();
reservedSix.addSubnet('2001::', 23, 'ipv6');
reservedSix.addSubnet('2001:db8::', 32, 'ipv6');
reservedSix.addSubnet('2002::', 16, 'ipv6');
reservedSix.addSubnet('3fff::', 20, 'ipv6');

const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');

/** Whether an IP address is a place on the public internet, and not in this house or machine. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !four.check(address, 'ipv4');
  if (translated.check(address, 'ipv6')) return isPublicAddress(lastFour(address));
  return publicSix.check(address, 'ipv6') && !reservedSix.check(address, 'ipv6');
}

/** The IPv4 address that a network without IPv4 put into the last 32 bits (RFC 6052). */
function lastFour(address: string): string {
  // The URL standard writes every form in one way: groups of hexadecimal digits.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}
