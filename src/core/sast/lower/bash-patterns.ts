import { CASE_DOTS, placeholderOf } from '../pattern/placeholders.ts';
import type { SyntaxNode } from '../tree.ts';
import type { PatternForm } from './front-end.ts';

/** `$X` is a metavariable, as Semgrep reads it; `${X}` stays the shell's own. */
const TOKENS =
  /(?<raw>'[^']*')|(?<quoted>"(?:[^"\\]|\\[\s\S])*")|(?<token>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])|(?<![\w./])\.\.\.(?![\w./]))/g;

/** Dots for all cases must look like one. */
const CASES = /(\bcase\s+\S+\s+in\s+)\.\.\.(?=\s+esac\b)/g;

/** `f() { ... }`: the shell ends a command before a brace by a semicolon, people do not. */
const LAST_IN_BRACES = /(?<=[{;&|]\s*)\.\.\.\s*\}/g;

export function shellPlaceholders(pattern: string): string {
  const prepared = pattern.replace(CASES, `$1${CASE_DOTS}) ;;`).replace(LAST_IN_BRACES, '...; }');
  return prepared.replace(TOKENS, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups['token'] !== undefined) return placeholderOf(groups['token']);
    // Within quotes a metavariable stands for what is expanded there.
    if (groups['quoted'] === undefined) return whole;
    return whole.replace(/\$([A-Z_][A-Z0-9_]*)(?![A-Za-z0-9_])/g, (token: string) => `\${${placeholderOf(token)}}`);
  });
}

/** `$(curl ...)` alone is what it answers with, wherever that is used. */
function withoutCommand(one: SyntaxNode): SyntaxNode {
  const [only, ...others] = one.kids;
  return one.kind === 'call' && only?.kind === 'substitution' && others.length === 0 ? only : one;
}

export function bashPatternForms(pattern: string): readonly PatternForm[] {
  return [{ code: shellPlaceholders(pattern.trim()), unwrap: (program) => program.kids.map(withoutCommand) }];
}
