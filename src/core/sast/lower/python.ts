import type { CstNode } from '../cst.ts';
import type { SyntaxNode } from '../tree.ts';
import { addCallbackAccess } from './callback-access.ts';
import { createLowering, type Lowering, type LowerRule } from './lowering.ts';
import { pythonDefinitions } from './python-definitions.ts';
import { pythonExpressions } from './python-expressions.ts';
import { pythonStatements } from './python-statements.ts';

const RULES: ReadonlyMap<string, LowerRule> = new Map(
  Object.entries({ ...pythonExpressions, ...pythonStatements, ...pythonDefinitions }),
);

export function lowerPython(
  root: CstNode,
  source: string,
): { readonly root: SyntaxNode; readonly problems: Lowering['problems'] } {
  const lowering = createLowering(source, RULES);
  const program = lowering.lower(root);
  addCallbackAccess(program);
  return { root: program, problems: lowering.problems };
}
