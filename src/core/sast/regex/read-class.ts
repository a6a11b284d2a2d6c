import { OTHER_SPACES, ANY, complement, rangeOf, setOf, singleton, union, type CharacterSet } from './character-set.ts';

/** What stands for characters, as JavaScript writes it within brackets, and what it takes. */
export interface ClassPart {
  readonly text: string;
  readonly set: CharacterSet;
  /** For a range: the character itself; `null` for a set. */
  readonly code: number | null;
}

const HORIZONTAL = ' \\t\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
const VERTICAL = '\\n\\v\\f\\r\\u0085\\u2028\\u2029';

const test = (source: RegExp, others: boolean): CharacterSet => setOf((one) => source.test(one), others);

/** Escapes for sets; the upper case is the complement. */
const SETS: Readonly<Record<string, { readonly text: string; readonly set: CharacterSet }>> = {
  d: { text: '0-9', set: test(/[0-9]/, false) },
  w: { text: 'A-Za-z0-9_', set: test(/\w/, false) },
  s: { text: '\\s', set: new Set([...test(/\s/, false), OTHER_SPACES]) },
  h: { text: HORIZONTAL, set: test(/[ \t\u00a0]/, true) },
  v: { text: VERTICAL, set: test(/[\n\v\f\r\u0085]/, true) },
  N: { text: '\\n', set: singleton(10) },
};

const POSIX: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: 'A-Za-z0-9_',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
};

const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, e: 27, a: 7 };

/** A set escape such as `\d`: its inside, and whether its complement is meant. `null` for other letters. */
export function setEscape(
  letter: string,
): { readonly text: string; readonly set: CharacterSet; readonly isNot: boolean } | null {
  if (letter === 'N') return { ...(SETS['N'] as ClassPart), isNot: true };
  const found = SETS[letter.toLowerCase()];
  return found && letter !== 'n' ? { ...found, isNot: letter !== letter.toLowerCase() } : null;
}

/** The code of a character that is written with a backslash, and how many characters that takes after it. */
export function characterEscape(after: string): { readonly code: number; readonly length: number } | null {
  const [letter = ''] = after;
  const control = CONTROLS[letter];
  if (control !== undefined) return { code: control, length: 1 };
  const hex = /^x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{0,2}))|^u([0-9A-Fa-f]{4})/.exec(after);
  if (hex) return { code: Number.parseInt(hex[1] ?? hex[3] ?? (hex[2] || '0'), 16), length: hex[0].length };
  const octal = /^0[0-7]{0,2}|^o\{([0-7]{1,7})\}/.exec(after);
  if (octal) return { code: Number.parseInt(octal[1] ?? octal[0], 8), length: octal[0].length };
  return /^[A-Za-z0-9]/.test(letter) || letter === ''
    ? null
    : { code: after.codePointAt(0) ?? 0, length: letter.length };
}

/** One character as JavaScript writes it, inside of brackets and out. */
export function printCharacter(code: number): string {
  if (code < 32 || (code > 126 && code < 0x10000)) return `\\u${code.toString(16).padStart(4, '0')}`;
  if (code >= 0x10000) return String.fromCodePoint(code);
  const character = String.fromCharCode(code);
  return /[A-Za-z0-9 !"#%&',:;<=>@_`~]/.test(character) ? character : `\\${character}`;
}

/** Both cases of a letter: flags that hold only for a part have no spelling that all browsers know. */
export function casesOf(code: number): number[] {
  const character = String.fromCodePoint(code);
  const cases = [character, character.toLowerCase(), character.toUpperCase()].filter((one) => [...one].length === 1);
  return [...new Set(cases.map((one) => one.codePointAt(0) ?? code))];
}

/** From just behind `[` to behind its `]`; `null` where it does not end, or holds what JavaScript cannot. */
export function readClass(
  source: string,
  start: number,
  ignoreCase: boolean,
): { readonly text: string; readonly set: CharacterSet; readonly end: number } | null {
  let at = start;
  const isNot = source[at] === '^';
  if (isNot) at += 1;
  const parts: ClassPart[] = [];
  for (let isFirst = true; isFirst || source[at] !== ']'; isFirst = false) {
    const part = readPart(source, at);
    if (!part) return null;
    at = part.end;
    const last = source[at] === '-' && source[at + 1] !== ']' && part.code !== null ? readPart(source, at + 1) : null;
    if (last && last.code !== null && part.code !== null) {
      if (last.code < part.code) return null;
      parts.push(...rangeParts(part.code, last.code, ignoreCase));
      at = last.end;
    } else parts.push(...(part.code === null ? [part] : rangeParts(part.code, part.code, ignoreCase)));
    if (at >= source.length) return null;
  }
  const set = union(parts.map((part) => part.set));
  const text = `[${isNot ? '^' : ''}${parts.map((part) => part.text).join('')}]`;
  return { text, set: isNot ? complement(set) : set, end: at + 1 };
}

function rangeParts(from: number, to: number, ignoreCase: boolean): ClassPart[] {
  const print = (a: number, b: number): ClassPart => ({
    text: a === b ? printCharacter(a) : `${printCharacter(a)}-${printCharacter(b)}`,
    set: rangeOf(a, b),
    code: null,
  });
  if (!ignoreCase) return [print(from, to)];
  if (from === to) return casesOf(from).map((code) => print(code, code));
  const parts = [print(from, to)];
  // Letters within the range, in the other case.
  for (const [low, high, shift] of [
    [97, 122, -32],
    [65, 90, 32],
  ] as const) {
    const [a, b] = [Math.max(from, low), Math.min(to, high)];
    if (a <= b) parts.push(print(a + shift, b + shift));
  }
  return parts;
}

function readPart(source: string, at: number): (ClassPart & { readonly end: number }) | null {
  const posix = /^\[:(\^?)([a-z]+):\]/.exec(source.slice(at, at + 16));
  if (posix) {
    const inside = POSIX[posix[2] ?? ''];
    if (inside === undefined || posix[1] === '^') return null;
    return { text: inside, set: test(new RegExp(`[${inside}]`), false), code: null, end: at + posix[0].length };
  }
  if (source[at] !== '\\') {
    const code = source.codePointAt(at);
    if (code === undefined) return null;
    return { text: printCharacter(code), set: singleton(code), code, end: at + (code > 0xffff ? 2 : 1) };
  }
  const letter = source[at + 1] ?? '';
  if (letter === 'b') return { text: '\\b', set: singleton(8), code: 8, end: at + 2 };
  const escape = setEscape(letter);
  if (escape) {
    // A complement within brackets is written by its escape where JavaScript has one.
    if (escape.isNot && !/[DWS]/.test(letter)) return null;
    const text = escape.isNot ? `\\${letter}` : escape.text;
    return { text, set: escape.isNot ? complement(escape.set) : escape.set, code: null, end: at + 2 };
  }
  const property = /^\\[pP](?:\{\^?[\w=& ]+\}|[A-Z])/.exec(source.slice(at, at + 40));
  if (property) return { text: printProperty(property[0]), set: ANY, code: null, end: at + property[0].length };
  const character = characterEscape(source.slice(at + 1, at + 12));
  if (!character) return null;
  const { code, length } = character;
  return { text: printCharacter(code), set: singleton(code), code, end: at + 1 + length };
}

/** `\pL` is `\p{L}`. */
export function printProperty(written: string): string {
  return /^\\[pP]\{/.test(written) ? written : `${written.slice(0, 2)}{${written.slice(2)}}`;
}
