import { familyOf, LANGUAGES, type Family, type Language } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import { compilePattern, type CompiledPattern } from '../pattern/compile-pattern.ts';
import { compileCondition } from './compile-conditions.ts';
import type { AllFormula, Condition, Formula } from './formula.ts';
import { narrowed } from './name-filter.ts';
import { compileRegex, type SafeRegex } from './regex.ts';
import { DEFAULT_OPTIONS, type RuleOptions } from './rule-options.ts';
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
  readonly options: RuleOptions;
}

type Path = readonly (string | number)[];

/** With `isFiltering`, the formula is asked about code that is there already, and need not find something by itself. */
export function compileFormula(
  source: string | FormulaSource,
  compiler: FormulaCompiler,
  path: Path,
  isFiltering = false,
): Formula {
  if (typeof source === 'string') return compileText(source, compiler, path);
  const formula = compileUnnamed(source, compiler, path, isFiltering);
  return source.as === undefined ? formula : { type: 'named', of: formula, metavariable: source.as };
}

function compileUnnamed(source: FormulaSource, compiler: FormulaCompiler, path: Path, isFiltering: boolean): Formula {
  if (source.pattern !== undefined) return compileText(source.pattern, compiler, [...path, 'pattern']);
  if (source.patterns) return compileAll(source.patterns, compiler, [...path, 'patterns'], isFiltering);
  const either = source['pattern-either'];
  if (either) {
    const of = either.map((one, index) =>
      compileFormula(one, compiler, [...path, 'pattern-either', index], isFiltering),
    );
    return { type: 'any', of };
  }
  if (source['pattern-inside'] !== undefined) {
    return compileFormula(source['pattern-inside'], compiler, [...path, 'pattern-inside']);
  }
  const regex = compileRegexPattern(source['pattern-regex'] ?? '', compiler, [...path, 'pattern-regex']);
  return { type: 'regex', regex: regex ?? NEVER };
}

function compileRegexPattern(source: string, compiler: FormulaCompiler, path: Path): SafeRegex | null {
  const compiled = compileRegex(source, 'm');
  if (compiled.ok) return compiled.regex;
  compiler.problems.push({ path, expected: compiled.expected });
  return null;
}

/** Stands for an expression with a problem; a rule with one is not used. */
const NEVER: SafeRegex = {
  pattern: /(?!)/,
  test: () => false,
  all: () => [],
  *counted() {
    yield* [];
  },
};

/** In each family of the rule's languages; with the first of the family's grammars that is loaded and takes it. */
function compileText(text: string, compiler: FormulaCompiler, path: Path): Formula {
  const byFamily = new Map<Family, CompiledPattern>();
  const families = new Set(compiler.languages.map(familyOf));
  for (const family of families) {
    const languages = grammarsFor(text, family, compiler);
    // Without a grammar no file of the family can be read either.
    if (languages.length === 0) continue;
    const compiled = languages.map((language) => compileCached(text, language, compiler)).find((one) => one !== null);
    if (compiled) byFamily.set(family, compiled);
    else if (isOfMissingGrammar(text, family, compiler)) continue;
    else compiler.problems.push({ path, expected: `a pattern that parses as ${languages[0]}, found: ${text.trim()}` });
  }
  return { type: 'pattern', byFamily };
}

/**
 * JavaScript's grammar reads `private x` as two fields and `x as any` as two statements, so what may be TypeScript is
 * tried as that first.
 */
const TYPESCRIPT_ONLY =
  /\b(?:private|public|protected|readonly|abstract|declare|override)\s+[\w$]|\s(?:as|satisfies)\s/;

/** Decorated parameters and types: `f(@Body() $X: $T)`. */
const WITH_TYPES = /@[\w$]+\s*\(|[\w$)\]}]\s*\??:\s*[\w$]/;

const WITH_ELEMENTS = /<[A-Za-z$][\w$.]*[\s/>]|<>/;

/**
 * Which of the family's grammars are loaded depends on the files. What only another one can write, decorated parameters
 * where no TypeScript is scanned or elements where nothing else is, stands in none of these files.
 */
function isOfMissingGrammar(text: string, family: Family, { languages, parsers }: FormulaCompiler): boolean {
  if (family !== 'javascript') return false;
  const lacks = (language: Language): boolean => languages.includes(language) && !parsers.languages.has(language);
  if (WITH_ELEMENTS.test(text)) return lacks('javascript') || lacks('tsx');
  const isTyped = TYPESCRIPT_ONLY.test(text) || WITH_TYPES.test(text);
  return isTyped && lacks('typescript') && !parsers.languages.has('tsx');
}

/** The rule's own languages first, then others of the family: a file of each of them may be looked at. */
function grammarsFor(text: string, family: Family, { languages, parsers }: FormulaCompiler): readonly Language[] {
  const all = LANGUAGES.filter((language) => familyOf(language) === family && parsers.languages.has(language));
  const isFirst = (language: Language): boolean =>
    TYPESCRIPT_ONLY.test(text) ? language !== 'javascript' : languages.includes(language);
  // Where JSX is none, `<a b="c" />` is half a cast.
  const last = (language: Language): number => (isFirst(language) ? 0 : 2) + (language === 'typescript' ? 1 : 0);
  return [...all].sort((one, other) => last(one) - last(other));
}

function compileCached(text: string, language: Language, compiler: FormulaCompiler): CompiledPattern | null {
  const key = `${language}\n${optionsKey(compiler.options)}\n${text}`;
  const known = compiler.cache.get(key);
  if (known !== undefined) return known;
  const compiled = compilePattern(text, language, compiler.parsers, compiler.options);
  compiler.cache.set(key, compiled);
  return compiled;
}

/** Equal for rules that match alike. */
function optionsKey(options: RuleOptions): string {
  return options === DEFAULT_OPTIONS ? '' : JSON.stringify(options);
}

interface MutableAll {
  positives: Formula[];
  insides: Formula[];
  negatives: Formula[];
  notInsides: Formula[];
  notRegexes: SafeRegex[];
  conditions: Condition[];
  focus: (readonly string[])[];
}

function compileAll(
  items: readonly PatternsItem[],
  compiler: FormulaCompiler,
  path: Path,
  isFiltering: boolean,
): AllFormula {
  const all: MutableAll = {
    positives: [],
    insides: [],
    negatives: [],
    notInsides: [],
    notRegexes: [],
    conditions: [],
    focus: [],
  };
  items.forEach((item, index) => addItem(item, all, compiler, [...path, index]));
  if (!isFiltering && all.positives.length === 0 && all.insides.length === 0) {
    compiler.problems.push({
      path,
      expected: 'at least one condition that finds something, not only ones that exclude',
    });
  }
  const [first, ...others] = all.positives;
  const positives = first ? [narrowed(first, all.conditions), ...others] : [];
  return { type: 'all', ...all, positives };
}

function addItem(item: PatternsItem, all: MutableAll, compiler: FormulaCompiler, path: Path): void {
  const compile = (key: keyof PatternsItem, source: string | FormulaSource): Formula =>
    compileFormula(source, compiler, [...path, key]);
  const focus = item['focus-metavariable'];
  const condition = Object.keys(item).some((key) => key.startsWith('metavariable-'));
  if (item['pattern-inside'] !== undefined) all.insides.push(compile('pattern-inside', item['pattern-inside']));
  else if (item['pattern-not'] !== undefined) addNegative(item['pattern-not'], all, compiler, [...path, 'pattern-not']);
  else if (item['pattern-not-inside'] !== undefined) {
    all.notInsides.push(compile('pattern-not-inside', item['pattern-not-inside']));
  } else if (item['pattern-not-regex'] !== undefined) {
    const regex = compileRegexPattern(item['pattern-not-regex'], compiler, [...path, 'pattern-not-regex']);
    if (regex) all.notRegexes.push(regex);
  } else if (condition) {
    const compiled = compileCondition(item, compiler, path);
    if (compiled) all.conditions.push(compiled);
  } else if (focus !== undefined) all.focus.push(typeof focus === 'string' ? [focus] : focus);
  else (isSurrounding(item) ? all.insides : all.positives).push(compileFormula(item, compiler, path));
}

/** Whether a formula only says where something lies: then it never makes a place larger. */
function isSurrounding(source: PatternsItem): boolean {
  if (source['pattern-inside'] !== undefined) return true;
  if (source['pattern-either']) return source['pattern-either'].every(isSurrounding);
  const positives = (source.patterns ?? []).filter((item) => POSITIVE_KEYS.some((key) => item[key] !== undefined));
  return positives.length > 0 && positives.every(isSurrounding);
}

const POSITIVE_KEYS = ['pattern', 'patterns', 'pattern-either', 'pattern-regex', 'pattern-inside'] as const;

/** Surroundings below `pattern-not` exclude what is in them; everything else excludes the same place. */
function addNegative(source: string | FormulaSource, all: MutableAll, compiler: FormulaCompiler, path: Path): void {
  if (typeof source === 'string' || source['pattern-inside'] === undefined) {
    const either = typeof source === 'string' ? undefined : source['pattern-either'];
    if (either?.some((one) => one['pattern-inside'] !== undefined)) {
      either.forEach((one, index) => addNegative(one, all, compiler, [...path, 'pattern-either', index]));
    } else all.negatives.push(compileFormula(source, compiler, path));
  } else all.notInsides.push(compileFormula(source['pattern-inside'], compiler, [...path, 'pattern-inside']));
}
