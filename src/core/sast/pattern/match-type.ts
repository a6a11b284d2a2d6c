import { kid, type SyntaxNode } from '../tree.ts';
import { match, type Continue, type Matching } from './match.ts';

/** Variables that hold variables; a cycle ends here as well. */
const DEPTH_MAX = 6;

/** `(int $X)`: an expression that is declared to be of the type. What nothing declares is of no type. */
export function matchTyped(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const type = typeOf(code, 0);
  if (typeof type === 'string') {
    return LITERALS[type]?.includes(kid(pattern, 1).text) === true && match(kid(pattern, 0), code, state, next);
  }
  return type !== null && matchType(kid(pattern, 1), type, state, (found) => match(kid(pattern, 0), code, found, next));
}

/** The names that languages have for the types of their literals. */
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  string: ['String', 'string', 'str', 'java.lang.String'],
  template: ['String', 'string', 'str', 'java.lang.String'],
  number: ['int', 'number', 'float', 'long', 'double', 'Integer', 'Long', 'Double', 'float64', 'int64'],
};

/** `List` also means `List<String>`. */
export function matchType(pattern: SyntaxNode, type: SyntaxNode, state: Matching, next: Continue): boolean {
  if (match(pattern, type, state, next)) return true;
  return type.kind === 'index' && pattern.kind !== 'index' && match(pattern, kid(type, 0), state, next);
}

/** What the source says of its type, else `null`. */
export function declaredType(code: SyntaxNode): SyntaxNode | null {
  const type = typeOf(code, 0);
  return typeof type === 'string' ? null : type;
}

/** The type as written, or the kind of a literal. */
function typeOf(code: SyntaxNode, depth: number): SyntaxNode | string | null {
  if (depth > DEPTH_MAX) return null;
  switch (code.kind) {
    case 'name':
      return typeOfBinding(code, depth);
    case 'new':
      return kid(code, 0);
    case 'string':
    case 'template':
    case 'number':
      return code.kind;
    case 'await':
      return typeOf(kid(code, 0), depth + 1);
    case 'member':
      return typeOfField(code, depth);
    case 'call':
      return calledFunction(code)?.type ?? null;
    default:
      return code.type ?? null;
  }
}

function typeOfBinding({ binding }: SyntaxNode, depth: number): SyntaxNode | string | null {
  if (binding?.type) return binding.type;
  return binding?.writes === 1 && binding.value ? typeOf(binding.value, depth + 1) : null;
}

/** A field of an object whose class the file declares. */
function typeOfField(member: SyntaxNode, depth: number): SyntaxNode | null {
  const object = kid(member, 0);
  const name = kid(member, 1).text;
  if (/^(?:this|self)$/.test(object.text)) return memberOfClass(enclosingClass(member), name)?.type ?? null;
  const type = typeOf(object, depth + 1);
  return type === null || typeof type === 'string' ? null : (memberOfClass(classOf(type), name)?.type ?? null);
}

/** The class behind a type, a pointer to it, or one with arguments. */
function classOf(type: SyntaxNode): SyntaxNode | undefined {
  if (type.kind === 'unary' || type.kind === 'index') return classOf(kid(type, 0));
  return type.binding?.declaration?.kind === 'class' ? type.binding.declaration : undefined;
}

function enclosingClass(from: SyntaxNode): SyntaxNode | undefined {
  for (let current = from.parent; current; current = current.parent) if (current.kind === 'class') return current;
  return undefined;
}

function calledFunction(call: SyntaxNode): SyntaxNode | undefined {
  const callee = kid(call, 0);
  if (callee.kind === 'name') return callee.binding?.declaration;
  const isOwn = callee.kind === 'member' && /^(?:this|self)$/.test(kid(callee, 0).text);
  const found = isOwn ? memberOfClass(enclosingClass(call), kid(callee, 1).text) : undefined;
  return found?.kind === 'function' ? found : undefined;
}

/** The method, or the declared name of a field. */
function memberOfClass(owner: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  for (const member of owner ? kid(owner, 2).kids : []) {
    if (kid(member, 0).text === 'constructor') {
      const own = propertyOfConstructor(kid(member, 1), name);
      if (own) return own;
    }
    if (kid(member, 0).text !== name) continue;
    return member.kind === 'pair' ? kid(member, 1) : member.kind === 'function' ? member : kid(member, 0);
  }
  return undefined;
}

/** `constructor(private name: Type)` declares a field as well. */
function propertyOfConstructor(made: SyntaxNode, name: string): SyntaxNode | undefined {
  const found = kid(made, 1).kids.find((one) => one.flavor === 'property' && kid(one, 0).text === name);
  return found && kid(found, 0);
}
