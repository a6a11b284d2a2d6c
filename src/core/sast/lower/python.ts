import type { CstNode } from '../cst.ts';
import { addCallbackAccess } from './callback-access.ts';
import type { FrontEnd, Lowered } from './front-end.ts';
import { createLowering, withBroken, type LowerRule } from './lowering.ts';
import { pythonDefinitions } from './python-definitions.ts';
import { pythonExpressions } from './python-expressions.ts';
import { pythonStatements } from './python-statements.ts';

export const PYTHON_RULES: ReadonlyMap<string, LowerRule> = new Map(
  Object.entries({ ...pythonExpressions, ...pythonStatements, ...pythonDefinitions }),
);

export const frontEnd: FrontEnd = {
  read: (text, { parse }) => {
    const root = parse(text);
    return root && lowerPython(root, text);
  },
};

function lowerPython(root: CstNode, source: string): Lowered {
  const lowering = createLowering(source, PYTHON_RULES);
  const program = lowering.lower(root);
  addCallbackAccess(program);
  return { root: program, problems: withBroken(lowering.problems, root) };
}
