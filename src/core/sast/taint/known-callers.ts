import type { Binding } from '../names.ts';
import type { SourceFile } from '../source-file.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import { importGraphOf, type ImportGraph } from './import-graph.ts';

/** Decorators that hand a function to nobody else; any other may give it to a framework. */
const OWN_DECORATORS: ReadonlySet<string> = new Set(['staticmethod', 'classmethod', 'property', 'override']);

/** Methods of lists that hand their elements to a function. */
const EACH: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'some', 'every']);

const known = new WeakMap<ImportGraph, ReadonlySet<SyntaxNode>>();

/** Functions that code of the scan itself calls, so that what they are given can be seen. The same for all rules. */
export function calledFunctions(files: readonly SourceFile[]): ReadonlySet<SyntaxNode> {
  const graph = importGraphOf(files);
  const found = known.get(graph) ?? findCalled(graph);
  known.set(graph, found);
  return found;
}

function findCalled(graph: ImportGraph): ReadonlySet<SyntaxNode> {
  const called = new Set<SyntaxNode>();
  for (const file of graph.files) {
    for (const kind of ['call', 'new'] as const) {
      for (const call of file.nodesByKind.get(kind) ?? []) addCallee(call, called, { graph, file });
    }
  }
  return new Set([...called].filter((one) => one.kids.slice(3).every(({ text }) => OWN_DECORATORS.has(text))));
}

interface Place {
  readonly graph: ImportGraph;
  readonly file: SourceFile;
}

function addCallee(call: SyntaxNode, called: Set<SyntaxNode>, place: Place): void {
  const callee = kid(call, 0);
  addCallbacks(call, called);
  if (callee.kind === 'name') {
    const { imported } = callee.binding ?? {};
    const target = imported ? exported(imported.module, imported.name, place) : definitionOf(callee.binding);
    if (target?.kind === 'class') addMethod(target, '__init__', call, called);
    else if (target?.kind === 'function' && !isWithin(call, target)) called.add(target);
  } else if (callee.kind === 'member') {
    const name = kid(callee, 1).text;
    const of = classOf(kid(callee, 0), place);
    const { imported } = kid(callee, 0).binding ?? {};
    if (of) addMethod(of, name, call, called);
    else if (imported) {
      const target =
        exported(imported.module, name, place) ?? exported(`${imported.module}.${imported.name}`, name, place);
      if (target?.kind === 'function') called.add(target);
    }
  }
}

/** `['a', 'b'].forEach((one) => …)`: what the function is given is written down. */
function addCallbacks(call: SyntaxNode, called: Set<SyntaxNode>): void {
  const callee = kid(call, 0);
  if (callee.kind !== 'member' || !EACH.has(kid(callee, 1).text)) return;
  const over = kid(callee, 0);
  const list = over.kind === 'name' && over.binding?.writes === 1 ? over.binding.value : over;
  const [callback] = call.kids.slice(1);
  if (list?.kind === 'array' && callback?.kind === 'function') called.add(callback);
}

function definitionOf(binding: Binding | undefined): SyntaxNode | undefined {
  return binding?.declaration ?? (binding?.value?.kind === 'function' ? binding.value : undefined);
}

/** What another file of the scan defines under a name. */
function exported(module: string, name: string, { graph, file }: Place): SyntaxNode | undefined {
  return definitionOf(graph.resolve(module, file)?.topLevel.get(name));
}

/** The class that an expression names, or is an object of, where that is plain to see. */
function classOf(node: SyntaxNode, place: Place): SyntaxNode | null {
  if (/^(?:self|cls|this)$/.test(node.text)) return enclosing(node, 'class');
  const made = node.kind === 'name' ? node.binding?.value : node;
  const named = made?.kind === 'call' || made?.kind === 'new' ? kid(made, 0) : node;
  const { imported, declaration } = named.binding ?? {};
  const found = imported ? exported(imported.module, imported.name, place) : declaration;
  return found?.kind === 'class' ? found : null;
}

function addMethod(of: SyntaxNode, name: string, call: SyntaxNode, called: Set<SyntaxNode>): void {
  for (const member of kid(of, 2).kids) {
    const method = member.kind === 'function' ? member : kid(member, 1);
    if (method.kind === 'function' && kid(member, 0).text === name && !isWithin(call, method)) called.add(method);
  }
}

function enclosing(node: SyntaxNode, kind: SyntaxNode['kind']): SyntaxNode | null {
  let one = node.parent;
  while (one && one.kind !== kind) one = one.parent;
  return one ?? null;
}

/** A call by itself tells nothing of what a function is given first. */
function isWithin(call: SyntaxNode, target: SyntaxNode): boolean {
  return call.start >= target.start && call.end <= target.end;
}
