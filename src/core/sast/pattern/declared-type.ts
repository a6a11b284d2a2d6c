import { constantOf } from '../constant-of.ts';
import { qualifiedName } from '../qualified-name.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import { declaredType } from './match-type.ts';

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
  const known = value && value.kind !== 'name' ? typeNamesOf(value) : [];
  const declared = declaredType(expression);
  return declared ? [...known, ...writtenNames(declared)] : known;
}

/** `List<String>` is a `List` as well. */
function writtenNames(type: SyntaxNode): string[] {
  if (type.kind === 'index') {
    const args = type.kids.slice(1).map((one) => writtenNames(one)[0] ?? '');
    const names = writtenNames(kid(type, 0));
    return kid(type, 1).kind === 'absent'
      ? names.map((name) => `${name}[]`)
      : names.flatMap((name) => [name, `${name}<${args.join(', ')}>`, `${name}[${args.join(', ')}]`]);
  }
  if (type.kind === 'unary') return writtenNames(kid(type, 0)).map((name) => `${type.text}${name}`);
  if (type.kind === 'member') return namesOf(type);
  return type.kind === 'name' || type.kind === 'string' ? namesOf(type) : [];
}

/** As written and as imported: `Logger` and `logging.Logger`. */
function namesOf(callee: SyntaxNode): string[] {
  const qualified = qualifiedName(callee);
  const short = callee.kind === 'member' ? kid(callee, 1).text : callee.text;
  return qualified === null ? [short] : [short, qualified];
}
