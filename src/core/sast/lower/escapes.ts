const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
};

/** The character that one escape sequence of a string literal stands for; JavaScript and Python agree on these. */
export function decodeEscape(sequence: string): string {
  const body = sequence.slice(1);
  const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|U([0-9a-f]{8}))$/i.exec(body);
  if (!hex) return SIMPLE[body] ?? body;
  const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? hex[4] ?? '0', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : body;
}
