import type { SyntaxNode } from '../tree.ts';

/** A nested part of a text: from its first token to the one after its last. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Closing brackets by their opening ones, as places in a list of tokens. What does not pair is a plain character. */
export function pairBrackets(
  tokens: readonly SyntaxNode[],
  closers: Readonly<Record<string, string>> = CLOSERS,
): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  const ends = new Set(Object.values(closers));
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== 'constant') return;
    const last = open.at(-1);
    if (last !== undefined && closers[tokens[last]?.text ?? ''] === text) {
      pairs.set(last, at);
      open.pop();
    } else if (Object.hasOwn(closers, text) && !(ends.has(text) && closers[text] !== text)) open.push(at);
  });
  return pairs;
}

/** Columns to the next stop of a tab, as terminals show it. */
const TAB_WIDTH = 8;

function indentOf(text: string, start: number): number {
  let column = 0;
  for (let at = text.lastIndexOf('\n', start - 1) + 1; at < start; at++)
    column = text[at] === '\t' ? (Math.floor(column / TAB_WIDTH) + 1) * TAB_WIDTH : column + 1;
  return column;
}

/**
 * Lines that are indented further than those before them are a block, and so is what stands between brackets of one
 * line. Outer blocks come before inner ones.
 */
export function textBlocks(tokens: readonly SyntaxNode[], text: string): TextBlock[] {
  const blocks: { start: number; end: number }[] = [];
  const open: { readonly indent: number; readonly block: { start: number; end: number } | null }[] = [];
  const closeTo = (indent: number, at: number): void => {
    for (let last = open.at(-1); last && last.indent > indent; last = open.at(-1)) {
      if (last.block) last.block.end = at;
      open.pop();
    }
  };
  for (let at = 0; at < tokens.length;) {
    const first = tokens[at]?.start ?? 0;
    const newline = text.indexOf('\n', first);
    let end = at;
    while (end < tokens.length && (newline === -1 || (tokens[end]?.start ?? 0) < newline)) end += 1;
    const indent = indentOf(text, first);
    closeTo(indent, at);
    const outer = open.at(-1);
    if (!outer || outer.indent < indent) {
      // The first line's own indentation nests nothing.
      const block = outer ? { start: at, end: tokens.length } : null;
      if (block) blocks.push(block);
      open.push({ indent, block });
    }
    blocks.push(...bracketBlocks(tokens, at, end));
    at = Math.max(end, at + 1);
  }
  return blocks;
}

function bracketBlocks(tokens: readonly SyntaxNode[], from: number, to: number): TextBlock[] {
  const pairs = [...pairBrackets(tokens.slice(from, to))].sort(([a], [b]) => a - b);
  return pairs.filter(([open, close]) => close > open + 1).map(([a, b]) => ({ start: from + a + 1, end: from + b }));
}
