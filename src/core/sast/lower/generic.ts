import { placeholderOf } from '../pattern/placeholders.ts';
import { node, type SyntaxNode } from '../tree.ts';
import type { FrontEnd, PatternForm } from './front-end.ts';

const TOKEN = /[A-Za-z0-9_]+|[^\sA-Za-z0-9_]/gu;

/** Any text as words and single other characters; blanks and line ends only part them. */
function tokensOf(text: string): SyntaxNode[] {
  return [...text.matchAll(TOKEN)].map((found) => {
    const span = { start: found.index, end: found.index + found[0].length };
    return node(/^\w/.test(found[0]) ? 'name' : 'constant', span, [], found[0]);
  });
}

function genericPatternForms(pattern: string): readonly PatternForm[] {
  const code = pattern
    .trim()
    .replace(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])|\.\.\./g, (token) => ` ${placeholderOf(token)} `);
  return [{ code, unwrap: (program) => program.kids }];
}

/** Semgrep's generic mode; `pattern/match-tokens.ts` knows how its dots and brackets behave. */
export const frontEnd: FrontEnd = {
  read: (text) => ({ root: node('program', { start: 0, end: text.length }, tokensOf(text)), problems: [] }),
  patternForms: genericPatternForms,
};
