import { holdsForLabels } from '../rule/label-expression.ts';
import type { CompiledPropagator } from '../rule/compile-taint.ts';
import type { SyntaxNode } from '../tree.ts';
import { assignTo, storeBack } from './assign.ts';
import { mutate } from './heap.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import type { PropagationMatch } from './taint-matches.ts';
import { cleanValue, derive, joinTaints, type Taint, type Value } from './value.ts';

interface Context {
  readonly node: SyntaxNode;
  readonly state: State;
  readonly interpreter: Interpreter;
}

/** Data goes from one part of a match to another: to its variable, or to this occurrence only. */
export function propagate({ propagator, from, to }: PropagationMatch, value: Value, context: Context): Value {
  const { node, state, interpreter } = context;
  const moved = interpreter.watched.get(from);
  const given = moved ? state.tainted(state.allTaints(moved)) : [];
  const labels = new Set(given.map((one) => one.label));
  if (given.length === 0 || (propagator.requires && !holdsForLabels(propagator.requires, labels))) return value;
  const target = interpreter.watched.get(to);
  const taints = joinTaints(target?.taints ?? [], relabelled(derive(given, node, 'passed on', ''), propagator));
  const isWhole = to === node || !propagator.hasSideEffect;
  if (isWhole) return { ...value, refs: undefined, taints: joinTaints(value.taints, taints) };
  if (target?.refs) {
    const change = (whole: Value): Value => ({ ...whole, taints: joinTaints(whole.taints, taints) });
    mutate({ owner: to, value: target, change }, state, interpreter);
  } else
    assignTo({ target: to, value: { ...(target ?? cleanValue('')), taints }, statement: node }, state, interpreter);
  return value;
}

/** The same where it arrives, after what it comes from was seen. */
export function arrive({ propagator, from }: PropagationMatch, value: Value, context: Context): Value {
  const { node, state, interpreter } = context;
  const moved = interpreter.watched.get(from);
  const given = moved ? state.tainted(state.allTaints(moved)) : [];
  const labels = new Set(given.map((one) => one.label));
  if (given.length === 0 || (propagator.requires && !holdsForLabels(propagator.requires, labels))) return value;
  const taints = joinTaints(value.taints, relabelled(derive(given, node, 'passed on', ''), propagator));
  const reached = { ...value, constant: undefined, taints };
  if (propagator.hasSideEffect && (node.kind === 'name' || node.kind === 'member'))
    storeBack(node, reached, state, interpreter);
  return reached;
}

function relabelled(taints: readonly Taint[], { label, replaceLabels }: CompiledPropagator): readonly Taint[] {
  if (label === null) return taints;
  return taints.map((one) => (!replaceLabels || replaceLabels.includes(one.label) ? { ...one, label } : one));
}
