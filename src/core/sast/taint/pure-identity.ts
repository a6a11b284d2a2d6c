import { kid, type SyntaxNode } from '../tree.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';

/** Calls that give the same for the same: paths and conversions. */
const PURE_METHODS: ReadonlySet<string> = new Set(
  'resolve realpath abspath normpath normalize join joinpath realpathSync as_posix Path PurePath str String fspath'.split(
    ' ',
  ),
);

/** Parts of a text. */
const TEXT_METHODS: ReadonlySet<string> = new Set('slice substring substr charAt trim'.split(' '));

/** Deeper expressions are nobody's to write twice. */
const PURE_DEPTH_MAX = 8;

/**
 * An expression that is written twice has one value: `if (!resolve(base, name).startsWith(base)) return;` and then
 * `read(resolve(base, name))`. It has the same identity while its variables have the same values.
 */
export function valueIdentity(node: SyntaxNode, state: State, interpreter: Interpreter): string {
  const isText = node.kind === 'call' && TEXT_METHODS.has(kid(kid(node, 0), 1).text);
  const isPath = interpreter.matches.normalizers.size > 0 && (node.kind === 'call' || node.kind === 'binary');
  return (isText || isPath ? pureKey(node, state, 0) : null) ?? identityOf(interpreter, node);
}

function pureKey(node: SyntaxNode, state: State, depth: number): string | null {
  if (depth > PURE_DEPTH_MAX) return null;
  const list = (nodes: readonly SyntaxNode[]): string | null => {
    const keys = nodes.map((one) => pureKey(one, state, depth + 1));
    return keys.includes(null) ? null : keys.join(',');
  };
  switch (node.kind) {
    case 'name':
      return nameKey(node, state);
    case 'string':
    case 'number':
    case 'unary':
      if (node.kind === 'unary') return node.text === '-' ? list(node.kids) : null;
      return JSON.stringify(node.text);
    case 'member': {
      const object = pureKey(kid(node, 0), state, depth + 1);
      return object === null ? null : `${object}.${kid(node, 1).text}`;
    }
    case 'binary': {
      const sides = /^[+/%]$/.test(node.text) ? list(node.kids) : null;
      return sides === null ? null : `(${node.text} ${sides})`;
    }
    case 'call': {
      const callee = kid(node, 0);
      const name = callee.kind === 'member' ? kid(callee, 1).text : callee.text;
      const isPure = PURE_METHODS.has(name) || TEXT_METHODS.has(name);
      const parts = isPure ? list(node.kids) : null;
      return parts === null ? null : `call(${parts})`;
    }
    default:
      return null;
  }
}

/** Without an identity, the variable may hold another value in each round of a loop. */
function nameKey(node: SyntaxNode, state: State): string | null {
  if (!node.binding) return null;
  const value = state.get(node.binding);
  return value ? value.identity || null : `b${node.binding.id}`;
}
