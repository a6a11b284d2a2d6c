import { placeholderOf } from '../pattern/placeholders.ts';
import type { PatternForm } from './front-end.ts';

/** `$X` is a metavariable, as Semgrep reads it; `${X}` stays the shell's own. */
const TOKENS =
  /(?<raw>'[^']*')|(?<quoted>"(?:[^"\\]|\\[\s\S])*")|(?<token>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])|(?<![\w./])\.\.\.(?![\w./]))/g;

export function shellPlaceholders(pattern: string): string {
  return pattern.replace(TOKENS, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups['token'] !== undefined) return placeholderOf(groups['token']);
    // Within quotes a metavariable stands for what is expanded there.
    if (groups['quoted'] === undefined || /^"\$[A-Z_][A-Z0-9_]*"$/.test(whole)) return whole;
    return whole.replace(/\$([A-Z_][A-Z0-9_]*)(?![A-Za-z0-9_])/g, (token: string) => `\${${placeholderOf(token)}}`);
  });
}

export function bashPatternForms(pattern: string): readonly PatternForm[] {
  return [{ code: shellPlaceholders(pattern.trim()), unwrap: (program) => program.kids }];
}
