import { bind, lookUp, merge, placeOf, type MaybeEnvironment, type Place } from '../pattern/environment.ts';
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import { findMatches, isSpent, type PatternMatch } from '../pattern/find-matches.ts';
import type { Budget } from '../pattern/match.ts';
import type { Parsers } from '../parsers.ts';
import type { RegexMatch } from '../regex/run-regex.ts';
import type { SourceFile } from '../source-file.ts';
import { fulfilConditions } from './evaluate-conditions.ts';
import type { AllFormula, Formula } from './formula.ts';
import { exclude, intersect, isSameRange, isWithin, keepInside, overlaps } from './range-algebra.ts';
import type { NameFilter } from './name-filter.ts';
import type { SafeRegex } from './regex.ts';

export interface Evaluation {
  readonly file: SourceFile;
  readonly budget: Budget;
  /** Matches of each pattern, for the rules that share it. */
  readonly cache: Map<CompiledPattern | NameFilter, readonly PatternMatch[]>;
  /** To read embedded code with; without them `language:` of a metavariable finds nothing. */
  readonly parsers?: Parsers;
  /** Seconds since 1970 at the start of the day, for `today()`. */
  readonly today?: number | undefined;
}

/** All places that a formula finds; with `within`, only what lies there and agrees with its metavariables. */
export function evaluateFormula(
  formula: Formula,
  evaluation: Evaluation,
  within: PatternMatch | null = null,
): readonly PatternMatch[] {
  switch (formula.type) {
    case 'pattern': {
      const { family } = evaluation.file;
      // A name that is bound already may be told by other code than the pattern's.
      const names = within ? undefined : formula.names?.get(family);
      return restrict(patternMatches(formula.byFamily.get(family), evaluation, names), within);
    }
    case 'regex':
      return regexMatches(formula.regex, evaluation, within);
    case 'any':
      return formula.of.flatMap((one) => evaluateFormula(one, evaluation, within));
    case 'named':
      return evaluateFormula(formula.of, evaluation, within).flatMap((match) => named(match, formula.metavariable));
    case 'all':
      return evaluateAll(formula, evaluation, within);
  }
}

function restrict(matches: readonly PatternMatch[], within: PatternMatch | null): readonly PatternMatch[] {
  if (!within) return matches;
  return matches.flatMap((match) => {
    const env = isWithin(match, within) ? merge(within.env, match.env) : undefined;
    return env === undefined ? [] : [{ ...match, env }];
  });
}

function named(match: PatternMatch, metavariable: string): PatternMatch[] {
  if (!match.node) return [];
  const env = bind(match.env, metavariable, { nodes: [match.node], text: null });
  return env === undefined ? [] : [{ ...match, env }];
}

function patternMatches(
  pattern: CompiledPattern | undefined,
  evaluation: Evaluation,
  names?: NameFilter,
): readonly PatternMatch[] {
  if (!pattern) return [];
  const known = evaluation.cache.get(pattern) ?? (names && evaluation.cache.get(names));
  if (known) return known;
  const isNameWanted = names && ((name: string) => names.isWanted(name));
  const found = findMatches(pattern, evaluation.file, evaluation.budget, isNameWanted ? { isNameWanted } : {});
  // What was cut short here is looked for again by the next rule, which then says so under its own name.
  if (!isSpent(found, evaluation.budget)) evaluation.cache.set(names ?? pattern, found);
  return found;
}

/** Beyond, one search for all places is cheaper, and the next rule has it as well. */
const PLACES_MAX = 24;

/** What a negative formula finds at the very places of these matches: nothing else can exclude one of them. */
function evaluateAtPlaces(
  formula: Formula,
  evaluation: Evaluation,
  matches: readonly PatternMatch[],
): readonly PatternMatch[] {
  if (formula.type === 'any') return formula.of.flatMap((one) => evaluateAtPlaces(one, evaluation, matches));
  const pattern = formula.type === 'pattern' ? formula.byFamily.get(evaluation.file.family) : undefined;
  if (!pattern || matches.length > PLACES_MAX || evaluation.cache.has(pattern))
    return evaluateFormula(formula, evaluation);
  const isPlaceWanted = (start: number, end: number): boolean =>
    matches.some((one) => one.start === start && one.end === end);
  return findMatches(pattern, evaluation.file, evaluation.budget, { isPlaceWanted });
}

/** `$1` is the first group, and a group called `NAME` is `$NAME`. */
function regexMatches(regex: SafeRegex, { file, budget }: Evaluation, within: PatternMatch | null): PatternMatch[] {
  const found: PatternMatch[] = [];
  const from = within?.start ?? 0;
  const text = within ? file.text.slice(within.start, within.end) : file.text;
  for (const match of regex.all(text, budget)) {
    const start = from + match.start;
    const places = groupPlaces(regex, text, match, from);
    const env = groupsOf(match, places, within?.env ?? null);
    if (env === undefined) continue;
    found.push({ start, end: start + match.text.length, env, node: null });
    if (isSpent(found, budget)) return found;
  }
  return found;
}

/** A longer match is not looked through again for the sake of a group's place. */
const GROUPED_CHARS_MAX = 10_000;

/** Where each group stands, found when it is first asked for. */
function groupPlaces(regex: SafeRegex, text: string, match: RegexMatch, from: number): (at: number) => Place | null {
  let indices: readonly (readonly [number, number] | undefined)[] | undefined;
  return (at) => {
    indices ??= match.text.length > GROUPED_CHARS_MAX ? [] : indicesOf(regex.pattern, text, match.start);
    const [start, end] = indices[at] ?? [];
    return start === undefined || end === undefined ? null : { start: from + start, end: from + end };
  };
}

function indicesOf(pattern: RegExp, text: string, at: number): readonly (readonly [number, number] | undefined)[] {
  const again = new RegExp(pattern.source, `${pattern.flags}dy`);
  again.lastIndex = at;
  return again.exec(text)?.indices ?? [];
}

function groupsOf(
  match: RegexMatch,
  placeAt: (at: number) => Place | null,
  start: MaybeEnvironment,
): MaybeEnvironment | undefined {
  const named = Object.entries(match.named).filter(([name]) => /^[A-Z_][A-Z0-9_]*$/.test(name));
  const numbered = match.groups.map((group, index) => [String(index + 1), group] as const);
  let env: MaybeEnvironment = start;
  for (const [name, text] of [...numbered, ...named]) {
    const at = /^\d/.test(name) ? Number(name) : match.groups.indexOf(text) + 1;
    const bound = { nodes: [], text: text ?? '', place: () => placeAt(at) };
    const next: MaybeEnvironment | undefined = bind(env, `$${name}`, bound);
    if (next === undefined) return undefined;
    env = next;
  }
  return env;
}

function evaluateAll(formula: AllFormula, evaluation: Evaluation, within: PatternMatch | null): PatternMatch[] {
  let matches = positiveMatches(formula, evaluation, within);
  // What only keeps or drops a match is cheap, and asked before all that would exclude it.
  const plain = plainConditions(formula);
  matches = fulfilConditions(matches, formula.conditions.slice(0, plain), evaluation);
  for (const negative of formula.negatives) {
    if (matches.length > 0) matches = exclude(matches, evaluateAtPlaces(negative, evaluation, matches), isSameRange);
  }
  for (const notInside of formula.notInsides) {
    if (matches.length > 0) matches = exclude(matches, evaluateFormula(notInside, evaluation), isWithin);
  }
  for (const regex of formula.notRegexes) {
    if (matches.length === 0) break;
    const found = regexMatches(regex, evaluation, null);
    matches = matches.filter((one) => !found.some((other) => overlaps(one, other)));
  }
  matches = fulfilConditions(matches, formula.conditions.slice(plain), evaluation);
  for (const names of formula.focus) matches = matches.flatMap((one) => focusOn(one, names));
  return matches;
}

/** How many conditions stand before the first one that binds metavariables, of which others may speak. */
function plainConditions({ conditions }: AllFormula): number {
  const at = conditions.findIndex(({ type }) => type === 'formula');
  return at === -1 ? conditions.length : at;
}

/** What all positive parts find together; in a metavariable without any, the metavariable itself. */
function positiveMatches(formula: AllFormula, evaluation: Evaluation, within: PatternMatch | null): PatternMatch[] {
  const hasOwn = formula.positives.length > 0;
  const [first, ...rest] = hasOwn ? formula.positives : within ? [] : formula.insides;
  let matches = first ? [...evaluateFormula(first, evaluation, within)] : within ? [within] : [];
  for (const other of rest) {
    if (matches.length === 0) return [];
    matches = intersect(matches, evaluateFormula(other, evaluation, within), evaluation.budget);
  }
  for (const inside of hasOwn || within ? formula.insides : []) {
    if (matches.length === 0) return [];
    matches = keepInside(matches, evaluateFormula(inside, evaluation), evaluation.budget);
  }
  return matches;
}

/** What the match and a metavariable's place have in common: the smaller of the two, or nothing. */
function focusOn(match: PatternMatch, names: readonly string[]): PatternMatch[] {
  return names.flatMap((name) => {
    const bound = lookUp(match.env, name);
    const place = bound && placeOf(bound);
    if (!place) return [];
    const [only = null, ...others] = bound.nodes;
    if (isWithin(match, place) && !isSameRange(match, place)) return [{ ...match, isFocused: true }];
    if (!isWithin(place, match)) return [];
    return [{ ...place, env: match.env, node: others.length === 0 ? only : null, isFocused: true }];
  });
}
