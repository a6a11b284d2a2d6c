import { ANY, complement, singleton, union } from './character-set.ts';
import { casesOf, characterEscape, printCharacter, printProperty, readClass, setEscape } from './read-class.ts';
import type { RegexNode } from './regex-tree.ts';

/** Groups within groups: bounds the recursion of whoever walks the tree. */
const REGEX_DEPTH_MAX = 60;

/** A rule's expression fits some lines; a list of words may be longer. */
const REGEX_CHARS_MAX = 20_000;

/** `\R`: both characters of a Windows line end count as one. */
const LINE_BREAK: RegexNode = {
  type: 'group',
  open: '(?:',
  body: {
    type: 'any',
    of: [
      {
        type: 'sequence',
        of: [
          { type: 'characters', text: '\\r', set: singleton(13) },
          { type: 'characters', text: '\\n', set: singleton(10) },
        ],
      },
      { type: 'characters', text: '[\\n\\v\\f\\r\\u0085\\u2028\\u2029]', set: union([10, 11, 12, 13].map(singleton)) },
    ],
  },
};

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

/** What JavaScript has no word for. */
export class Unsupported extends Error {}

const END = '(?![\\s\\S])';

/** Reads PCRE's spelling; throws `Unsupported` with what is in the way. */
export function readRegex(source: string, flags: string): RegexNode {
  if (source.length > REGEX_CHARS_MAX) throw new Unsupported('a shorter regular expression');
  const has = (flag: string): boolean => flags.includes(flag);
  const reader = new Reader(source, { i: has('i'), m: has('m'), s: has('s'), x: has('x') });
  return reader.all();
}

class Reader {
  private at = 0;
  private depth = 0;
  private flags: Flags;
  private readonly source: string;

  constructor(source: string, flags: Flags) {
    this.source = source;
    this.flags = flags;
  }

  all(): RegexNode {
    const node = this.alternatives();
    if (this.at < this.source.length) throw new Unsupported('a regular expression whose brackets match');
    return node;
  }

  /** Flags that are set within end with the group. */
  private alternatives(): RegexNode {
    if (++this.depth > REGEX_DEPTH_MAX) throw new Unsupported('a regular expression with fewer brackets');
    const outer = this.flags;
    const of: RegexNode[] = [this.sequence()];
    while (this.take('|')) of.push(this.sequence());
    this.flags = outer;
    this.depth -= 1;
    const [only] = of;
    return only && of.length === 1 ? only : { type: 'any', of };
  }

  private sequence(): RegexNode {
    const of: RegexNode[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at] ?? '')) {
      const item = this.item();
      if (item) of.push(this.repeated(item));
    }
    return { type: 'sequence', of };
  }

  private item(): RegexNode | null {
    const character = this.source[this.at] ?? '';
    if (this.flags.x && /[\s#]/.test(character)) return this.skipBlank(character);
    switch (character) {
      case '(':
        return this.bracket();
      case '[':
        return this.characterClass();
      case '\\':
        return this.escape();
      case '.':
        this.at += 1;
        return this.flags.s
          ? { type: 'characters', text: '[\\s\\S]', set: ANY }
          : { type: 'characters', text: '[^\\n]', set: complement(singleton(10)) };
      case '^':
        this.at += 1;
        return { type: 'position', text: this.flags.m ? '(?<![^\\n])' : '(?<![\\s\\S])' };
      case '$':
        this.at += 1;
        // Lines of either kind end here.
        return { type: 'position', text: this.flags.m ? '(?![^\\r\\n])' : `(?=\\n?${END})` };
      case '*':
      case '+':
      case '?':
        throw new Unsupported('a regular expression with something to repeat');
      default:
        return this.literal();
    }
  }

  private skipBlank(character: string): null {
    if (character !== '#') this.at += 1;
    else {
      const end = this.source.indexOf('\n', this.at);
      this.at = end < 0 ? this.source.length : end + 1;
    }
    return null;
  }

  private literal(): RegexNode {
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return this.character(code);
  }

  private character(code: number): RegexNode {
    const cases = this.flags.i ? casesOf(code) : [code];
    const set = union(cases.map(singleton));
    const text = cases.map(printCharacter).join('');
    if (cases.length > 1) return { type: 'characters', text: `[${text}]`, set };
    return { type: 'characters', text: code > 0xffff ? `(?:${text})` : text, set };
  }

  private characterClass(): RegexNode {
    const found = readClass(this.source, this.at + 1, this.flags.i);
    if (!found) throw new Unsupported(`a class of characters that JavaScript knows, at ${this.rest()}`);
    this.at = found.end;
    return { type: 'characters', text: found.text, set: found.set };
  }

  private repeated(body: RegexNode): RegexNode {
    const count = this.count();
    if (!count) return body;
    const [least, most] = count;
    if (most < least) throw new Unsupported(`a count that does not fall, at ${this.rest()}`);
    if (this.take('+')) throw new Unsupported('no possessive quantifier (*+, ++, ?+)');
    const isLazy = this.take('?');
    const node: RegexNode = { type: 'repeat', body, least, most, isLazy };
    return this.repeated(node);
  }

  private count(): readonly [number, number] | null {
    if (this.take('*')) return [0, Infinity];
    if (this.take('+')) return [1, Infinity];
    if (this.take('?')) return [0, 1];
    const [whole, least, comma, most] = /^\{(\d*)(,?)(\d*)\}/.exec(this.source.slice(this.at, this.at + 16)) ?? [];
    if (whole === undefined || (!least && !most)) return null;
    this.at += whole.length;
    const low = Number(least || 0);
    return [low, comma ? (most ? Number(most) : Infinity) : low];
  }

  private bracket(): RegexNode | null {
    const [whole = '', name] =
      /^\((?:\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|:|=|!|<=|<!|[imsx-]*[:)]|#[^)]*\)|P=(\w+)\)))?/.exec(
        this.source.slice(this.at),
      ) ?? [];
    if (whole === '(' && /^\((?:\?|\*)/.test(this.source.slice(this.at))) {
      throw new Unsupported(
        `a group that JavaScript knows (no atomic groups, recursion, conditions), at ${this.rest()}`,
      );
    }
    this.at += whole.length;
    if (whole.startsWith('(?#')) return null;
    if (whole.startsWith('(?P=')) return { type: 'backreference', text: `\\k<${whole.slice(4, -1)}>` };
    const modes = /^\(\?([imsx]*)(?:-([imsx]*))?([:)])$/.exec(whole);
    if (modes && (modes[1] || modes[2])) return this.modes(modes[1] ?? '', modes[2] ?? '', modes[3] === ':');
    if (/^\(\?<?[=!]$/.test(whole)) return { type: 'look', open: whole, body: this.closed() };
    const named = name ?? /^\(\?'(\w+)'$/.exec(whole)?.[1];
    const open = named !== undefined ? `(?<${named}>` : whole;
    return { type: 'group', open, body: this.closed() };
  }

  private modes(on: string, off: string, isGroup: boolean): RegexNode | null {
    const outer = this.flags;
    const value = (flag: 'i' | 'm' | 's' | 'x'): boolean =>
      off.includes(flag) ? false : on.includes(flag) || outer[flag];
    this.flags = { i: value('i'), m: value('m'), s: value('s'), x: value('x') };
    if (!isGroup) return null;
    const body = this.closed();
    this.flags = outer;
    return { type: 'group', open: '(?:', body };
  }

  private closed(): RegexNode {
    const body = this.alternatives();
    if (!this.take(')')) throw new Unsupported('a regular expression whose brackets match');
    return body;
  }

  private escape(): RegexNode | null {
    const letter = this.source[this.at + 1] ?? '';
    const position = { A: '(?<![\\s\\S])', z: END, Z: `(?=\\n?${END})`, b: '\\b', B: '\\B' }[letter];
    if (position !== undefined) return this.taken(2, { type: 'position', text: position });
    const escape = setEscape(letter);
    if (escape) {
      const set = escape.isNot ? complement(escape.set) : escape.set;
      return this.taken(2, { type: 'characters', text: `[${escape.isNot ? '^' : ''}${escape.text}]`, set });
    }
    if (letter === 'R') return this.taken(2, LINE_BREAK);
    if (letter === 'Q') return this.quoted();
    return this.reference(letter) ?? this.property() ?? this.escapedCharacter();
  }

  private taken(length: number, node: RegexNode): RegexNode {
    this.at += length;
    return node;
  }

  /** `\Q…\E`: all of it as written. */
  private quoted(): RegexNode {
    const end = this.source.indexOf('\\E', this.at);
    const text = this.source.slice(this.at + 2, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    return { type: 'sequence', of: [...text].map((one) => this.character(one.codePointAt(0) ?? 0)) };
  }

  private reference(letter: string): RegexNode | null {
    const [whole, name] = /^\\k(?:<(\w+)>|\{(\w+)\}|'(\w+)')/.exec(this.source.slice(this.at, this.at + 80)) ?? [];
    if (whole !== undefined) {
      const named = name ?? whole.slice(3, -1);
      return this.taken(whole.length, { type: 'backreference', text: `\\k<${named}>` });
    }
    if (!/[1-9]/.test(letter)) return null;
    const digits = /^\\(\d{1,2})/.exec(this.source.slice(this.at))?.[1] ?? letter;
    return this.taken(1 + digits.length, { type: 'backreference', text: `(?:\\${digits})` });
  }

  private property(): RegexNode | null {
    const whole = /^\\[pP](?:\{\^?[\w=& ]+\}|[A-Z])/.exec(this.source.slice(this.at, this.at + 40))?.[0];
    return whole === undefined
      ? null
      : this.taken(whole.length, { type: 'characters', text: printProperty(whole), set: ANY });
  }

  private escapedCharacter(): RegexNode {
    const found = characterEscape(this.source.slice(this.at + 1, this.at + 12));
    if (!found) throw new Unsupported(`an escape that JavaScript knows, at ${this.rest()}`);
    this.at += 1 + found.length;
    return this.character(found.code);
  }

  private rest(): string {
    return this.source.slice(this.at, this.at + 12);
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}
