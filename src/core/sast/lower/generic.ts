import { LONG, NEW_LINE } from '../pattern/match-aliengrep.ts';
import { placeholderOf } from '../pattern/placeholders.ts';
import { textBlocks } from '../pattern/text-blocks.ts';
import { node, withMarks, type SyntaxNode } from '../tree.ts';
import type { FrontEnd, PatternForm } from './front-end.ts';

const TOKEN = /[A-Za-z0-9_]+|[^\sA-Za-z0-9_]/gu;

/** Any text as words and single other characters; blanks and line ends only part them. */
function tokensOf(text: string): SyntaxNode[] {
  return [...text.matchAll(TOKEN)].map((found) => {
    const span = { start: found.index, end: found.index + found[0].length };
    return node(/^\w/.test(found[0]) ? 'name' : 'constant', span, [], found[0]);
  });
}

const PLACEHOLDERS = /\$(?:\.{3,4})?[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])|\.{3,4}/g;

/** Dots of four are dots that go over lines: the one that follows tells. */
const LONG_DOTS = '\u0001';

function dedent(text: string): string {
  const lines = text
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(common)).join('\n');
}

function genericPatternForms(pattern: string): readonly PatternForm[] {
  const code = dedent(pattern).replace(PLACEHOLDERS, (token: string, offset: number, whole: string) => {
    const before = /\w$/.test(whole.slice(0, offset)) ? ' ' : '';
    const after = /^\w/.test(whole.slice(offset + token.length)) ? ' ' : '';
    const isLong = token.includes('....');
    return `${before}${placeholderOf(token.replace('....', '...'))}${isLong ? LONG_DOTS : ''}${after}`;
  });
  return [{ code, unwrap: (program) => nest(markLines(program.kids, code), code) }];
}

/** Tells where the pattern's lines begin, which matters to rules that count them. */
function markLines(tokens: readonly SyntaxNode[], code: string): SyntaxNode[] {
  const marked: SyntaxNode[] = [];
  let end = 0;
  for (const one of tokens) {
    const last = marked.at(-1);
    if (one.text === LONG_DOTS && last) withMarks(last, [LONG]);
    else {
      const lines = code.slice(end, one.start).split('\n').length - 1;
      marked.push(marked.length === 0 ? one : withMarks(one, Array<string>(lines).fill(NEW_LINE)));
    }
    end = one.end;
  }
  return marked;
}

/** What is indented or stands between brackets is a list of its own. */
function nest(tokens: readonly SyntaxNode[], code: string): SyntaxNode[] {
  const blocks = textBlocks(tokens, code);
  const build = (from: number, to: number, depth: number): SyntaxNode[] => {
    const made: SyntaxNode[] = [];
    for (let at = from; at < to;) {
      const inner = blocks.find((one, index) => index >= depth && one.start === at && one.end <= to);
      const token = tokens[at];
      if (inner && token) {
        const kids = build(at, inner.end, blocks.indexOf(inner) + 1);
        made.push(node('block', { start: token.start, end: kids.at(-1)?.end ?? token.end }, kids));
        at = inner.end;
      } else {
        if (token) made.push(token);
        at += 1;
      }
    }
    return made;
  };
  return build(0, tokens.length, 0);
}

/** Semgrep's generic mode; `pattern/match-generic.ts` knows how its dots and blocks behave. */
export const frontEnd: FrontEnd = {
  read: (text) => ({ root: node('program', { start: 0, end: text.length }, tokensOf(text)), problems: [] }),
  patternForms: genericPatternForms,
};
