import { absent, kid, node, UNWRITTEN, withMarks, withType, type SyntaxNode } from '../tree.ts';

/**
 * Methods move into the type that they belong to, with their receiver as the first thing they know: `t := this`. The
 * type must be of the same file; of other receivers the type alone is known. Patterns find the receiver behind the body.
 */
export function gatherMethods(program: SyntaxNode): SyntaxNode {
  const types = new Map<string, SyntaxNode>();
  for (const one of program.kids) if (one.kind === 'class') types.set(kid(one, 0).text, one);
  const kids = program.kids.filter((one) => {
    if (one.kind !== 'function' || one.kids[3]?.kind !== 'parameters') return true;
    const receiver = kid(kid(one, 3), 0);
    const owner = types.get(typeName(kid(receiver, 0).type));
    bindReceiver(one, receiver, owner !== undefined);
    if (!owner) return true;
    (kid(owner, 2).kids as SyntaxNode[]).push(one);
    return false;
  });
  return node('program', program, kids);
}

function typeName(type: SyntaxNode | undefined): string {
  if (!type) return '';
  return type.kind === 'unary' || type.kind === 'index' ? typeName(type.kids[0]) : type.text;
}

function bindReceiver(method: SyntaxNode, receiver: SyntaxNode, isKnown: boolean): void {
  const target = kid(receiver, 0);
  if (target.kind !== 'name' || target.text === '_') return;
  const self = isKnown ? node('name', target, [], 'this') : absent(target.end);
  // A name of its own: the receiver itself stands outside of the method's scope.
  const local = withType(node('name', target, [], target.text), target.type ?? null);
  const assign = node('assign', target, [local, self], { text: '=', flavor: 'let' });
  (kid(method, 2).kids as SyntaxNode[]).unshift(withMarks(assign, [UNWRITTEN]));
}
