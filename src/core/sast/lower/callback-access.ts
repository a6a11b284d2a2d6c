import { kid, node, type SyntaxNode } from '../tree.ts';

/** Methods that call their first argument with each element, or with what is awaited. */
const CALLING_METHODS: ReadonlySet<string> = new Set(
  'map flatMap forEach filter find findLast some every then catch replace replaceAll'.split(' '),
);

/**
 * `names.map(escapeHtml)` calls `escapeHtml` without the parentheses that a pattern is written with. The bare name gets
 * the call as a second reading.
 */
export function addCallbackAccess(root: SyntaxNode): void {
  for (const child of root.kids) addCallbackAccess(child);
  if (root.kind !== 'call') return;
  const callee = kid(root, 0);
  if (callee.kind === 'member' && CALLING_METHODS.has(kid(callee, 1).text)) {
    const isReplacing = kid(callee, 1).text.startsWith('replace');
    addCall(kid(root, isReplacing ? 2 : 1), kid(callee, 0));
  } else if (callee.kind === 'name' && callee.text === 'map') addCall(kid(root, 1), kid(root, 2));
}

function addCall(callback: SyntaxNode, given: SyntaxNode): void {
  if (callback.kind === 'name' || callback.kind === 'member') {
    callback.access = node('call', callback, [callback, given], { flavor: 'access' });
  }
}
