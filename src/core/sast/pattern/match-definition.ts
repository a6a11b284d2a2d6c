import { moduleName } from '../qualified-name.ts';
import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { matchEach, matchList } from './match-list.ts';
import { bindAnd, match, type Continue, type Matching } from './match.ts';
import { DOTS, metavariableOf } from './placeholders.ts';

/** What a function is called by: its own name, or the variable or field that it is put into. */
export function nameOfFunction(code: SyntaxNode): SyntaxNode | null {
  if (isPresent(kid(code, 0))) return kid(code, 0);
  const holder = code.parent;
  if (holder && (holder.kind === 'assign' || holder.kind === 'pair') && holder.kids[1] === code) return kid(holder, 0);
  return null;
}

export function matchFunction(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  if (!state.options.arrowIsFunction && (pattern.flavor === 'arrow') !== (code.flavor === 'arrow')) return false;
  const name = kid(pattern, 0);
  if (name.kind === 'ellipsis') return matchSignature(pattern, code, state, next);
  const rest: Continue = (found) => matchSignature(pattern, code, found, next);
  if (!isPresent(name)) return rest(state);
  const own = nameOfFunction(code);
  if (name.kind === 'metavariable') return bindAnd(state, name.text, { nodes: [own ?? code], text: null }, rest);
  return own !== null && own.text === name.text && rest(state);
}

function matchSignature(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  return matchDecorators(pattern, code, state, (decorated) =>
    matchParameters(kid(pattern, 1), kid(code, 1), decorated, (found) =>
      match(kid(pattern, 2), kid(code, 2), found, next),
    ),
  );
}

/** In any order unless the rule asks for theirs; the code may have more. */
function matchDecorators(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const [patterns, codes] = [pattern.kids.slice(3), code.kids.slice(3)];
  if (!state.options.decoratorsOrderMatter) return matchEach(patterns, codes, state, next);
  return matchInOrder(patterns, codes, state, next);
}

function matchInOrder(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const [first, ...rest] = patterns;
  if (!first) return next(state);
  return codes.some((one, at) =>
    match(first, one, state, (found) => matchInOrder(rest, codes.slice(at + 1), found, next)),
  );
}

/** A parameter's default is asked for only by a pattern that has one. */
function matchParameters(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  return matchList(pattern.kids, code.kids, state, next);
}

/** Dots as a default mean that there is one; decorators are in any order, and the code may have more. */
export function matchParameter(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const [target, value] = [kid(pattern, 0), kid(pattern, 1)];
  const isPlain = pattern.text === '' && target.kind === 'metavariable' && !isPresent(value) && !target.type;
  if (pattern.text !== code.text) return isPlain && match(target, code, state, next);
  if (value.kind === 'ellipsis' && !isPresent(kid(code, 1))) return false;
  return match(target, kid(code, 0), state, (found) =>
    matchEach(pattern.kids.slice(2), code.kids.slice(2), found, (decorated) =>
      isPresent(value) ? match(value, kid(code, 1), decorated, next) : next(decorated),
    ),
  );
}

export function matchClass(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const name = kid(pattern, 0);
  const body: Continue = (found) => match(kid(pattern, 2), kid(code, 2), found, next);
  const bases: Continue = (found) => matchEach(wanted(kid(pattern, 1)), kid(code, 1).kids, found, body);
  const decorators: Continue = (found) => matchDecorators(pattern, code, found, bases);
  if (!isPresent(name) || name.kind === 'ellipsis') return decorators(state);
  const own = nameOfFunction(code);
  if (name.kind === 'metavariable') return bindAnd(state, name.text, { nodes: [own ?? code], text: null }, decorators);
  return own !== null && match(name, own, state, decorators);
}

function wanted(bases: SyntaxNode): SyntaxNode[] {
  return bases.kids.filter((one) => one.kind !== 'ellipsis');
}

/** `import xml` also matches what is taken from its parts. */
export function matchImport(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  // `from m import ...` takes something out of m, which `import m` does not.
  const takesAny = pattern.kids.some((one) => one.text === DOTS);
  const hasParts = code.kids.some((one) => isPresent(kid(one, 0)) || one.text === '*');
  if (takesAny && !hasParts) return false;
  const names: Continue = (found) => matchImportNames(pattern.kids.filter(isNamed), code.kids, found, next);
  const metavariable = metavariableOf(pattern.text) ?? /^\$[A-Z_][A-Z0-9_]*$/.exec(pattern.text)?.[0];
  if (metavariable) return bindAnd(state, metavariable, { nodes: [], text: code.text }, names);
  if (PART.test(pattern.text)) return matchPartOf(pattern, code, state, next);
  if (pattern.text === DOTS || pattern.text === '...') return names(state);
  const [wantedModule, module] = [moduleName(pattern.text), moduleName(code.text)];
  return (module === wantedModule || module.startsWith(`${wantedModule}.`)) && names(state);
}

/** `import sun.misc.$X` of Java: what is left of the path, whichever part of it. */
const PART = /^(.+)\.(__gh_mv_\w+|__gh_dots__)$/;

function matchPartOf(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const [, outer = '', part = ''] = PART.exec(pattern.text) ?? [];
  if (!code.text.startsWith(`${outer}.`)) return false;
  const metavariable = metavariableOf(part);
  if (metavariable === null) return next(state);
  return bindAnd(state, metavariable, { nodes: [], text: code.text.slice(outer.length + 1) }, next);
}

function matchImportNames(
  patterns: readonly SyntaxNode[],
  codes: readonly SyntaxNode[],
  state: Matching,
  next: Continue,
): boolean {
  const [pattern, ...rest] = patterns;
  if (!pattern) return next(state);
  const after: Continue = (found) => matchImportNames(rest, codes, found, next);
  return codes.some((code) => code.kind === 'import-name' && matchImportName(pattern, code, state, after));
}

/** `{ $X }`, `$X`, `$X as y`: what is imported and what it is called here may each be a metavariable. */
function matchImportName(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const imported = metavariableOf(pattern.text);
  const local = kid(pattern, 1);
  // `from m import x` names a part of m, `import m` does not.
  if (imported !== null && isPresent(kid(pattern, 0)) && !isPresent(kid(code, 0)) && code.text !== 'default')
    return false;
  if (imported === null) {
    // Without another name of its own, a pattern says nothing about the name that the code gives it.
    const isPlain = local.kind === 'name' && local.text === pattern.text;
    return pattern.text === code.text && (isPlain ? next(state) : match(local, kid(code, 1), state, next));
  }
  const shown = isPresent(kid(code, 0)) ? kid(code, 0) : kid(code, 1);
  const bound = { nodes: [shown], text: code.text };
  const isRenamed = isPresent(local) && local.text !== imported;
  return bindAnd(state, imported, bound, (found) =>
    isRenamed ? match(local, kid(code, 1), found, next) : next(found),
  );
}

function isNamed(name: SyntaxNode): boolean {
  return name.text !== '.' && name.text !== DOTS;
}

/** A pattern may name fewer handlers than the code has. */
export function matchTry(pattern: SyntaxNode, code: SyntaxNode, state: Matching, next: Continue): boolean {
  const handlers: Continue = (found) => matchEach(pattern.kids.slice(2), code.kids.slice(2), found, next);
  return match(kid(pattern, 0), kid(code, 0), state, (found) =>
    isPresent(kid(pattern, 1)) ? match(kid(pattern, 1), kid(code, 1), found, handlers) : handlers(found),
  );
}
