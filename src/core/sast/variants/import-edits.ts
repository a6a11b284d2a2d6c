import type { SyntaxNode } from '../tree.ts';
import { kid } from '../tree.ts';
import type { Edit } from './mutations.ts';

const isExact = (node: SyntaxNode): boolean => node.kind === 'name' && node.end - node.start === node.text.length;

const again = (name: string): string => `${name}Again`;

/** What stands where a name is imported, once it has another name here; `null` where it has one of its own already. */
function importEdit(imported: SyntaxNode): Edit | null {
  const [property, local] = [kid(imported, 0), kid(imported, 1)];
  if (!isExact(local)) return null;
  const { start, end, text } = local;
  const isWhole = property.kind === 'absent' || (property.start === start && property.text === text);
  // The wildcard and default imports of JavaScript have no name but the local one.
  const isOwn = imported.text === '*' || imported.text === 'default';
  if (isOwn) return { start, end, text: again(text) };
  return isWhole ? { start, end, text: `${text} as ${again(text)}` } : null;
}

/** Modules and what comes from them under another name: rules that look for a spelling lose them. */
export function importsRenamed(nodes: readonly SyntaxNode[]): Edit[] {
  const names = nodes.filter(isExact);
  return nodes.flatMap((node) => {
    if (node.kind !== 'import-name') return [];
    const edit = importEdit(node);
    const { binding } = kid(node, 1);
    const uses = names.filter((name) => name.binding === binding && name.parent?.kind !== 'import-name');
    if (!edit || !binding || uses.some((use) => use.parent?.kind === 'pair')) return [];
    return [edit, ...uses.map(({ start, end, text }) => ({ start, end, text: again(text) }))];
  });
}

/** The first two arguments that have names, the other way round: their order says nothing. */
export function keywordsSwapped(nodes: readonly SyntaxNode[], text: string): Edit[] {
  return nodes.flatMap((node) => {
    const at = node.kind === 'call' ? node.kids.findIndex((one) => one.kind === 'keyword') : -1;
    const [first, second] = [node.kids[at], node.kids[at + 1]];
    if (first?.kind !== 'keyword' || second?.kind !== 'keyword') return [];
    const [a, between, b] = [
      text.slice(first.start, first.end),
      text.slice(first.end, second.start),
      text.slice(second.start, second.end),
    ];
    return [{ start: first.start, end: second.end, text: b + between + a }];
  });
}
