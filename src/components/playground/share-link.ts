/** What a link carries: the rule, the code, and the name of its file, which says the language. */
export interface Shared {
  readonly rules: string;
  readonly path: string;
  readonly text: string;
}

/** Chat programs and mail cut longer addresses. */
export const LINK_CHARS_MAX = 16_000;
/** What a link may unpack to: a small one can stand for gigabytes. The sandbox takes no larger file either. */
export const SHARED_BYTES_MAX = 128 * 1024;

const PREFIX = '#1.';
const PATH_CHARS_MAX = 100;

export type Packed = { readonly ok: true; readonly fragment: string } | { readonly ok: false; readonly reason: string };
export type Unpacked = { readonly ok: true; readonly shared: Shared } | { readonly ok: false; readonly reason: string };

const DAMAGED = 'This link is damaged: a part of it is missing. Ask for it again.';

/** The fragment of an address: browsers never send it to a server. */
export async function packShared({ rules, path, text }: Shared): Promise<Packed> {
  const bytes = new TextEncoder().encode(JSON.stringify([path, rules, text]));
  if (bytes.length > SHARED_BYTES_MAX) return { ok: false, reason: tooLong(bytes.length) };
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  const fragment = PREFIX + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return fragment.length > LINK_CHARS_MAX ? { ok: false, reason: tooLong(bytes.length) } : { ok: true, fragment };
}

const tooLong = (bytes: number): string =>
  `Rule and code are too long for a link (${Math.ceil(bytes / 1024)} kB). Shorten the code to what shows the point.`;

/** `null` where the fragment is no shared text at all. Untrusted: bounded, checked, and only ever text. */
export async function unpackShared(fragment: string): Promise<Unpacked | null> {
  if (!fragment.startsWith(PREFIX)) return null;
  if (fragment.length > LINK_CHARS_MAX) return { ok: false, reason: 'This link is longer than any that we make.' };
  try {
    const letters = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const json = await inflate(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
    if (json === null) return { ok: false, reason: 'This link unpacks to more than a rule and its code can be.' };
    return readShared(JSON.parse(json));
  } catch {
    return { ok: false, reason: DAMAGED };
  }
}

function readShared(value: unknown): Unpacked {
  if (!Array.isArray(value)) return { ok: false, reason: DAMAGED };
  const [path, rules, text] = value as unknown[];
  if (typeof path !== 'string' || typeof rules !== 'string' || typeof text !== 'string')
    return { ok: false, reason: DAMAGED };
  if (path.length > PATH_CHARS_MAX || !/^[\w.-]+$/.test(path)) return { ok: false, reason: DAMAGED };
  return { ok: true, shared: { path, rules, text } };
}

/** Stops in the middle of what unpacks to too much; `null` then. */
async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > SHARED_BYTES_MAX) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
