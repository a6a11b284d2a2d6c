export interface TextPart {
  readonly text: string;
  readonly isLeaked: boolean;
}

/** Cuts `text` where one of `leaked` stands in it, longest first, so that a secret inside a longer one is one mark. */
export function leakedParts(text: string, leaked: readonly string[] = []): TextPart[] {
  const wanted = [...new Set(leaked)].filter((part) => part !== '').sort((a, b) => b.length - a.length);
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const hit = wanted.find((part) => text.startsWith(part, at));
    if (hit === undefined) {
      at += 1;
      continue;
    }
    if (at > from) parts.push({ text: text.slice(from, at), isLeaked: false });
    parts.push({ text: hit, isLeaked: true });
    at += hit.length;
    from = at;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isLeaked: false });
  return parts;
}
