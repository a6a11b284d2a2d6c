import { CASE_DOTS, DEEP, DOTS, placeholderOf, TYPED } from '../pattern/placeholders.ts';
import { kid, node, type SyntaxNode } from '../tree.ts';
import type { PatternForm } from './front-end.ts';

const TYPED_METAVARIABLE = /(?<![\w$)\]])\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*([^(){}\n:=]+?)\s*\)/g;

/** The same without the colon, where something is asked of it: else it could be the receiver of a method. */
const TYPED_LIKE_GO = /(?<![\w$)\]])(?<!\bfunc\s*)\(\s*(\$[A-Z_][A-Z0-9_]*)\s+(\*?[A-Za-z][\w.]*)\s*\)(?=\s*\.)/g;

/** What a statement begins with whose block holds statements. */
const STATEMENT_HEAD =
  /(?:^|[\n;{}]|\b(?:go|defer)\b|[(,=])\s*(?:for|if|else|switch|select|func)\b[^\n]*$|\)\s*$|^\s*$/;

/** The code before the innermost bracket that is open, and that bracket. */
function surroundings(before: string): { readonly open: string; readonly head: string } {
  const open: number[] = [];
  for (let at = 0; at < before.length; at++) {
    if ('([{'.includes(before[at] ?? '')) open.push(at);
    else if (')]}'.includes(before[at] ?? '')) open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? { open: '', head: '' } : { open: before[last] ?? '', head: before.slice(0, last) };
}

/** Dots between statements on one line need what would end a line; those of a `switch` stand for its cases. */
function dots(before: string, after: string): string {
  const { open, head } = surroundings(before);
  // Any parameters for types.
  if (open === '[' && /\bfunc\s+\$?\w+$/.test(head)) return `${DOTS} any`;
  if (open !== '{' || !STATEMENT_HEAD.test(head)) return DOTS;
  const isLabelled = /\b(?:case\b[^\n]*|default\s*):/.test(before.slice(head.length));
  if (/\b(?:switch|select)\b[^\n]*$/.test(head) && !isLabelled) return `case ${CASE_DOTS}:`;
  const isFirst = /[{;:\n]\s*$/.test(before);
  const isBehind =
    /[\w)\]}"`]\s*$/.test(before) && !/\b(?:return|case|range|defer|go|if|for|switch|var|const)\s*$/.test(before);
  if ((!isFirst && !isBehind) || /^\s*[,.)=:+*/<>|&-]/.test(after)) return DOTS;
  const isLast = /^\s*(?:[};]|$)|^[ \t]*\n/.test(after);
  return `${isFirst ? '' : ';'}${DOTS}${isLast ? '' : ';'}`;
}

const TOKENS =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<chain>\.\s*\.\.\.\s*\.(?!\.))|(?<deepStart><\.\.\.)|(?<deepEnd>\.\.\.>)|(?<token>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_$])|\.\.\.)/g;

function prepare(pattern: string): string {
  const text = pattern
    .trim()
    .replace(TYPED_METAVARIABLE, `${TYPED}($1, $2)`)
    .replace(TYPED_LIKE_GO, `${TYPED}($1, $2)`);
  return text.replace(TOKENS, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const source = rest.at(-2) as string;
    const offset = rest.at(-3) as number;
    if (groups['comment'] !== undefined) return ' ';
    if (groups['string'] !== undefined) return whole;
    if (groups['chain'] !== undefined) return `.${DOTS}.`;
    if (groups['deepStart'] !== undefined) return `${DEEP}(`;
    if (groups['deepEnd'] !== undefined) return ')';
    // `xs...` passes a list on, `...T` takes one.
    const isSpread =
      whole === '...' && (/[\w)\]]$/.test(source.slice(0, offset)) || /^[\w[*]/.test(source.slice(offset + 3)));
    if (isSpread) return whole;
    if (whole !== '...') return placeholderOf(whole);
    return dots(source.slice(0, offset), source.slice(offset + whole.length));
  });
}

/** What a package is called here is asked for only by an import that gives it a name. */
function withoutOwnName(statement: SyntaxNode): SyntaxNode {
  const [name] = statement.kids;
  const isPlain =
    statement.kind === 'import' &&
    name?.start === name?.kids[0]?.start &&
    kid(name ?? statement, 1).text === statement.flavor;
  return isPlain ? node('import', statement, [], { text: statement.text, flavor: statement.flavor }) : statement;
}

/** `package` and `import` may stand before; other code only within a function. */
export function goPatternForms(pattern: string): readonly PatternForm[] {
  const code = prepare(pattern);
  const inFunction = (program: SyntaxNode): readonly SyntaxNode[] => kid(kid(program, 0), 2).kids;
  const inLiteral = (program: SyntaxNode): readonly SyntaxNode[] => kid(inFunction(program)[0] ?? program, 1).kids;
  return [
    { code: `func f() {\n${code}\n}`, unwrap: inFunction },
    { code, unwrap: (program) => program.kids.map(withoutOwnName) },
    { code: `${code} {}`, unwrap: (program) => program.kids },
    { code: `func f() { x := T{\n${code},\n} }`, unwrap: inLiteral },
  ];
}
