import { MATCHES_MAX } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { CompiledPattern } from './compile-pattern.ts';
import { bind, type MaybeEnvironment } from './environment.ts';
import type { PatternMatch } from './find-matches.ts';
import type { Budget } from './match.ts';

interface Tokens {
  readonly patterns: readonly SyntaxNode[];
  readonly codes: readonly SyntaxNode[];
  /** The closing bracket of an opening one, by place in the list. */
  readonly closers: ReadonlyMap<number, number>;
  readonly budget: Budget;
  /** How many lines down dots may reach. */
  readonly span: number;
  lineOf(at: number): number;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Brackets that do not pair are plain characters. */
function pairBrackets(codes: readonly SyntaxNode[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  codes.forEach((code, at) => {
    if (code.kind !== 'constant') return;
    if (CLOSERS[code.text] !== undefined) open.push(at);
    else if (/^[)\]}]$/.test(code.text)) {
      const opener = open.at(-1);
      if (opener === undefined || CLOSERS[codes[opener]?.text ?? ''] !== code.text) return;
      pairs.set(opener, at);
      open.pop();
    }
  });
  return pairs;
}

/** Words and characters in order. Dots reach some lines down and stay within the brackets they stand in. */
export function findTokens({ nodes: all, options }: CompiledPattern, file: SourceFile, budget: Budget): PatternMatch[] {
  const patterns = all[0]?.kind === 'ellipsis' ? all.slice(1) : all;
  const codes = withoutComments(file, options.genericCommentStyle);
  const lineOf = (at: number): number => file.range(codes[at]?.start ?? file.text.length, 0).start.line;
  const tokens: Tokens = {
    patterns,
    codes,
    closers: pairBrackets(codes),
    budget,
    lineOf,
    span: options.genericEllipsisMaxSpan,
  };
  const found: PatternMatch[] = [];
  for (let from = 0; from < codes.length && found.length < MATCHES_MAX; from++) {
    if (budget.steps < 0) break;
    const result = matchFrom(tokens, 0, from, null);
    const start = codes[from]?.start ?? 0;
    if (result)
      found.push({ start, end: Math.max(start, codes[result.end - 1]?.end ?? start), env: result.env, node: null });
  }
  return found;
}

/** By the rule's `generic_comment_style`; a string that holds the mark of a comment is not told apart. */
const COMMENTS = { c: /\/\*[\s\S]*?\*\//g, cpp: /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, shell: /#[^\n]*/g } as const;

function withoutComments(file: SourceFile, style: keyof typeof COMMENTS | null): readonly SyntaxNode[] {
  const codes = file.root.kids;
  if (style === null) return codes;
  const comments = [...file.text.matchAll(COMMENTS[style])].map(({ index, 0: text }) => [index, index + text.length]);
  let at = 0;
  return codes.filter((code) => {
    while ((comments[at]?.[1] ?? Infinity) <= code.start) at += 1;
    return code.start < (comments[at]?.[0] ?? Infinity);
  });
}

interface Reached {
  /** The place after the last token that took part. */
  readonly end: number;
  readonly env: MaybeEnvironment;
}

function matchFrom(tokens: Tokens, at: number, from: number, env: MaybeEnvironment): Reached | null {
  if (--tokens.budget.steps < 0) return null;
  const pattern = tokens.patterns[at];
  if (!pattern) return { end: from, env };
  if (pattern.kind === 'ellipsis' || pattern.kind === 'metavariables') return skip(tokens, at, from, env);
  const code = tokens.codes[from];
  if (!code) return null;
  if (pattern.kind === 'metavariable') {
    if (code.kind !== 'name') return null;
    const bound = bind(env, pattern.text, { nodes: [code], text: null });
    return bound === undefined ? null : matchFrom(tokens, at + 1, from + 1, bound);
  }
  return pattern.text === code.text ? matchFrom(tokens, at + 1, from + 1, env) : null;
}

/** The fewest tokens that do; at the end of the pattern as many as may be. */
function skip(tokens: Tokens, at: number, from: number, env: MaybeEnvironment): Reached | null {
  const { patterns, codes, closers } = tokens;
  const isLast = at === patterns.length - 1;
  const many = patterns[at]?.kind === 'metavariables' ? (patterns[at]?.text ?? null) : null;
  const lastLine = tokens.lineOf(Math.max(0, from - 1)) + tokens.span;
  let reached: Reached | null = null;
  for (let to = from; to <= codes.length && tokens.budget.steps >= 0;) {
    const code = codes[to];
    if (code && tokens.lineOf(to) > lastLine) break;
    const bound = many === null ? env : bind(env, many, { nodes: codes.slice(from, to), text: null });
    if (bound !== undefined) {
      if (isLast) reached = { end: to, env: bound };
      else {
        const rest = matchFrom(tokens, at + 1, to, bound);
        if (rest) return rest;
      }
    }
    // A bracket that closes what was opened before ends the reach.
    if (!code || /^[)\]}]$/.test(code.text)) break;
    to = (closers.get(to) ?? to) + 1;
  }
  return reached;
}
