import { kid, type SyntaxNode } from '../tree.ts';

/** Names of names of names: deeper ones are nobody's constants. */
const DEPTH_MAX = 6;

/**
 * Whether an expression is written by the program itself: a literal, a constant, a setting, a field of the object.
 * What a parameter or a stranger's call gives is not: to equal it proves nothing.
 */
export function isOfProgram(node: SyntaxNode, depth = 0): boolean {
  if (depth > DEPTH_MAX) return false;
  const all = (nodes: readonly SyntaxNode[]): boolean => nodes.every((one) => isOfProgram(one, depth + 1));
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'constant':
    case 'regex':
      return true;
    case 'name':
      return isNameOfProgram(node, depth);
    case 'member':
      return isOfProgram(kid(node, 0), depth + 1);
    case 'index':
    case 'unary':
    case 'binary':
    case 'template':
    case 'array':
    case 'tuple':
    case 'set':
    case 'conditional':
    case 'logical':
      return all(node.kids);
    case 'call':
    case 'new':
      return isPlainCall(node) && all(node.kids.slice(1));
    default:
      return false;
  }
}

function isNameOfProgram(node: SyntaxNode, depth: number): boolean {
  const { binding } = node;
  if (node.text === 'this' || node.text === 'self') return true;
  if (!binding || binding.isGlobal || binding.imported || binding.declaration || binding.isTopLevel) return true;
  if (binding.writes === 1 && binding.value) return isOfProgram(binding.value, depth + 1);
  return false;
}

/** A text of ours in another form, or of the surroundings. */
const PLAIN =
  /^(?:toLowerCase|toUpperCase|trim|lower|upper|strip|String|str|toString|name|value|getenv|get|at|of|values|keys)$/;

function isPlainCall(node: SyntaxNode): boolean {
  const callee = kid(node, 0);
  if (callee.kind === 'name') return PLAIN.test(callee.text);
  return callee.kind === 'member' && PLAIN.test(kid(callee, 1).text) && isOfProgram(kid(callee, 0), 1);
}
