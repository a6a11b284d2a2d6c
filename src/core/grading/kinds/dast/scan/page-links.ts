import type { Address } from './scope.ts';

/** A place of the application that takes values. */
export interface Entry extends Address {
  readonly method: 'GET' | 'POST';
  /** Fields by name, with the values that the page had in them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** More entries on a page than this are a calendar, and a crawler would never leave it. */
const ENTRIES_MAX = 100;
const ANCHOR = /<a\b[^>]*?\shref\s*=\s*"([^"]*)"/gi;
const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const FIELD = /<(?:input|textarea|select)\b([^>]*)>/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '');

const ATTRIBUTES = {
  action: /\saction\s*=\s*"([^"]*)"/i,
  method: /\smethod\s*=\s*"([^"]*)"/i,
  name: /\sname\s*=\s*"([^"]*)"/i,
  value: /\svalue\s*=\s*"([^"]*)"/i,
} as const;

function attribute(tag: string, name: keyof typeof ATTRIBUTES): string | undefined {
  const value = ATTRIBUTES[name].exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
}

function resolve(href: string, from: Address): Address | null {
  try {
    const url = new URL(href, `https://${from.host}${from.target}`);
    return url.protocol === 'https:' ? { host: url.host, target: url.pathname + url.search } : null;
  } catch {
    return null;
  }
}

/** Takes the query apart, so that an entry is the same with any values. */
function entryOf(address: Address, method: Entry['method'], own: Readonly<Record<string, string>> = {}): Entry {
  const [path = '', query = ''] = address.target.split('?', 2);
  return {
    host: address.host,
    target: path,
    method,
    fields: { ...Object.fromEntries(new URLSearchParams(query)), ...own },
  };
}

/** Links and forms of a page, as a crawler of HTML text sees them: what a script would add is not there. */
export function pageEntries(html: string, from: Address): readonly Entry[] {
  const links = [...html.matchAll(ANCHOR)].map(([, href = '']) => ({
    href: plain(href),
    method: 'GET' as const,
    fields: {},
  }));
  const forms = [...html.matchAll(FORM)].map(([, tag = '', inner = '']) => ({
    href: attribute(tag, 'action') ?? from.target,
    method: attribute(tag, 'method')?.toLowerCase() === 'post' ? ('POST' as const) : ('GET' as const),
    fields: Object.fromEntries(
      [...inner.matchAll(FIELD)].flatMap(([, field = '']) => {
        const name = attribute(field, 'name');
        return name === undefined ? [] : [[name, attribute(field, 'value') ?? '']];
      }),
    ),
  }));
  return [...links, ...forms].slice(0, ENTRIES_MAX).flatMap(({ href, method, fields }) => {
    const address = resolve(href, from);
    return address ? [entryOf(address, method, fields)] : [];
  });
}

/** Which entries are one: the same place with the same names. */
export function entryKey({ method, host, target, fields }: Entry): string {
  return `${method} ${host}${target} ${Object.keys(fields).sort().join(',')}`;
}
