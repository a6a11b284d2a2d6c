import type { FrontEnd } from './front-end.ts';
import { goDefinitions } from './go-definitions.ts';
import { goExpressions } from './go-expressions.ts';
import { gatherMethods } from './go-methods.ts';
import { goPatternForms } from './go-patterns.ts';
import { goStatements } from './go-statements.ts';
import { createLowering, withBroken, type LowerRule } from './lowering.ts';

export const GO_RULES: ReadonlyMap<string, LowerRule> = new Map(
  Object.entries({ ...goExpressions, ...goStatements, ...goDefinitions }),
);

/** Go: struct types are classes, and the methods that are written beside them belong to them. */
export const frontEnd: FrontEnd = {
  read: (text, { parse }) => {
    const cst = parse(text);
    if (!cst) return null;
    const lowering = createLowering(text, GO_RULES);
    const root = gatherMethods(lowering.lower(cst));
    return { root, problems: withBroken(lowering.problems, cst) };
  },
  patternForms: goPatternForms,
};
