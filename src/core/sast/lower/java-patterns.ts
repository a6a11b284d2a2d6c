import { CASE_DOTS, DEEP, DOTS, placeholderOf, TYPED } from '../pattern/placeholders.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import type { PatternForm } from './front-end.ts';

const TYPED_METAVARIABLE =
  /(?<![\w$)\]])\(\s*([A-Za-z_$][\w.$]*(?:<[^()]*>)?(?:\[\])*)\s+(\$[A-Z_][A-Z0-9_]*)\s*\)(?!\s*(?:->|\{))/g;

const TOKENS =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<chain>\.\s*\.\.\.\s*\.(?!\.))|(?<deepStart><\.\.\.)|(?<deepEnd>\.\.\.>)|(?<token>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_$])|\.\.\.)(?<semicolon>\s*;)?/g;

/** What the innermost open bracket before a place belongs to. */
function surroundings(before: string, after: string): 'class' | 'block' | 'cases' | 'parameters' | 'list' {
  const open: number[] = [];
  for (let at = 0; at < before.length; at++) {
    if ('([{'.includes(before[at] ?? '')) open.push(at);
    else if (')]}'.includes(before[at] ?? '')) open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return 'block';
  const head = before.slice(0, last);
  if (before[last] === '{') {
    if (/\benum\s[^{};]*$/.test(head)) return 'list';
    if (/\b(?:class|interface|record)\s[^{};]*$|\bnew\s+[\w$.<>, ]+\([^{}]*\)\s*$/.test(head)) return 'class';
    if (/\bswitch\s*\([^{}]*\)\s*$/.test(head)) return hasLabel(before.slice(last)) ? 'block' : 'cases';
    return /(?:[)>\w]|^|\{|;)\s*$/.test(head) ? 'block' : 'list';
  }
  if (before[last] === '(' && isDefined(head, after)) return 'parameters';
  // `Type name(`: parameters have a type, arguments have none.
  return /(?:^|[\s;{}])(?!return|new|throw|else|case)[\w$.<>[\]]+\s+[\w$]+\s*$/.test(head) ? 'parameters' : 'list';
}

/** Behind a label there are statements. */
function hasLabel(text: string): boolean {
  return /\b(?:case\b[^\n;]*|default\s*)(?::|->)/.test(text);
}

/** `$M(...) { ... }`: a method or a constructor that is given without its type. */
function isDefined(head: string, after: string): boolean {
  let open = 1;
  let at = 0;
  for (; at < after.length && open > 0; at++) open += after[at] === '(' ? 1 : after[at] === ')' ? -1 : 0;
  const isHead =
    /(?:^|[\s;{}])\$?[\w$]+\s*$/.test(head) &&
    !/\b(?:if|while|for|switch|catch|synchronized|try|new\s+[\w$]+)\s*$/.test(head);
  return isHead && /^\s*(?:throws\s[^{;()]*)?\{/.test(after.slice(at));
}

function dots(token: string, before: string, after: string): string {
  const name = placeholderOf(token);
  const place = surroundings(before, after);
  if (place === 'class') return `Object ${name};`;
  if (place === 'cases') return `case ${CASE_DOTS}:`;
  if (place === 'parameters') return /^\s*[,)]/.test(after) && /[(,]\s*$/.test(before) ? `Object ${name}` : name;
  if (place === 'list') return name;
  const isStatement = /(?:^|[\n{;}:])\s*$/.test(before) && !/^\s*[.,;)\]:?=+*/<>&|-]/.test(after);
  return isStatement && !/\?[^\n;{}]*:\s*$/.test(before) ? `${name};` : name;
}

function prepare(pattern: string): string {
  const text = pattern.trim().replace(TYPED_METAVARIABLE, `${TYPED}($2, ($1) null)`);
  return text.replace(TOKENS, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const source = rest.at(-2) as string;
    const offset = rest.at(-3) as number;
    if (groups['comment'] !== undefined) return ' ';
    if (groups['string'] !== undefined) return whole;
    if (groups['chain'] !== undefined) return `.${DOTS}.`;
    if (groups['deepStart'] !== undefined) return `${DEEP}(`;
    if (groups['deepEnd'] !== undefined) return ')';
    const token = groups['token'] ?? '';
    // `String... $A` takes any number of them.
    if (token === '...' && /[\w>\]]$/.test(source.slice(0, offset)) && /^\s*[$\w]/.test(source.slice(offset + 3)))
      return whole;
    const end = groups['semicolon'] ?? '';
    const made =
      token.startsWith('$') && !token.startsWith('$...')
        ? placeholderOf(token)
        : dots(token, source.slice(0, offset), source.slice(offset + whole.length));
    return made.endsWith(';') ? made : made + end;
  });
}

const whole = (program: SyntaxNode): readonly SyntaxNode[] => program.kids;
const behindAt = (program: SyntaxNode): readonly SyntaxNode[] => kid(program, 0).kids.slice(3);
const members = (program: SyntaxNode): readonly SyntaxNode[] => kid(kid(program, 0), 2).kids;

export function javaPatternForms(pattern: string): readonly PatternForm[] {
  const code = prepare(pattern);
  const handler = { code: `try { } ${code}`, unwrap: (program: SyntaxNode) => kid(program, 0).kids.slice(2) };
  const alone = { code: `${code} class C {}`, unwrap: behindAt };
  const isAnnotation = /^@[\w$.]+\s*(?:\([^]*\))?$/.test(code);
  if (isAnnotation) return [alone];
  if (/^(?:catch|finally)\b/.test(code)) return [handler];
  return [
    { code, unwrap: whole },
    { code: `${code};`, unwrap: whole },
    { code: `class C {\n${code}\n}`, unwrap: members },
    { code: `class C {\n${code} {}\n}`, unwrap: members },
    handler,
  ];
}
