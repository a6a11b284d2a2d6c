import { addCallbackAccess } from './callback-access.ts';
import type { FrontEnd } from './front-end.ts';
import { javaClasses } from './java-classes.ts';
import { javaExpressions } from './java-expressions.ts';
import { addImplicitThis } from './java-implicit-this.ts';
import { javaPatternForms } from './java-patterns.ts';
import { javaStatements } from './java-statements.ts';
import { createLowering, withBroken, type LowerRule } from './lowering.ts';

export const JAVA_RULES: ReadonlyMap<string, LowerRule> = new Map(
  Object.entries({ ...javaExpressions, ...javaStatements, ...javaClasses }),
);

/** Java: methods are functions of their class, fields are read through `this` however they are written. */
export const frontEnd: FrontEnd = {
  read: (text, { parse }) => {
    const cst = parse(text);
    if (!cst) return null;
    const lowering = createLowering(text, JAVA_RULES);
    const root = lowering.lower(cst);
    addImplicitThis(root);
    addCallbackAccess(root);
    return { root, problems: withBroken(lowering.problems, cst) };
  },
  patternForms: javaPatternForms,
};
