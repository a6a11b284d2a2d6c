import { lookUp } from '../pattern/environment.ts';
import { holdsForLabels, type LabelExpression } from '../rule/label-expression.ts';
import type { SyntaxNode } from '../tree.ts';
import type { Call } from './calls.ts';
import type { Interpreter } from './interpreter.ts';
import type { State } from './state.ts';
import type { Asker, SinkSite } from './sink-sites.ts';
import type { SinkMatch } from './taint-matches.ts';
import { joinTaints, type Taint, type Value } from './value.ts';

/** Sinks that are a whole call: each of its arguments counts. */
export function checkArguments(call: Call, state: State, interpreter: Interpreter): void {
  for (const site of interpreter.sinks.calls.get(call.node) ?? [])
    for (const one of call.args) checkSite(site, one, state, interpreter);
}

/** A call by another name, given each element of a list. */
export function checkElement(call: SyntaxNode, element: Value, state: State, interpreter: Interpreter): void {
  for (const site of interpreter.sinks.calls.get(call) ?? []) checkSite(site, element, state, interpreter);
}

/** The place itself, and sinks of which it is a part. */
export function checkSinks(node: SyntaxNode, value: Value, state: State, interpreter: Interpreter): void {
  for (const site of interpreter.sinks.at.get(node) ?? []) checkSite(site, value, state, interpreter);
  for (const site of interpreter.sinks.parts.get(node) ?? []) checkSite(site, value, state, interpreter);
}

function checkSite(site: SinkSite, value: Value, state: State, interpreter: Interpreter): void {
  if (!state.isAlive) return;
  const { asker, node, sinks } = site;
  // Parts of the match may be evaluated after this one.
  for (const one of sinks) if (one.sink.requires?.type === 'metavariables') interpreter.waiting.set(one, site);
  if (asker.isTextOnly && value.isStructured) {
    const texts = asker.textFields.map((key) => value.fields?.get(key));
    for (const text of texts) if (text && !text.isStructured) checkSite(site, text, state, interpreter);
    return;
  }
  const harmful = withoutHarmless(
    joinTaints(state.tainted(state.allTaints(value)), controlOf(state, interpreter)),
    asker,
  );
  if (harmful.length === 0) return;
  for (const one of sinks) {
    const way = wayOf(one, harmful, asker);
    if (way) return asker.report(node, way, one.match);
  }
}

/** Sinks that ask for labels of several parts, now that all of them are known. */
export function checkWaiting(state: State, interpreter: Interpreter): void {
  if (interpreter.waiting.size === 0) return;
  for (const [one, { asker, node }] of interpreter.waiting) {
    const { requires } = one.sink;
    if (requires?.type !== 'metavariables') continue;
    const taints = requires.of.map(({ metavariable, labels }) =>
      labelled({ one, metavariable, labels }, state, interpreter),
    );
    const found = taints.flatMap((each) => each ?? []);
    const way = found.find((taint) => asker.isUnified(taint, one.match));
    if (way && !taints.includes(null)) asker.report(node, way, one.match);
  }
  interpreter.waiting.clear();
}

/** What the metavariable stands for is tainted by; `null` when its labels are not those that are asked for. */
function labelled(
  asked: { readonly one: SinkMatch; readonly metavariable: string; readonly labels: LabelExpression },
  state: State,
  interpreter: Interpreter,
): readonly Taint[] | null {
  const node = lookUp(asked.one.match.env, asked.metavariable)?.nodes[0];
  const value = node && interpreter.watched.get(node);
  const taints = value ? state.tainted(state.allTaints(value)) : [];
  return holdsForLabels(asked.labels, labelsOf(taints)) ? taints : null;
}

/** Where a function is left, all that it holds counts: a file that was not closed. */
export function checkExit(at: SyntaxNode, state: State, interpreter: Interpreter): void {
  const { exitSinks } = interpreter.matches;
  const { exitAsker } = interpreter;
  if (exitSinks.size === 0 || !exitAsker || !state.isAlive) return;
  const owner = interpreter.callStack.at(-1);
  let found: readonly [SyntaxNode, SinkMatch] | null = null;
  for (let node: SyntaxNode | undefined = at; node && !found; node = node.parent) {
    const one = exitSinks.get(node);
    if (one) found = [node, one];
  }
  // A call stands within its statement.
  for (const [node, one] of exitSinks)
    if (!found && node.start >= at.start && node.end <= at.end && node.kind !== 'function') found = [node, one];
  if (!found || !owner) return;
  const [node, one] = found;
  for (const [binding, value] of state.entries()) {
    if (binding.owner !== owner) continue;
    const way = wayOf(one, state.tainted(state.allTaints(value)), exitAsker);
    const isWhole = node.kind === 'function';
    if (way)
      return exitAsker.report(at, way, isWhole ? { ...one.match, start: at.start, end: at.end, node: at } : one.match);
  }
}

function controlOf(state: State, interpreter: Interpreter): readonly Taint[] {
  return state.get(interpreter.control)?.taints ?? [];
}

const labelsOf = (taints: readonly Taint[]): ReadonlySet<string> => new Set(taints.map((one) => one.label));

/** The taint that a sink reports, where its demands are met. A sink without any asks for what has no label. */
function wayOf(one: SinkMatch, taints: readonly Taint[], asker: Asker): Taint | undefined {
  const { requires } = one.sink;
  const unified = taints.filter((taint) => asker.isUnified(taint, one.match));
  if (!requires) return unified.find((taint) => taint.label === '');
  if (requires.type !== 'value' || !holdsForLabels(requires.labels, labelsOf(unified))) return undefined;
  return unified.find((taint) => isAskedFor(requires.labels, taint.label)) ?? unified[0];
}

function isAskedFor(labels: LabelExpression, label: string): boolean {
  if (labels.type === 'label') return labels.name === label;
  if (labels.type === 'and' || labels.type === 'or')
    return isAskedFor(labels.left, label) || isAskedFor(labels.right, label);
  return false;
}

function withoutHarmless(taints: readonly Taint[], { harmlessWithout }: Asker): readonly Taint[] {
  if (harmlessWithout === '') return taints;
  return taints.filter(({ without }) => ![...harmlessWithout].every((character) => without.includes(character)));
}
