import type { CstNode } from '../cst.ts';
import { isPresent, kid, node, type SyntaxNode } from '../tree.ts';
import { addCallbackAccess } from './callback-access.ts';
import { javascriptExpressions } from './javascript-expressions.ts';
import { javascriptFunctions } from './javascript-functions.ts';
import { javascriptPatterns } from './javascript-patterns.ts';
import { javascriptStatements } from './javascript-statements.ts';
import { javascriptOpaqueTypes, javascriptTypes } from './javascript-types.ts';
import type { FrontEnd, Lowered } from './front-end.ts';
import { createLowering, withBroken, type LowerRule } from './lowering.ts';

export const JAVASCRIPT_RULES: ReadonlyMap<string, LowerRule> = new Map(
  Object.entries({
    ...javascriptExpressions,
    ...javascriptFunctions,
    ...javascriptPatterns,
    ...javascriptStatements,
    ...javascriptTypes,
    ...javascriptOpaqueTypes,
  }),
);

/** JavaScript, JSX, TypeScript and TSX: the grammars differ by additions, so one table serves all. */
export const frontEnd: FrontEnd = {
  read: (text, { parse }) => {
    const root = parse(text);
    return root && lowerJavaScript(root, text);
  },
};

function lowerJavaScript(root: CstNode, source: string): Lowered {
  const lowering = createLowering(source, JAVASCRIPT_RULES);
  const program = lowering.lower(root);
  addAccess(program);
  addCallbackAccess(program);
  return { root: program, problems: withBroken(lowering.problems, root) };
}

/**
 * `const { q } = req.query` reads `req.query.q`; a pattern or a rule's source that is written as the member must see
 * that too. A parameter that is destructured stands for the argument itself.
 */
function addAccess(root: SyntaxNode): void {
  for (const child of root.kids) addAccess(child);
  const target = kid(root, 0);
  if (target.kind !== 'object') return;
  if (root.kind === 'assign' && isPath(kid(root, 1))) addFieldAccess(target, kid(root, 1));
  if (root.kind === 'parameter') addFieldAccess(target, target);
}

function isPath(candidate: SyntaxNode): boolean {
  if (candidate.kind === 'name') return true;
  if (candidate.kind === 'await') return isPath(kid(candidate, 0));
  if (candidate.kind === 'call') return /^(?:require|import)$/.test(kid(candidate, 0).text);
  return candidate.kind === 'member' && isPath(kid(candidate, 0));
}

function addFieldAccess(pattern: SyntaxNode, base: SyntaxNode): void {
  for (const pair of pattern.kids) {
    if (pair.kind !== 'pair' || kid(pair, 0).kind !== 'property') continue;
    const access = node('member', pair, [base, kid(pair, 0)], { flavor: 'access' });
    pair.access = access;
    const target = unwrapDefault(kid(pair, 1));
    if (target.kind === 'object' && isPresent(target)) addFieldAccess(target, access);
  }
}

function unwrapDefault(target: SyntaxNode): SyntaxNode {
  return target.kind === 'assign' ? kid(target, 0) : target;
}
