import type { SyntaxNode } from '../tree.ts';

/** The same code by structure; names only when they are the same variable. */
export function isSameCode(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (!a || !b) return a === b;
  if (a === b) return true;
  // A field and the parameter or variable that it is called after.
  if (a.kind === 'property' && b.kind === 'name') return a.text === b.text;
  if (a.kind === 'name' && b.kind === 'property') return a.text === b.text;
  if (a.kind !== b.kind || a.text !== b.text || a.kids.length !== b.kids.length) return false;
  if (a.kind === 'name' && a.binding && b.binding && a.binding !== b.binding) {
    return a.binding.isGlobal && b.binding.isGlobal && a.text === b.text;
  }
  return a.kids.every((child, index) => isSameCode(child, b.kids[index]));
}
