import { targetNames } from '../names.ts';
import { kid, node, type SyntaxNode } from '../tree.ts';

/** Marks `field` that was written without `this.`: patterns name it as it is written. */
export const IMPLICIT_THIS = 'implicit-this';

/**
 * `sql` within a method of a class that has the field `sql` is `this.sql`, and `find(x)` is `this.find(x)`: data then
 * flows through fields and own methods however they are written. Locals and parameters of the name come first.
 */
export function addImplicitThis(root: SyntaxNode): void {
  for (const child of root.kids) addImplicitThis(child);
  if (root.kind !== 'class') return;
  const members = new Set<string>();
  for (const member of kid(root, 2).kids) {
    const name = kid(member, 0);
    if (member.kind === 'function' || (member.kind === 'assign' && member.flavor === 'field')) members.add(name.text);
    // What a record sets in its own constructor are its fields.
    if (member.kind === 'function' && name.text === 'constructor') addRecordFields(member, members);
  }
  if (members.size === 0) return;
  for (const member of kid(root, 2).kids) {
    if (member.kind === 'function') rewriteFunction(member, members);
    else if (member.kind === 'assign') rewriteKid(member, 1, members);
    else if (member.kind === 'block') rewriteIn(member, members);
  }
}

function addRecordFields(constructor: SyntaxNode, members: Set<string>): void {
  for (const statement of kid(constructor, 2).kids) {
    if (statement.flavor === 'record') members.add(kid(kid(statement, 0), 1).text);
  }
}

function rewriteFunction(made: SyntaxNode, members: ReadonlySet<string>): void {
  const own = new Set(
    kid(made, 1)
      .kids.flatMap((one) => targetNames(kid(one, 0)))
      .map(({ text }) => text),
  );
  collectLocals(kid(made, 2), own);
  const visible = new Set([...members].filter((name) => !own.has(name)));
  if (visible.size > 0) rewriteIn(kid(made, 2), visible);
}

/** Names that the function declares anywhere: hiding a field for a part of a method is not worth a scope. */
function collectLocals(current: SyntaxNode, found: Set<string>): void {
  if (current.kind === 'class' || current.kind === 'function') return;
  const declares =
    current.kind === 'for-each' || current.kind === 'catch' || (current.kind === 'assign' && current.flavor === 'let');
  if (declares) for (const name of targetNames(kid(current, 0))) found.add(name.text);
  for (const child of current.kids) collectLocals(child, found);
}

function rewriteIn(current: SyntaxNode, members: ReadonlySet<string>): void {
  if (current.kind === 'function') return rewriteFunction(current, members);
  // A class within has done its own; what it takes from this one is not followed.
  if (current.kind === 'class') return;
  current.kids.forEach((_, at) => rewriteKid(current, at, members));
}

function rewriteKid(parent: SyntaxNode, at: number, members: ReadonlySet<string>): void {
  const child = kid(parent, at);
  const isName = child.kind === 'name' && members.has(child.text) && parent.kind !== 'import-name';
  if (!isName || child.type) return rewriteIn(child, members);
  const at0 = { start: child.start, end: child.start };
  const self = node('name', at0, [], 'this');
  const made = node('member', child, [self, node('property', child, [], child.text)], { flavor: IMPLICIT_THIS });
  (parent.kids as SyntaxNode[])[at] = made;
}
