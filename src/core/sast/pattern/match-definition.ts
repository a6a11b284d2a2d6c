import { moduleName } from '../qualified-name.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { matchEach, matchList } from './match-list.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';
import { metavariableOf } from './placeholders.ts';

/** What a function is called by: its own name, or the variable or field that it is put into. */
export function nameOfFunction(code: SyntaxNode): SyntaxNode | null {
  if (isPresent(kid(code, 0))) return kid(code, 0);
  const holder = code.parent;
  if (holder && (holder.kind === 'assign' || holder.kind === 'pair') && holder.kids[1] === code) return kid(holder, 0);
  return null;
}

export function matchFunction(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const name = kid(pattern, 0);
  const rest: Continue = (found) => matchSignature(pattern, code, found, next);
  if (!isPresent(name)) return rest(state);
  const own = nameOfFunction(code);
  if (name.kind === 'metavariable') return bindAnd(state, name.text, { nodes: [own ?? code], text: null }, rest);
  return own !== null && own.text === name.text && rest(state);
}

function matchSignature(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  return matchEach(pattern.kids.slice(3), code.kids.slice(3), state, (decorated) =>
    matchParameters(kid(pattern, 1), kid(code, 1), decorated, (found) =>
      match(kid(pattern, 2), kid(code, 2), found, next),
    ),
  );
}

/** A parameter's default is asked for only by a pattern that has one. */
function matchParameters(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const isOpen = pattern.kids.some((one) => one.kind === 'ellipsis' || one.kind === 'metavariables');
  if (!isOpen && pattern.kids.length !== code.kids.length) return false;
  const patterns = pattern.kids.map((one) =>
    one.kind === 'parameter' && one.text === '' && !isPresent(kid(one, 1)) ? kid(one, 0) : one,
  );
  const hasBare = (at: number): boolean => pattern.kids[at] !== patterns[at];
  if (!patterns.some((_, at) => hasBare(at))) return matchList(patterns, code.kids, state, next);
  const codes = code.kids.map((one) => (one.text === '' ? kid(one, 0) : one));
  const full = patterns.every((one, at) => hasBare(at) || one.kind === 'ellipsis' || one.kind === 'metavariables');
  return matchList(patterns, full ? codes : code.kids, state, next);
}

export function matchClass(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const name = kid(pattern, 0);
  const body: Continue = (found) => match(kid(pattern, 2), kid(code, 2), found, next);
  const bases: Continue = (found) => matchEach(wanted(kid(pattern, 1)), kid(code, 1).kids, found, body);
  const decorators: Continue = (found) => matchEach(pattern.kids.slice(3), code.kids.slice(3), found, bases);
  if (!isPresent(name)) return decorators(state);
  return match(name, kid(code, 0), state, decorators);
}

function wanted(bases: SyntaxNode): SyntaxNode[] {
  return bases.kids.filter((one) => one.kind !== 'ellipsis');
}

/** `import xml` also matches what is taken from its parts. */
export function matchImport(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const names: Continue = (found) => matchEach(pattern.kids.filter(isNamed), code.kids, found, next);
  const metavariable = metavariableOf(pattern.text);
  if (metavariable) return bindAnd(state, metavariable, { nodes: [], text: code.text }, names);
  const [wantedModule, module] = [moduleName(pattern.text), moduleName(code.text)];
  return (module === wantedModule || module.startsWith(`${wantedModule}.`)) && names(state);
}

function isNamed(name: SyntaxNode): boolean {
  return name.text !== '.';
}

/** A pattern may name fewer handlers than the code has. */
export function matchTry(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const handlers: Continue = (found) => matchEach(pattern.kids.slice(2), code.kids.slice(2), found, next);
  return match(kid(pattern, 0), kid(code, 0), state, (found) =>
    isPresent(kid(pattern, 1)) ? match(kid(pattern, 1), kid(code, 1), found, handlers) : handlers(found),
  );
}
