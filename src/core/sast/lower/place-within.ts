import type { SyntaxNode } from '../tree.ts';

interface Placed {
  start: number;
  end: number;
}

/** Moves a tree that was read from a part of a text to where that part stands. The tree is new: nobody else knows it. */
export function placeWithin(root: SyntaxNode, offsetOf: (offset: number) => number): void {
  const seen = new Set<SyntaxNode>();
  const visit = (current: SyntaxNode): void => {
    if (seen.has(current)) return;
    seen.add(current);
    const placed = current as Placed;
    placed.start = offsetOf(current.start);
    placed.end = Math.max(placed.start, offsetOf(current.end));
    for (const child of current.kids) visit(child);
    if (current.access) visit(current.access);
  };
  visit(root);
}
