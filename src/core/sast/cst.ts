import type { Tree } from 'web-tree-sitter';

/** A concrete syntax node as a plain object: reading the parser's own nodes crosses into WASM for every property. */
export interface CstNode {
  readonly type: string;
  readonly field: string;
  readonly named: boolean;
  readonly missing: boolean;
  readonly start: number;
  readonly end: number;
  readonly kids: readonly CstNode[];
}

/** Most nodes are words and signs: they share the list of nothing. */
const NO_KIDS: readonly CstNode[] = [];

/** Iterative, because the parser accepts nesting deeper than any stack. */
export function copyTree(tree: Tree): CstNode {
  const cursor = tree.walk();
  const { types, fields } = tree.language;
  const named = new Map<number, boolean>();
  // Each question to the cursor crosses into WASM: what a number says is looked up here instead.
  const copyCurrent = (): Copied => {
    const typeId = cursor.nodeTypeId;
    let isNamed = named.get(typeId);
    if (isNamed === undefined) named.set(typeId, (isNamed = cursor.nodeIsNamed));
    const [start, end] = [cursor.startIndex, cursor.endIndex];
    return {
      type: types[typeId] ?? cursor.nodeType,
      field: fields[cursor.currentFieldId] ?? '',
      named: isNamed,
      missing: start === end && cursor.nodeIsMissing,
      start,
      end,
      kids: NO_KIDS,
    };
  };
  const root = copyCurrent();
  const ancestors: Copied[] = [root];
  let descend = cursor.gotoFirstChild();
  while (ancestors.length > 0) {
    if (descend) {
      const copied = copyCurrent();
      addKid(ancestors[ancestors.length - 1] ?? root, copied);
      ancestors.push(copied);
      descend = cursor.gotoFirstChild();
      continue;
    }
    ancestors.pop();
    if (ancestors.length === 0) break;
    descend = cursor.gotoNextSibling();
    if (!descend) cursor.gotoParent();
  }
  cursor.delete();
  return root;
}

interface Copied extends CstNode {
  kids: readonly CstNode[];
}

function addKid(parent: Copied, child: CstNode): void {
  if (parent.kids === NO_KIDS) parent.kids = [child];
  else (parent.kids as CstNode[]).push(child);
}

/** What is said of a part that the grammar does not know. */
export const BROKEN = 'this part does not parse';

/** Where the text does not parse, also in parts that no lowering asks for. Iterative, like the copy. */
export function brokenParts(root: CstNode): { readonly offset: number; readonly text: string }[] {
  const broken: { offset: number; text: string }[] = [];
  const open = [root];
  for (let current = open.pop(); current; current = open.pop()) {
    if (current.type === 'ERROR' || current.missing) broken.push({ offset: current.start, text: BROKEN });
    for (const child of current.kids) open.push(child);
  }
  return broken.sort((a, b) => a.offset - b.offset);
}

/** The first child in a field. */
export function field(parent: CstNode, name: string): CstNode | undefined {
  return parent.kids.find((child) => child.field === name);
}

export function namedKids(parent: CstNode): CstNode[] {
  return parent.kids.filter((child) => child.named && child.type !== 'comment' && child.type !== 'html_comment');
}
