import type { Binding } from '../names.ts';
import { isPresent, kid, type Kind, type SyntaxNode } from '../tree.ts';
import type { PropagationMatch, SinkMatch, SourceMatch } from './taint-matches.ts';

/** What is as untrusted as its parts, and by itself not. */
const MADE_OF_PARTS: ReadonlySet<Kind> = new Set([
  'template',
  'binary',
  'conditional',
  'logical',
  'array',
  'tuple',
  'set',
  'object',
  'pair',
  'keyword',
  'sequence',
]);

const WRITTEN_DOWN: ReadonlySet<Kind> = new Set(['string', 'number', 'constant', 'regex', 'property', 'absent']);

/** Texts and numbers: no other code can put something into them. */
const UNCHANGEABLE: ReadonlySet<Kind> = new Set(['string', 'number', 'constant', 'template', 'binary']);

/** Variables that hold variables that hold …; a circle ends here as well. */
const DEPTH_MAX = 8;

interface Touched {
  readonly nodes: ReadonlySet<SyntaxNode>;
  readonly bindings: ReadonlySet<Binding>;
}

export interface Influences {
  readonly sources: ReadonlyMap<SyntaxNode, readonly SourceMatch[]>;
  readonly sourceParts: ReadonlyMap<SyntaxNode, SyntaxNode>;
  readonly propagations: ReadonlyMap<SyntaxNode, readonly PropagationMatch[]>;
}

/**
 * Takes away sinks that are given what is written in the code: `require('fs')`, the text of a query with parameters.
 * Nothing can come to them, and most sinks of most files are of this kind.
 */
export function leaveOutFixed(sinks: Map<SyntaxNode, SinkMatch[]>, influences: Influences): void {
  const { sources } = influences;
  // Behind a control source, whatever is reached counts.
  for (const found of sources.values()) if (found.some(({ source }) => source.isControl)) return;
  const touched = touchedBy(influences);
  for (const [node, found] of sinks) {
    const asksForParts = found.some(({ sink }) => sink.requires?.type === 'metavariables');
    if (!asksForParts && isFixed(node, touched, 0)) sinks.delete(node);
  }
}

function touchedBy({ sources, sourceParts, propagations }: Influences): Touched {
  const nodes = new Set([...sources.keys(), ...sourceParts.keys(), ...propagations.keys()]);
  for (const list of propagations.values()) for (const { to } of list) nodes.add(to);
  const bindings = new Set<Binding>();
  for (const node of nodes) for (const { binding } of [node, kid(node, 0)]) if (binding) bindings.add(binding);
  return { nodes, bindings };
}

function isFixed(node: SyntaxNode, touched: Touched, depth: number): boolean {
  if (touched.nodes.has(node) || depth > DEPTH_MAX) return false;
  if (WRITTEN_DOWN.has(node.kind)) return true;
  if (MADE_OF_PARTS.has(node.kind)) return node.kids.every((one) => isFixed(one, touched, depth));
  const { binding } = node;
  if (node.kind !== 'name' || binding?.writes !== 1 || !binding.value || touched.bindings.has(binding)) return false;
  return isUnchangeable(binding.value) && isFixed(binding.value, touched, depth + 1);
}

function isUnchangeable(value: SyntaxNode): boolean {
  return isPresent(value) && UNCHANGEABLE.has(value.kind);
}
