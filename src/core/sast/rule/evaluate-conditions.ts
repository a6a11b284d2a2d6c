import type { Language } from '../language.ts';
import { bind, lookUp, type Bound, type MaybeEnvironment } from '../pattern/environment.ts';
import type { PatternMatch } from '../pattern/find-matches.ts';
import { typeNamesOf } from '../pattern/declared-type.ts';
import { qualifiedName } from '../qualified-name.ts';
import { readSourceFile } from '../source-file.ts';
import { contentOfBound, textsOfBound } from './bound-text.ts';
import { holds } from './comparison.ts';
import { hasHighEntropy } from './entropy.ts';
import { evaluateFormula, type Evaluation } from './evaluate-formula.ts';
import type { Condition, Formula } from './formula.ts';
import { isCatastrophic } from './regex.ts';

/** Keeps the matches whose metavariables are as the conditions ask; a nested formula may bind more of them. */
export function fulfilConditions(
  matches: readonly PatternMatch[],
  conditions: readonly Condition[],
  evaluation: Evaluation,
): PatternMatch[] {
  let kept = [...matches];
  for (const condition of conditions) {
    kept = kept.flatMap((match) => environmentsFor(condition, match.env, evaluation).map((env) => ({ ...match, env })));
  }
  return kept;
}

function environmentsFor(condition: Condition, env: MaybeEnvironment, evaluation: Evaluation): MaybeEnvironment[] {
  const source = evaluation.file.text;
  if (condition.type === 'comparison') {
    return holds(condition.expression, { ...condition, env, source, today: evaluation.today ?? null }) ? [env] : [];
  }
  const bound = lookUp(env, condition.metavariable);
  if (!bound) return [];
  if (condition.type === 'formula') {
    return condition.language === null
      ? withinCode(condition.formula, bound, env, evaluation)
      : withinText({ ...condition, language: condition.language }, bound, env, evaluation);
  }
  return isFulfilled(condition, bound, evaluation) ? [env] : [];
}

type Simple = Exclude<Condition, { type: 'formula' | 'comparison' }>;

function isFulfilled(condition: Simple, bound: Bound, { file, budget }: Evaluation): boolean {
  const source = file.text;
  switch (condition.type) {
    case 'regex':
      return textsOfBound(bound, source, condition.takesConstants).some((text) => condition.regex.test(text, budget));
    case 'entropy':
      return hasHighEntropy(contentOfBound(bound, source, condition.takesConstants));
    case 'redos':
      return isCatastrophic(regexSource(contentOfBound(bound, source, condition.takesConstants))) === true;
    case 'type': {
      const [only, ...others] = bound.nodes;
      const names = only && others.length === 0 ? typeNamesOf(only) : [];
      return condition.types.some((type) => names.includes(type));
    }
    case 'module':
      return isOfModule(bound, condition.modules);
  }
}

/** Of `/re/flags` what stands between the slashes. */
function regexSource(text: string): string {
  return /^\/([\s\S]+)\/[a-z]*$/.exec(text)?.[1] ?? text;
}

/** The module that a name comes from, whatever it is called here. */
function isOfModule(bound: Bound, modules: readonly string[]): boolean {
  const [only] = bound.nodes;
  const name = only ? qualifiedName(only) : bound.text;
  return name !== null && modules.some((one) => name === one || name.startsWith(`${one}.`));
}

/** A formula about the code that a metavariable stands for. */
function withinCode(formula: Formula, bound: Bound, env: MaybeEnvironment, evaluation: Evaluation): MaybeEnvironment[] {
  const [first] = bound.nodes;
  const last = bound.nodes.at(-1);
  // The name of a field or a keyword is no expression of the file; by itself it is one.
  if (!first || !last || (first === last && first.kind === 'property'))
    return withinText({ formula, language: evaluation.file.language }, bound, env, evaluation);
  const place: PatternMatch = { start: first.start, end: last.end, env, node: first === last ? first : null };
  return distinct(evaluateFormula(formula, evaluation, place).map((match) => match.env));
}

/** A formula about code of another language in a text. What it binds has no place in the file, only a text. */
function withinText(
  { formula, language }: { readonly formula: Formula; readonly language: Language },
  bound: Bound,
  env: MaybeEnvironment,
  evaluation: Evaluation,
): MaybeEnvironment[] {
  const content = contentOfBound(bound, evaluation.file.text, true);
  const inner = embedded(content, language, evaluation);
  if (!inner) return [];
  const whole: PatternMatch = { start: 0, end: content.length, env: null, node: null };
  const found = evaluateFormula(formula, inner, whole).map((match) => asTexts(match.env, env, content));
  return distinct(found.filter((one) => one !== undefined));
}

function asTexts(inner: MaybeEnvironment, outer: MaybeEnvironment, source: string): MaybeEnvironment | undefined {
  let env: MaybeEnvironment = outer;
  for (let entry = inner; entry; entry = entry.next) {
    const text = textsOfBound(entry.bound, source, false)[0] ?? '';
    const next: MaybeEnvironment | undefined = bind(env, entry.name, { nodes: [], text });
    if (next === undefined) return undefined;
    env = next;
  }
  return env;
}

/** Texts within one file that were read as code; the same text is asked about by many rules. */
const embeddedByFile = new WeakMap<Evaluation['file'], Map<string, Evaluation | null>>();

function embedded(text: string, language: Language, evaluation: Evaluation): Evaluation | null {
  const { file, budget, parsers } = evaluation;
  if (!parsers) return null;
  let known = embeddedByFile.get(file);
  if (!known) embeddedByFile.set(file, (known = new Map()));
  const key = `${language}\n${text}`;
  const found = known.get(key);
  if (found !== undefined) return found && { ...found, budget };
  const read = readSourceFile({ path: file.path, text, language }, parsers, { next: 0 });
  const made = read.file && { ...evaluation, file: read.file, cache: new Map() };
  known.set(key, made);
  return made;
}

function distinct(environments: readonly MaybeEnvironment[]): MaybeEnvironment[] {
  return [...new Set(environments)];
}
