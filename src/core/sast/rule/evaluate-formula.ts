import { REGEX_TEXT_CHARS_MAX } from '../limits.ts';
import { lookUp, merge, type Bound, type MaybeEnvironment } from '../pattern/environment.ts';
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import { findMatches, isSpent, type PatternMatch } from '../pattern/find-matches.ts';
import type { Budget } from '../pattern/match.ts';
import type { SourceFile } from '../source-file.ts';
import type { AllFormula, Formula } from './formula.ts';

export interface Evaluation {
  readonly file: SourceFile;
  readonly budget: Budget;
  /** Matches of each pattern, for the rules that share it. */
  readonly cache: Map<CompiledPattern, readonly PatternMatch[]>;
}

export function evaluateFormula(formula: Formula, evaluation: Evaluation): readonly PatternMatch[] {
  switch (formula.type) {
    case 'pattern':
      return patternMatches(formula.byFamily.get(evaluation.file.family), evaluation);
    case 'regex':
      return regexMatches(formula.regex, evaluation);
    case 'any':
      return formula.of.flatMap((one) => evaluateFormula(one, evaluation));
    case 'all':
      return evaluateAll(formula, evaluation);
  }
}

function patternMatches(pattern: CompiledPattern | undefined, evaluation: Evaluation): readonly PatternMatch[] {
  if (!pattern) return [];
  const known = evaluation.cache.get(pattern);
  if (known) return known;
  const found = findMatches(pattern, evaluation.file, evaluation.budget);
  // What was cut short here is looked for again by the next rule, which then says so under its own name.
  if (!isSpent(found, evaluation.budget)) evaluation.cache.set(pattern, found);
  return found;
}

/** Line by line, so that one long line cannot cost more than its bound; `$1` is the first group. */
function regexMatches(regex: RegExp, { file, budget }: Evaluation): PatternMatch[] {
  const found: PatternMatch[] = [];
  for (const { chunk, offset } of chunks(file.text)) {
    for (const match of chunk.matchAll(regex)) {
      let env: MaybeEnvironment = null;
      match.slice(1).forEach((group, index) => {
        env = { name: `$${index + 1}`, bound: { nodes: [], text: group ?? '' }, next: env };
      });
      const start = offset + match.index;
      found.push({ start, end: start + match[0].length, env, node: null });
      if (isSpent(found, budget)) return found;
    }
  }
  return found;
}

/** Whole text where it is short enough; else pieces that end at a line. */
function* chunks(text: string): Generator<{ chunk: string; offset: number }> {
  for (let offset = 0; offset < text.length;) {
    const wanted = offset + REGEX_TEXT_CHARS_MAX;
    const newline = text.lastIndexOf('\n', wanted);
    const end = wanted >= text.length ? text.length : newline > offset ? newline + 1 : wanted;
    yield { chunk: text.slice(offset, end), offset };
    offset = end;
  }
}

function evaluateAll(formula: AllFormula, evaluation: Evaluation): PatternMatch[] {
  const [first, ...rest] = formula.positives.length > 0 ? formula.positives : formula.insides;
  if (!first) return [];
  let matches = [...evaluateFormula(first, evaluation)];
  for (const other of rest) {
    if (matches.length === 0) return [];
    matches = intersect(matches, evaluateFormula(other, evaluation), evaluation.budget);
  }
  for (const inside of formula.positives.length > 0 ? formula.insides : []) {
    if (matches.length === 0) return [];
    matches = keepInside(matches, evaluateFormula(inside, evaluation), evaluation.budget);
  }
  for (const negative of formula.negatives) {
    if (matches.length > 0) matches = exclude(matches, evaluateFormula(negative, evaluation), isSameRange);
  }
  for (const notInside of formula.notInsides) {
    if (matches.length > 0) matches = exclude(matches, evaluateFormula(notInside, evaluation), isWithin);
  }
  for (const { metavariable, regex } of formula.conditions) {
    matches = matches.filter((one) => isRegexMatch(lookUp(one.env, metavariable), regex, evaluation.file.text));
  }
  return formula.focus.length > 0 ? matches.flatMap((one) => focusOn(one, formula.focus)) : matches;
}

type Relation = (one: PatternMatch, other: PatternMatch) => boolean;

function exclude(
  matches: readonly PatternMatch[],
  excluded: readonly PatternMatch[],
  relation: Relation,
): PatternMatch[] {
  return matches.filter((one) => !excluded.some((other) => relation(one, other) && isCompatible(one, other)));
}

function isSameRange(one: PatternMatch, other: PatternMatch): boolean {
  return one.start === other.start && one.end === other.end;
}

function isWithin(inner: PatternMatch, outer: PatternMatch): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function isCompatible(a: PatternMatch, b: PatternMatch): boolean {
  return merge(a.env, b.env) !== undefined;
}

/** The smaller of two ranges, where one lies in the other and the metavariables agree. */
function intersect(as: readonly PatternMatch[], bs: readonly PatternMatch[], budget: Budget): PatternMatch[] {
  const found: PatternMatch[] = [];
  for (const a of as) {
    for (const b of bs) {
      budget.steps -= 1;
      if (isSpent(found, budget)) return found;
      const smaller = isWithin(a, b) ? a : isWithin(b, a) ? b : null;
      if (!smaller) continue;
      const env = merge(a.env, b.env);
      if (env !== undefined) found.push({ ...smaller, node: smaller.node ?? sameRangeNode(a, b), env });
    }
  }
  return found;
}

function sameRangeNode(a: PatternMatch, b: PatternMatch): PatternMatch['node'] {
  return isSameRange(a, b) ? (a.node ?? b.node) : null;
}

/** Surroundings that bind the same metavariables in the same way are one. */
function keepInside(as: readonly PatternMatch[], bs: readonly PatternMatch[], budget: Budget): PatternMatch[] {
  const found: PatternMatch[] = [];
  for (const a of as) {
    let isUnchanged = false;
    for (const b of bs) {
      budget.steps -= 1;
      if (isSpent(found, budget)) return found;
      if (!isWithin(a, b)) continue;
      const env = merge(a.env, b.env);
      if (env === undefined || (env === a.env && isUnchanged)) continue;
      isUnchanged ||= env === a.env;
      found.push({ ...a, env });
    }
  }
  return found;
}

/** A literal is tried without its quotes, other code as it is written. */
function isRegexMatch(bound: Bound | null, regex: RegExp, source: string): boolean {
  if (!bound) return false;
  return textsOf(bound, source).some((text) => regex.test(text.slice(0, REGEX_TEXT_CHARS_MAX)));
}

function textsOf(bound: Bound, source: string): string[] {
  if (bound.text !== null) return [bound.text];
  const [first] = bound.nodes;
  const last = bound.nodes.at(-1);
  if (!first || !last) return [''];
  if (first === last && (first.kind === 'name' || first.kind === 'property')) return [first.text];
  const written = source.slice(first.start, last.end);
  return first.kind === 'string' && first === last ? [first.text, written] : [written];
}

function focusOn(match: PatternMatch, names: readonly string[]): PatternMatch[] {
  return names.flatMap((name) => {
    const bound = lookUp(match.env, name);
    const [first] = bound?.nodes ?? [];
    const last = bound?.nodes.at(-1);
    if (!first || !last) return [];
    return [
      { start: first.start, end: last.end, env: match.env, node: first === last ? first : null, isFocused: true },
    ];
  });
}
