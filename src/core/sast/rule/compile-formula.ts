import { familyOf, LANGUAGES, type Family, type Language } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import { compilePattern, type CompiledPattern } from '../pattern/compile-pattern.ts';
import type { AllFormula, Formula } from './formula.ts';
import { compileRegex } from './regex.ts';
import type { FormulaSource, PatternsItem } from './rule-source.ts';

/** Where in the rule something is wrong, and what was expected there. */
export interface FormulaProblem {
  readonly path: readonly (string | number)[];
  readonly expected: string;
}

export interface FormulaCompiler {
  readonly languages: readonly Language[];
  readonly parsers: Parsers;
  /** Patterns that several rules share are compiled once, and their matches found once per file. */
  readonly cache: Map<string, CompiledPattern | null>;
  readonly problems: FormulaProblem[];
}

type Path = readonly (string | number)[];

export function compileFormula(source: string | FormulaSource, compiler: FormulaCompiler, path: Path): Formula {
  if (typeof source === 'string') return compileText(source, compiler, path);
  if (source.pattern !== undefined) return compileText(source.pattern, compiler, [...path, 'pattern']);
  if (source.patterns) return compileAll(source.patterns, compiler, [...path, 'patterns']);
  const either = source['pattern-either'];
  if (either) {
    const of = either.map((one, index) => compileFormula(one, compiler, [...path, 'pattern-either', index]));
    return { type: 'any', of };
  }
  if (source['pattern-inside'] !== undefined) return compileAll([source], compiler, path);
  return compileRegexPattern(source['pattern-regex'] ?? '', compiler, [...path, 'pattern-regex']);
}

function compileRegexPattern(source: string, compiler: FormulaCompiler, path: Path): Formula {
  const regex = compileRegex(source, 'gm');
  if (!regex) compiler.problems.push({ path, expected: 'a regular expression that JavaScript can run' });
  return { type: 'regex', regex: regex ?? /(?!)/g };
}

/** In each family of the rule's languages; with the first of the family's grammars that is loaded and takes it. */
function compileText(text: string, compiler: FormulaCompiler, path: Path): Formula {
  const byFamily = new Map<Family, CompiledPattern>();
  const families = new Set(compiler.languages.map(familyOf));
  for (const family of families) {
    const languages = LANGUAGES.filter(
      (language) => familyOf(language) === family && compiler.parsers.languages.has(language),
    );
    // Without a grammar no file of the family can be read either.
    if (languages.length === 0) continue;
    const compiled = languages.map((language) => compileCached(text, language, compiler)).find((one) => one !== null);
    if (compiled) byFamily.set(family, compiled);
    else compiler.problems.push({ path, expected: `a pattern that parses as ${languages[0]}, found: ${text.trim()}` });
  }
  return { type: 'pattern', byFamily };
}

function compileCached(text: string, language: Language, compiler: FormulaCompiler): CompiledPattern | null {
  const key = `${language}\n${text}`;
  const known = compiler.cache.get(key);
  if (known !== undefined) return known;
  const compiled = compilePattern(text, language, compiler.parsers);
  compiler.cache.set(key, compiled);
  return compiled;
}

interface MutableAll {
  positives: Formula[];
  insides: Formula[];
  negatives: Formula[];
  notInsides: Formula[];
  conditions: { metavariable: string; regex: RegExp }[];
  focus: string[];
}

function compileAll(items: readonly PatternsItem[], compiler: FormulaCompiler, path: Path): AllFormula {
  const all: MutableAll = { positives: [], insides: [], negatives: [], notInsides: [], conditions: [], focus: [] };
  items.forEach((item, index) => addItem(item, all, compiler, [...path, index]));
  if (all.positives.length === 0 && all.insides.length === 0) {
    compiler.problems.push({
      path,
      expected: 'at least one condition that finds something, not only ones that exclude',
    });
  }
  return { type: 'all', ...all };
}

function addItem(item: PatternsItem, all: MutableAll, compiler: FormulaCompiler, path: Path): void {
  const compile = (key: keyof PatternsItem, source: string | FormulaSource): Formula =>
    compileFormula(source, compiler, [...path, key]);
  const focus = item['focus-metavariable'];
  const condition = item['metavariable-regex'];
  if (item['pattern-inside'] !== undefined) all.insides.push(compile('pattern-inside', item['pattern-inside']));
  else if (item['pattern-not'] !== undefined) all.negatives.push(compile('pattern-not', item['pattern-not']));
  else if (item['pattern-not-inside'] !== undefined) {
    all.notInsides.push(compile('pattern-not-inside', item['pattern-not-inside']));
  } else if (item['pattern-not-regex'] !== undefined) {
    all.notInsides.push(compileRegexPattern(item['pattern-not-regex'], compiler, [...path, 'pattern-not-regex']));
  } else if (condition) addCondition(condition, all, compiler, path);
  else if (focus !== undefined) all.focus.push(...(typeof focus === 'string' ? [focus] : focus));
  else all.positives.push(compileFormula(item, compiler, path));
}

function addCondition(
  condition: { readonly metavariable: string; readonly regex: string },
  all: MutableAll,
  compiler: FormulaCompiler,
  path: Path,
): void {
  // Like Python's re.match: from the start, not to the end.
  const regex = compileRegex(condition.regex, 's');
  if (!regex) {
    const expected = 'a regular expression that JavaScript can run';
    compiler.problems.push({ path: [...path, 'metavariable-regex', 'regex'], expected });
    return;
  }
  const anchored = new RegExp(`^(?:${regex.source})`, regex.flags);
  all.conditions.push({ metavariable: condition.metavariable, regex: anchored });
}
