import { constantOf } from '../constant-of.ts';
import { qualifiedName } from '../qualified-name.ts';
import { kid, type SyntaxNode } from '../tree.ts';

/** What languages call the types of their literals. */
const LITERAL_TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['string', 'str', 'String', 'java.lang.String'],
  number: ['number', 'int', 'float', 'Integer', 'long', 'double', 'int64', 'float64'],
  boolean: ['boolean', 'bool', 'Boolean'],
};

/** The names of an expression's type, as far as literals, constructors and single assignments tell; else none. */
export function typeNamesOf(expression: SyntaxNode): readonly string[] {
  const constant = constantOf(expression);
  if (constant !== undefined && constant !== null) return LITERAL_TYPES[typeof constant] ?? [];
  if (expression.kind === 'template') return LITERAL_TYPES['string'] ?? [];
  if (expression.kind === 'new' || expression.kind === 'call') return namesOf(kid(expression, 0));
  const value = expression.kind === 'name' && expression.binding?.writes === 1 ? expression.binding.value : undefined;
  return value && value.kind !== 'name' ? typeNamesOf(value) : [];
}

/** As written and as imported: `Logger` and `logging.Logger`. */
function namesOf(callee: SyntaxNode): string[] {
  const qualified = qualifiedName(callee);
  const short = callee.kind === 'name' ? callee.text : kid(callee, 1).text;
  return qualified === null ? [short] : [short, qualified];
}
