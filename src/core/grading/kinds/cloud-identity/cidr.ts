/** Whether an IPv4 or IPv6 address lies in a range such as `203.0.113.0/24`; a bare address is a range of one. */
export function matchesCidr(range: string, address: string): boolean {
  const [base = '', length] = range.split('/');
  const [wanted, given] = [bitsOf(base), bitsOf(address)];
  if (!wanted || !given || wanted.length !== given.length) return false;
  const prefix = length === undefined ? wanted.length : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > wanted.length) return false;
  return wanted.slice(0, prefix) === given.slice(0, prefix);
}

const GROUP_BITS = 16;
const GROUPS = 8;

/** The address as a text of zeros and ones. */
function bitsOf(address: string): string | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) {
    const bytes = address.split('.').map(Number);
    return bytes.every((byte) => byte <= 255) ? bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('') : null;
  }
  if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(':')) return null;
  const [head = '', tail, more] = address.split('::');
  if (more !== undefined) return null;
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const gap = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, gap)).fill('0'), ...after];
  if (groups.length !== GROUPS || groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(GROUP_BITS, '0')).join('');
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
