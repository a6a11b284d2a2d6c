/** Longer than any path of ours. */
const PATH_LENGTH_MAX = 512;

/** Stands for any origin: only whether a path leaves it matters. */
const HERE = 'http://here.invalid';

/** Where to go after signing in: a path of this site, as it was given or `fallback`. Never another site. */
export function safeNext(text: string | null | undefined, fallback: string): string {
  if (!text || text.length > PATH_LENGTH_MAX) return fallback;
  // Browsers read backslashes as slashes and skip control characters: `/\evil.example`, `/<tab>/evil.example`.
  if (!/^\/(?![/\\])[^\\\p{C}]*$/u.test(text)) return fallback;
  const url = URL.parse(text, HERE);
  if (url?.origin !== HERE) return fallback;
  const path = url.pathname + url.search + url.hash;
  // `/.//evil.example` is resolved to `//evil.example`, which a browser takes for a host.
  return path.startsWith('//') ? fallback : path;
}
