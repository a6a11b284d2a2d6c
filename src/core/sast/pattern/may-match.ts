import { COMMAND, isPresent, kid, type SyntaxNode } from '../tree.ts';
import { metavariableOf } from './placeholders.ts';

/**
 * Whether a pattern may match a place, by what can be seen without binding anything: kinds, names of fields and keyword
 * arguments, how many arguments there are. Patterns of any call (`$X.$Y(..., { verify: false })`) are asked at every
 * call, and this says no to nearly all. Never no where `match` says yes.
 */
export function mayMatch(pattern: SyntaxNode, code: SyntaxNode): boolean {
  switch (pattern.kind) {
    case 'ellipsis':
    case 'metavariables':
    case 'deep':
    case 'typed':
      return true;
    case 'metavariable':
      return isPresent(code);
    case 'absent':
      return !isPresent(code);
    case 'name':
      return code.kind === 'name' || code.kind === 'property' || code.kind === 'member';
    case 'property':
      return (code.kind === 'property' || code.kind === 'string') && code.text === pattern.text;
    case 'string':
    case 'number':
    case 'constant':
      return code.kind === pattern.kind || mayHoldLiteral(code);
    case 'template':
      return code.kind === 'template' || mayHoldCode(code);
    case 'member':
      return (
        code.kind === 'member' ||
        code.kind === 'name' ||
        code.kind === 'call' ||
        kid(pattern, 1).kind === 'ellipsis' ||
        mayHoldCode(code)
      );
    default:
      return mayMatchKind(pattern, code);
  }
}

/** A variable that stands for what it was assigned. */
function mayHoldCode({ kind, binding }: SyntaxNode): boolean {
  return kind === 'name' && binding?.writes === 1 && binding.value !== undefined;
}

function mayHoldLiteral(code: SyntaxNode): boolean {
  if (code.kind === 'property' || code.kind === 'template' || code.kind === 'binary') return true;
  return code.flavor === COMMAND || mayHoldCode(code);
}

/** Kinds whose parts are looked at here; of the others, the kind is all that is asked for. */
function mayMatchKind(pattern: SyntaxNode, code: SyntaxNode): boolean {
  if (pattern.kind !== code.kind) return mayBeReadAs(pattern, code);
  switch (pattern.kind) {
    case 'call':
    case 'new':
      return pattern.flavor === 'tag' || mayMatchCall(pattern, code);
    case 'object':
    case 'set':
      return mayMatchUnordered(pattern, code);
    case 'array':
    case 'tuple':
      return mayMatchList(pattern, code, 0);
    case 'pair':
      return mayMatch(kid(pattern, 0), kid(code, 0)) && mayMatch(kid(pattern, 1), kid(code, 1));
    case 'keyword':
      return isLabelled(pattern, code) && mayMatch(kid(pattern, 0), kid(code, 0));
    case 'assign':
      return (
        pattern.text === code.text && mayMatch(kid(pattern, 0), kid(code, 0)) && mayMatch(kid(pattern, 1), kid(code, 1))
      );
    default:
      return true;
  }
}

/** Code of another kind that is read as the pattern's. */
function mayBeReadAs(pattern: SyntaxNode, code: SyntaxNode): boolean {
  return (
    mayHoldCode(code) ||
    code.kind === 'await' ||
    (pattern.kind === 'for' && code.kind === 'for-each') ||
    (pattern.kind === 'cast' && code.access !== undefined) ||
    (pattern.kind === 'index' && code.kind === 'member')
  );
}

function isLabelled(pattern: SyntaxNode, code: SyntaxNode): boolean {
  return pattern.text === code.text || metavariableOf(pattern.text) !== null;
}

function isOpen({ kind }: SyntaxNode): boolean {
  return kind === 'ellipsis' || kind === 'metavariables';
}

function mayMatchCall(pattern: SyntaxNode, code: SyntaxNode): boolean {
  const callee = kid(pattern, 0);
  if (callee.kind === 'ellipsis') return true;
  if (!mayMatch(callee, kid(code, 0))) return false;
  for (const one of pattern.kids)
    if (one.kind === 'keyword' && !code.kids.some((other) => other.kind === 'keyword' && mayMatch(one, other)))
      return false;
  return mayMatchList(pattern, code, 1);
}

/** In order, keyword arguments left out; from the first dots on, anywhere behind. */
function mayMatchList(pattern: SyntaxNode, code: SyntaxNode, first: number): boolean {
  let at = first;
  let isAnywhere = false;
  for (let index = first; index < pattern.kids.length; index++) {
    const one = kid(pattern, index);
    if (one.kind === 'keyword') continue;
    if (isOpen(one)) {
      isAnywhere = true;
      continue;
    }
    at = nextPositional(code, at);
    while (isAnywhere && at < code.kids.length && !mayMatch(one, kid(code, at))) at = nextPositional(code, at + 1);
    if (at >= code.kids.length || !mayMatch(one, kid(code, at))) return false;
    at += 1;
  }
  return isAnywhere || nextPositional(code, at) >= code.kids.length;
}

function nextPositional(code: SyntaxNode, from: number): number {
  let at = from;
  while (at < code.kids.length && kid(code, at).kind === 'keyword') at += 1;
  return at;
}

function mayMatchUnordered(pattern: SyntaxNode, code: SyntaxNode): boolean {
  if (pattern.kids.length === 0) return code.kids.length === 0;
  return pattern.kids.every((one) => isOpen(one) || code.kids.some((other) => mayMatch(one, other)));
}
