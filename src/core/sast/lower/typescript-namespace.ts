import { field, namedKids, type CstNode } from '../cst.ts';
import { node, UNWRITTEN, withMarks, type SyntaxNode } from '../tree.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

/**
 * `namespace N { export function f() {} }` runs its body in a scope of its own, and leaves what it exports in an object:
 * `const N = {}; { function f() {}; N.f = f; }`.
 */
export const namespaceOf: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const body = field(cst, 'body');
  const inner = lowering.lower(body, cst.start);
  if (!name || !body || name.type !== 'identifier') return inner;
  const text = lowering.text(name);
  const object = (): SyntaxNode => node('name', name, [], text);
  const made = node('assign', name, [object(), node('object', name)], { text: '=', flavor: 'const' });
  const exported = namedKids(body).flatMap((one) => exportedNames(one, lowering));
  const kept = exported.map((one) => {
    const target = node('member', one, [object(), node('property', one, [], one.text)]);
    return withMarks(node('assign', one, [target, one], { text: '=', flavor: '' }), [UNWRITTEN]);
  });
  const block = node('block', inner, [...inner.kids, ...kept], { flavor: inner.flavor });
  return node('block', cst, [withMarks(made, [UNWRITTEN]), block], { flavor: SPLICE });
};

function exportedNames(statement: CstNode, lowering: Lowering): SyntaxNode[] {
  const declared = statement.type === 'export_statement' ? field(statement, 'declaration') : undefined;
  if (!declared) return [];
  const holders = /_declaration$/.test(declared.type) && !field(declared, 'name') ? namedKids(declared) : [declared];
  return holders.flatMap((one) => {
    const name = field(one, 'name');
    const isValue = name?.type === 'identifier' || (name && one.type === 'class_declaration');
    return name && isValue ? [node('name', name, [], lowering.text(name))] : [];
  });
}
