import { kid, type SyntaxNode } from '../tree.ts';
import { identityOf, type Interpreter } from './interpreter.ts';
import type { State } from './state.ts';

/** Calls that give the same for the same: paths and conversions. */
const PURE_METHODS: ReadonlySet<string> = new Set(
  'resolve realpath abspath normpath normalize join joinpath realpathSync as_posix Path PurePath str String fspath'.split(
    ' ',
  ),
);

/** Deeper expressions are nobody's to write twice. */
const PURE_DEPTH_MAX = 8;

/**
 * An expression that is written twice has one value: `if (!resolve(base, name).startsWith(base)) return;` and then
 * `read(resolve(base, name))`. It has the same identity while its variables have the same values.
 */
export function valueIdentity(node: SyntaxNode, state: State, interpreter: Interpreter): string {
  if (interpreter.matches.normalizers.size === 0 || (node.kind !== 'call' && node.kind !== 'binary')) {
    return identityOf(interpreter, node);
  }
  return pureKey(node, state, 0) ?? identityOf(interpreter, node);
}

function pureKey(node: SyntaxNode, state: State, depth: number): string | null {
  if (depth > PURE_DEPTH_MAX) return null;
  const list = (nodes: readonly SyntaxNode[]): string | null => {
    const keys = nodes.map((one) => pureKey(one, state, depth + 1));
    return keys.includes(null) ? null : keys.join(',');
  };
  switch (node.kind) {
    case 'name':
      return node.binding ? state.get(node.binding)?.identity || `b${node.binding.id}` : null;
    case 'string':
    case 'number':
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
      const parts = PURE_METHODS.has(name) ? list(node.kids) : null;
      return parts === null ? null : `call(${parts})`;
    }
    default:
      return null;
  }
}
