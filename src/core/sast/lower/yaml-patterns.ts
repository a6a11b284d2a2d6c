import { DOTS, placeholderOf } from '../pattern/placeholders.ts';
import type { SyntaxNode } from '../tree.ts';
import type { PatternForm } from './front-end.ts';

/** A whole scalar or key that is a metavariable or dots; `$X` within text is text. */
const SCALAR =
  /(?<=^\s*|[:?-]\s+|[[{,]\s*)(?:(?<quote>["'])(?<key>\$[A-Z_][A-Z0-9_]*)\k<quote>(?=\s*:)|(?<plain>\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\.\.\.)(?=\s*(?:$|:(?:\s|$)|[,\]}]|\s#)))/g;

/** Common indentation goes, as in any block of text. */
function dedent(text: string): string[] {
  const lines = text
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(common));
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Dots on a line of their own are an entry of what surrounds them: an item of a list, or a pair. */
function isItem(lines: readonly string[], at: number): boolean {
  const indent = indentOf(lines[at] ?? '');
  const siblings = lines.filter((line) => indentOf(line) === indent && !/^\s*\.\.\.\s*$/.test(line));
  return siblings.length > 0 && siblings.every((line) => /^\s*-(?:\s|$)/.test(line));
}

function replaceLine(line: string, index: number, lines: readonly string[]): string {
  if (/^\s*\.\.\.\s*$/.test(line)) return line.replace('...', isItem(lines, index) ? `- ${DOTS}` : `${DOTS}:`);
  return line.replace(SCALAR, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    return placeholderOf(groups['key'] ?? groups['plain'] ?? whole);
  });
}

/** One pair is looked for within larger mappings, one item within larger lists. */
function unwrap(program: SyntaxNode): readonly SyntaxNode[] {
  return program.kids.map((value) => {
    const [only] = value.kids;
    const isContainer = (value.kind === 'object' || value.kind === 'array') && value.flavor === 'block';
    return isContainer && only && value.kids.length === 1 && only.text !== DOTS ? only : value;
  });
}

export function yamlPatternForms(pattern: string): readonly PatternForm[] {
  const lines = dedent(pattern);
  return [{ code: lines.map(replaceLine).join('\n'), unwrap }];
}
