import { qualifiedName } from '../qualified-name.ts';
import { kid, node, type SyntaxNode } from '../tree.ts';
import { match, type Continue, type Matching } from './match.ts';

/** `a.b.c` for a pattern made of nothing but names, else `null`. */
export function dottedText(pattern: SyntaxNode): string | null {
  if (pattern.kind === 'name') return pattern.text;
  if (pattern.kind !== 'member' || kid(pattern, 1).kind !== 'property') return null;
  const object = dottedText(kid(pattern, 0));
  return object === null ? null : `${object}.${kid(pattern, 1).text}`;
}

/** By its text, or by what it was imported as. */
export function matchDottedName(pattern: SyntaxNode, code: SyntaxNode): boolean {
  if ((code.kind === 'name' || code.kind === 'property') && code.text === pattern.text) return true;
  // A field or method of the own class may be written without `this`.
  if (code.kind === 'member' && code.flavor === 'implicit-this') return kid(code, 1).text === pattern.text;
  return code.kind === 'name' && qualifiedName(code) === pattern.text;
}

export function matchMember(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const [object, property] = [kid(pattern, 0), kid(pattern, 1)];
  if (property.kind === 'ellipsis') return matchChain(object, code, state, next);
  const dotted = dottedText(pattern);
  if (dotted !== null && (code.kind === 'name' || code.kind === 'member' || code.kind === 'call')) {
    if (isKnownAs(code, dotted)) return next(state);
  }
  if (code.kind === 'member') {
    return match(object, kid(code, 0), state, (found) => match(property, kid(code, 1), found, next));
  }
  return code.kind === 'name' && matchImportedName(pattern, code, state, next);
}

/** As it was imported, also with all else of its module. */
function isKnownAs(code: SyntaxNode, dotted: string): boolean {
  const name = qualifiedName(code);
  if (name === null || name === dotted) return name === dotted;
  if (!dotted.endsWith(`.${name}`)) return false;
  let root = code;
  while (root.kind === 'member' || root.kind === 'call') root = kid(root, 0);
  return root.binding?.wildcards?.includes(dotted.slice(0, -name.length - 1)) === true;
}

/** A name imported as `exec`, or taken from a module by destructuring, is still the field of its module: `$MODULE.$FUNCTION` matches it. */
function matchImportedName(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (!code.binding || code.binding.isGlobal) return false;
  const qualified = qualifiedName(code);
  const dot = qualified?.lastIndexOf('.') ?? -1;
  if (qualified === null || dot <= 0) return false;
  const object = node('name', code, [], qualified.slice(0, dot));
  const property = node('property', code, [], qualified.slice(dot + 1));
  return match(kid(pattern, 0), object, state, (found) => match(kid(pattern, 1), property, found, next));
}

/** `$X. ... .f()`: any number of fields and calls between. */
function matchChain(object: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  let current: SyntaxNode | undefined = code;
  while (current) {
    if (match(object, current, state, next)) return true;
    current = /^(?:member|call|index|await)$/.test(current.kind) ? current.kids[0] : undefined;
  }
  return false;
}
