export type TokenType = 'number' | 'string' | 'name' | 'metavariable' | 'operator';

export interface Token {
  readonly type: TokenType;
  /** Of a string its content, of everything else what was written. */
  readonly text: string;
}

const TOKEN =
  /\s+|(?<metavariable>\$(?:\.\.\.)?(?:[A-Z_][A-Z0-9_]*|\d+))|(?<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?)|(?<prefix>[rRbBuU]?)(?<string>'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*")|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<operator>\*\*|\/\/|<<|>>|[<>=!]=|[-+*/%<>()[\],&|^~])/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** The pieces of an expression in Python's spelling; `null` where a character belongs to none. */
export function tokenize(source: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const groups = TOKEN.exec(source)?.groups;
    if (!groups) return null;
    const { metavariable, number, prefix, string, name, operator } = groups;
    if (metavariable !== undefined) tokens.push({ type: 'metavariable', text: metavariable });
    else if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (string !== undefined)
      tokens.push({ type: 'string', text: contentOf(string, /^[rR]$/.test(prefix ?? '')) });
    else if (name !== undefined) tokens.push({ type: 'name', text: name });
    else if (operator !== undefined) tokens.push({ type: 'operator', text: operator });
  }
  return tokens;
}

function contentOf(quoted: string, isRaw: boolean): string {
  const content = quoted.slice(1, -1);
  // What is no escape of Python keeps its backslash, as `\d` in a regular expression does.
  return isRaw
    ? content
    : content.replace(/\\([\s\S])/g, (whole, one: string) => ESCAPES[one] ?? (/['"\\]/.test(one) ? one : whole));
}
