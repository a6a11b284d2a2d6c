import { BROKEN, brokenParts, namedKids, type CstNode } from '../cst.ts';
import { TREE_DEPTH_MAX } from '../limits.ts';
import { absent, node, type SyntaxNode } from '../tree.ts';

/** How one kind of concrete node becomes a node of the common tree. */
export type LowerRule = (cst: CstNode, lowering: Lowering) => SyntaxNode;

/** What a language's lowering is written against. */
export interface Lowering {
  readonly problems: { readonly offset: number; readonly text: string }[];
  text(cst: CstNode): string;
  lower(cst: CstNode | undefined, at?: number): SyntaxNode;
  /** One level deeper, for what the grammar writes side by side and the common tree nests. */
  nested(cst: CstNode, make: () => SyntaxNode): SyntaxNode;
  list(csts: readonly CstNode[]): SyntaxNode[];
  /** Like `list`, with declarations of several names spliced in and empty statements left out. */
  statements(csts: readonly CstNode[]): SyntaxNode[];
}

/** All that does not parse, and what the lowering itself has to say. */
export function withBroken(problems: Lowering['problems'], cst: CstNode): Lowering['problems'] {
  const broken = brokenParts(cst);
  const known = new Set(broken.map(({ offset }) => offset));
  return [...broken, ...problems.filter(({ offset, text }) => !known.has(offset) || text !== BROKEN)];
}

/** The entries of `[, b]`, with `absent` for what was left out. */
export function entriesWithHoles(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const entries: SyntaxNode[] = [];
  let isFilled = false;
  for (const child of cst.kids) {
    if (child.type === ',') {
      if (!isFilled) entries.push(absent(child.start));
      isFilled = false;
    } else if (child.named && child.type !== 'comment') {
      entries.push(lowering.lower(child));
      isFilled = true;
    }
  }
  return entries;
}

/** Marks a block whose statements belong to the list around it (`let a = 1, b = 2`). */
export const SPLICE = 'splice';

export function createLowering(source: string, rules: ReadonlyMap<string, LowerRule>): Lowering {
  const problems: { offset: number; text: string }[] = [];
  let depth = 0;
  let isTooDeep = false;

  const lowerOne = (cst: CstNode): SyntaxNode => {
    if (cst.type === 'ERROR' || cst.missing) problems.push({ offset: cst.start, text: BROKEN });
    const rule = rules.get(cst.type);
    if (rule) return rule(cst, lowering);
    // What has no meaning of its own here still shows its parts, so that calls within are seen.
    const kids = lowering.list(namedKids(cst));
    return node('unknown', cst, kids, kids.length === 0 ? source.slice(cst.start, cst.end) : cst.type);
  };

  const tooDeep = (cst: CstNode): SyntaxNode => {
    if (!isTooDeep) problems.push({ offset: cst.start, text: 'this part is nested too deeply and was skipped' });
    isTooDeep = true;
    return node('unknown', cst, [], 'too-deep');
  };

  const lowering: Lowering = {
    problems,
    text: (cst) => source.slice(cst.start, cst.end),
    lower(cst, at = 0) {
      if (!cst) return absent(at);
      if (depth >= TREE_DEPTH_MAX) return tooDeep(cst);
      depth += 1;
      const made = lowerOne(cst);
      depth -= 1;
      return made;
    },
    nested(cst, make) {
      if (depth >= TREE_DEPTH_MAX) return tooDeep(cst);
      depth += 1;
      const made = make();
      depth -= 1;
      return made;
    },
    list: (csts) => csts.map((cst) => lowering.lower(cst)),
    statements: (csts) =>
      lowering.list(csts).flatMap((statement) => {
        if (statement.kind === 'empty') return [];
        return statement.kind === 'block' && statement.flavor === SPLICE ? [...statement.kids] : [statement];
      }),
  };
  return lowering;
}
