/**
 * What attacks may look like: each name stands for one of its alternatives, in which `<name>` stands for another name's.
 * `start` is where it begins. A literal `<` before letters and `>` is written `<lt>` with `lt: ['<']`.
 */
export type PayloadGrammar = Readonly<Record<string, readonly string[]>>;

export const GRAMMAR_START = 'start';

/** Sentences under way. A grammar of a lab has a few hundred words; one that doubles without end is met here. */
const UNDER_WAY_MAX = 10_000;
/** Pieces of one sentence: an attack of more is no small one. */
const PARTS_MAX = 48;
const REFERENCE = /<([a-z][a-z0-9-]*)>/g;

type Part = { readonly text: string } | { readonly name: string };

interface Form {
  readonly parts: readonly Part[];
  /** Of the shortest text that can come of it. */
  readonly length: number;
  /** Forms of one length come in the order in which the author wrote them. */
  readonly order: readonly number[];
}

function partsOf(alternative: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of alternative.matchAll(REFERENCE)) {
    if (match.index > at) parts.push({ text: alternative.slice(at, match.index) });
    parts.push({ name: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < alternative.length) parts.push({ text: alternative.slice(at) });
  return parts;
}

/** What is wrong with a grammar, in a sentence; `null` when every name is known and ends. */
export function grammarProblem(grammar: PayloadGrammar): string | null {
  if (!Object.hasOwn(grammar, GRAMMAR_START)) return `there is no "${GRAMMAR_START}"`;
  for (const [name, alternatives] of Object.entries(grammar)) {
    for (const part of alternatives.flatMap(partsOf)) {
      if ('name' in part && !Object.hasOwn(grammar, part.name)) return `<${part.name}> in "${name}" is not defined`;
    }
  }
  const endless = [...shortestLengths(grammar)].find(([, length]) => length === Infinity);
  return endless ? `"${endless[0]}" never comes to an end` : null;
}

/** The shortest text of each name; `Infinity` for one that only leads to itself. */
function shortestLengths(grammar: PayloadGrammar): ReadonlyMap<string, number> {
  const lengths = new Map(Object.keys(grammar).map((name) => [name, Infinity]));
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const [name, alternatives] of Object.entries(grammar)) {
      const shortest = Math.min(...alternatives.map((one) => lengthOf(partsOf(one), lengths)));
      if (shortest >= (lengths.get(name) ?? Infinity)) continue;
      lengths.set(name, shortest);
      hasChanged = true;
    }
  }
  return lengths;
}

function lengthOf(parts: readonly Part[], lengths: ReadonlyMap<string, number>): number {
  return parts.reduce(
    (sum, part) => sum + ('text' in part ? part.text.length : (lengths.get(part.name) ?? Infinity)),
    0,
  );
}

function isBefore(one: Form, other: Form): boolean {
  if (one.length !== other.length) return one.length < other.length;
  const at = one.order.findIndex((value, index) => value !== other.order[index]);
  return at !== -1 && (one.order[at] ?? 0) < (other.order[at] ?? 0);
}

/** A heap: the smallest form is at its top. */
class FormHeap {
  readonly #forms: Form[] = [];

  get size(): number {
    return this.#forms.length;
  }

  push(form: Form): void {
    const forms = this.#forms;
    let at = forms.push(form) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = forms[above];
      if (!parent || !isBefore(form, parent)) break;
      forms[at] = parent;
      at = above;
    }
    forms[at] = form;
  }

  pop(): Form | undefined {
    const forms = this.#forms;
    const top = forms[0];
    const last = forms.pop();
    if (!last || forms.length === 0) return top;
    let at = 0;
    for (;;) {
      const [left, right] = [forms[2 * at + 1], forms[2 * at + 2]];
      const isRight = left && right && isBefore(right, left);
      const child = isRight ? right : left;
      if (!child || !isBefore(child, last)) break;
      forms[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    forms[at] = last;
    return top;
  }
}

/**
 * Texts of a grammar, shortest first and each once; among texts of one length those that stand first in the grammar.
 * Ends after `max` texts, or where too many are under way.
 * @param grammar one that `grammarProblem` has nothing against
 */
export function* payloads(grammar: PayloadGrammar, max: number): Generator<string> {
  const lengths = shortestLengths(grammar);
  const heap = new FormHeap();
  const seen = new Set<string>();
  const known = new Set<string>();
  heap.push({ parts: [{ name: GRAMMAR_START }], length: lengths.get(GRAMMAR_START) ?? Infinity, order: [] });
  while (heap.size > 0 && known.size < UNDER_WAY_MAX && seen.size < max) {
    const form = heap.pop();
    if (!form) return;
    const at = form.parts.findIndex((part) => 'name' in part);
    const open = form.parts[at];
    if (!open || !('name' in open)) {
      const text = form.parts.map((part) => ('text' in part ? part.text : '')).join('');
      if (seen.has(text)) continue;
      seen.add(text);
      yield text;
      continue;
    }
    for (const [index, alternative] of (grammar[open.name] ?? []).entries()) {
      const parts = [...form.parts.slice(0, at), ...partsOf(alternative), ...form.parts.slice(at + 1)];
      const written = JSON.stringify(parts);
      // Two ways to the same sentence would double with every step.
      if (parts.length > PARTS_MAX || known.has(written)) continue;
      known.add(written);
      heap.push({ parts, length: lengthOf(parts, lengths), order: [...form.order, index] });
    }
  }
}
