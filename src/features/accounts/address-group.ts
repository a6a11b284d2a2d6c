import { isIP } from 'node:net';

/**
 * What limits count as one place. A provider gives a household or a server 2^64 addresses of IPv6, so their common first
 * half counts; IPv4 written as IPv6 is the same IPv4.
 */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (isIP(address) !== 6) return address;
  const [left = '', right = ''] = address.replace(/%.*$/, '').split('::');
  const parts = (text: string): string[] => text.split(':').filter(Boolean);
  const missing = Math.max(0, 8 - parts(left).length - parts(right).length);
  const all = [...parts(left), ...Array.from({ length: missing }, () => '0'), ...parts(right)];
  const network = all.slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16));
  return `${network.join(':')}::/64`;
}
