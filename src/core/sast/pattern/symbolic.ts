import type { SyntaxNode } from '../tree.ts';

/** Variables that hold variables; a circle ends here as well. */
const ALIAS_DEPTH_MAX = 6;

/**
 * What a variable stands for where it is assigned once and no branch lies between: the assignment's block is around the
 * use. `null` for everything else.
 */
export function symbolicValue(name: SyntaxNode): SyntaxNode | null {
  let current = name;
  for (let depth = 0; depth < ALIAS_DEPTH_MAX; depth++) {
    const value = current.binding?.writes === 1 ? current.binding.value : undefined;
    if (!value || !isAround(value, name) || contains(value, name)) return null;
    if (value.kind !== 'name') return value;
    current = value;
  }
  return null;
}

function isAround(value: SyntaxNode, use: SyntaxNode): boolean {
  const home = blockOf(value);
  for (let block = blockOf(use); block; block = blockOf(block)) if (block === home) return true;
  return home === null;
}

function blockOf(code: SyntaxNode): SyntaxNode | null {
  for (let current = code.parent; current; current = current.parent) {
    if (current.kind === 'block' || current.kind === 'program') return current;
  }
  return null;
}

function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
