import { tokenize, type Token } from './python-tokens.ts';

/** The part of Python's expressions that rules use: `metavariable-comparison`, and `requires` over labels. */
export type Expression =
  | { readonly type: 'literal'; readonly value: number | string | boolean | null }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'metavariable'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** `a < b <= c` holds when each neighbouring pair does. */
  | { readonly type: 'compare'; readonly operators: readonly string[]; readonly operands: readonly Expression[] }
  | { readonly type: 'logical'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] };

/** An expression in a rule fits a line; this is generous. */
const EXPRESSION_CHARS_MAX = 2_000;

/** Parentheses within parentheses: bounds the recursion of the parser and of those who walk its result. */
const EXPRESSION_DEPTH_MAX = 50;

const CONSTANTS: Readonly<Record<string, boolean | null>> = {
  True: true,
  False: false,
  true: true,
  false: false,
  None: null,
};

/** Loosest first; each level is left-associative. */
const LEVELS: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%']];

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** `null` for what is not an expression, or too long or too deep for one. */
export function parseExpression(source: string): Expression | null {
  if (source.length > EXPRESSION_CHARS_MAX) return null;
  const tokens = tokenize(source);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const expression = reader.expression();
  return reader.isAtEnd() ? expression : null;
}

/** By recursive descent. `null` travels up from the first place that is not understood. */
class Reader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): Expression | null {
    if (this.depth >= EXPRESSION_DEPTH_MAX) return null;
    this.depth += 1;
    const found = this.or();
    this.depth -= 1;
    return found;
  }

  private or(): Expression | null {
    return this.logical('or', () => this.logical('and', () => this.not()));
  }

  private logical(operator: 'and' | 'or', next: () => Expression | null): Expression | null {
    let left = next();
    while (left && this.take('name', operator)) {
      const right = next();
      left = right && { type: 'logical', operator, left, right };
    }
    return left;
  }

  private not(): Expression | null {
    let count = 0;
    while (this.take('name', 'not')) count += 1;
    let operand = this.comparison();
    // Twice is not nothing: `not not x` is a boolean.
    for (; operand && count > 0; count--) operand = { type: 'unary', operator: 'not', operand };
    return operand;
  }

  private comparison(): Expression | null {
    const first = this.level(0);
    if (!first) return null;
    const operands: Expression[] = [first];
    const operators: string[] = [];
    for (let operator = this.comparator(); operator; operator = this.comparator()) {
      const right = this.level(0);
      if (!right) return null;
      operators.push(operator);
      operands.push(right);
    }
    return operators.length === 0 ? first : { type: 'compare', operators, operands };
  }

  private comparator(): string | null {
    const token = this.tokens[this.at];
    if (token?.type === 'operator' && COMPARISONS.has(token.text)) return this.step(token.text);
    if (this.take('name', 'in')) return 'in';
    if (token?.type === 'name' && token.text === 'not' && this.tokens[this.at + 1]?.text === 'in') {
      this.at += 2;
      return 'not in';
    }
    return null;
  }

  private step(text: string): string {
    this.at += 1;
    return text;
  }

  private level(index: number): Expression | null {
    const operators = LEVELS[index];
    if (!operators) return this.unary();
    let left = this.level(index + 1);
    for (let token = this.tokens[this.at]; left && token?.type === 'operator'; token = this.tokens[this.at]) {
      if (!operators.includes(token.text)) break;
      this.at += 1;
      const right = this.level(index + 1);
      left = right && { type: 'binary', operator: token.text, left, right };
    }
    return left;
  }

  private unary(): Expression | null {
    const signs: string[] = [];
    for (
      let token = this.tokens[this.at];
      token?.type === 'operator' && '+-~'.includes(token.text);
      token = this.tokens[this.at]
    )
      signs.unshift(this.step(token.text));
    if (signs.length > EXPRESSION_DEPTH_MAX) return null;
    let operand = this.power();
    for (const operator of signs) operand = operand && { type: 'unary', operator, operand };
    return operand;
  }

  private power(): Expression | null {
    const left = this.atom();
    if (!left || !this.take('operator', '**')) return left;
    if (this.depth >= EXPRESSION_DEPTH_MAX) return null;
    this.depth += 1;
    const right = this.unary();
    this.depth -= 1;
    return right && { type: 'binary', operator: '**', left, right };
  }

  private atom(): Expression | null {
    const token = this.tokens[this.at];
    if (!token) return null;
    this.at += 1;
    switch (token.type) {
      case 'number':
        return { type: 'literal', value: Number(token.text.replace(/_/g, '')) };
      case 'string':
        return { type: 'literal', value: token.text };
      case 'metavariable':
        return { type: 'metavariable', name: token.text };
      case 'name':
        return this.named(token.text);
      case 'operator':
        return this.bracketed(token.text);
    }
  }

  private named(name: string): Expression | null {
    if (/^(?:and|or|not|in)$/.test(name)) return null;
    if (this.take('operator', '(')) {
      const args = this.items(')');
      return args && { type: 'call', name, args };
    }
    const constant = CONSTANTS[name];
    return constant !== undefined ? { type: 'literal', value: constant } : { type: 'name', name };
  }

  private bracketed(open: string): Expression | null {
    if (open === '[') {
      const items = this.items(']');
      return items && { type: 'list', items };
    }
    if (open !== '(') return null;
    const items = this.items(')');
    const [only, ...others] = items ?? [];
    if (!items || !only) return null;
    return others.length === 0 && this.tokens[this.at - 2]?.text !== ',' ? only : { type: 'list', items };
  }

  /** Separated by commas, one at the end allowed, up to the closing bracket. */
  private items(close: string): Expression[] | null {
    const items: Expression[] = [];
    while (!this.take('operator', close)) {
      const item = this.expression();
      if (!item) return null;
      items.push(item);
      if (!this.take('operator', ',') && this.tokens[this.at]?.text !== close) return null;
    }
    return items;
  }

  private take(type: Token['type'], text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.type !== type || token.text !== text) return false;
    this.at += 1;
    return true;
  }
}
