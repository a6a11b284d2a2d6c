import { DEEP, DOTS, placeholderOf, TYPED } from '../pattern/placeholders.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import type { PatternForm } from './front-end.ts';

const TYPED_METAVARIABLE = /(?<![\w$)\]])\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*([^(){}\n:=]+?)\s*\)/g;

const TOKENS =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<chain>\.\s*\.\.\.\s*\.(?!\.))|(?<deepStart><\.\.\.)|(?<deepEnd>\.\.\.>)|(?<token>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_$])|\.\.\.)/g;

function prepare(pattern: string): string {
  const text = pattern.trim().replace(TYPED_METAVARIABLE, `${TYPED}($1, $2)`);
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
    return isSpread ? whole : placeholderOf(whole);
  });
}

/** `package` and `import` may stand before; other code only within a function. */
export function goPatternForms(pattern: string): readonly PatternForm[] {
  const code = prepare(pattern);
  const inFunction = (program: SyntaxNode): readonly SyntaxNode[] => kid(kid(program, 0), 2).kids;
  const inLiteral = (program: SyntaxNode): readonly SyntaxNode[] => kid(inFunction(program)[0] ?? program, 1).kids;
  return [
    { code: `func f() {\n${code}\n}`, unwrap: inFunction },
    { code, unwrap: (program) => program.kids },
    { code: `${code} {}`, unwrap: (program) => program.kids },
    { code: `func f() { x := T{\n${code},\n} }`, unwrap: inLiteral },
  ];
}
