import { languagesOfRuleName } from '../language.ts';
import { expressionProblem } from './comparison.ts';
import { compileFormula, type FormulaCompiler } from './compile-formula.ts';
import type { Condition } from './formula.ts';
import { parseExpression } from './python-expression.ts';
import { compileRegex } from './regex.ts';
import type { ComparisonSource, PatternsItem } from './rule-source.ts';

type Path = readonly (string | number)[];

/** The keys of `patterns` that are about a metavariable; `null` for an item without one, and for one with a problem. */
export function compileCondition(item: PatternsItem, compiler: FormulaCompiler, path: Path): Condition | null {
  const takesConstants = compiler.options.constantPropagation;
  const analysis = item['metavariable-analysis'];
  if (analysis) return { type: analysis.analyzer, metavariable: analysis.metavariable, takesConstants };
  const type = item['metavariable-type'];
  if (type) return { type: 'type', metavariable: type.metavariable, types: type.types ?? [type.type ?? ''] };
  const name = item['metavariable-name'];
  if (name) return { type: 'module', metavariable: name.metavariable, modules: name.modules ?? [name.module ?? ''] };
  if (item['metavariable-regex']) return compileRegexCondition(item['metavariable-regex'], compiler, path);
  if (item['metavariable-comparison']) return compileComparison(item['metavariable-comparison'], compiler, path);
  if (item['metavariable-pattern']) return compileNested(item['metavariable-pattern'], compiler, path);
  return null;
}

function compileRegexCondition(
  source: NonNullable<PatternsItem['metavariable-regex']>,
  compiler: FormulaCompiler,
  path: Path,
): Condition | null {
  const compiled = compileRegex(source.regex, '', 'start');
  if (!compiled.ok) {
    compiler.problems.push({ path: [...path, 'metavariable-regex', 'regex'], expected: compiled.expected });
    return null;
  }
  const takesConstants = source['constant-propagation'] ?? false;
  return { type: 'regex', metavariable: source.metavariable, regex: compiled.regex, takesConstants };
}

function compileComparison(source: ComparisonSource, compiler: FormulaCompiler, path: Path): Condition | null {
  const fail = (key: string, expected: string): null => {
    compiler.problems.push({ path: [...path, 'metavariable-comparison', key], expected });
    return null;
  };
  const expression = parseExpression(source.comparison);
  if (!expression) return fail('comparison', `an expression in Python's spelling; found ${source.comparison}`);
  const problem = expressionProblem(expression);
  if (problem !== null) return fail('comparison', problem);
  const isLegacy = source.strip === true || source.base !== undefined;
  if (isLegacy && source.metavariable === undefined) {
    return fail('metavariable', 'the metavariable that strip and base are about');
  }
  return {
    type: 'comparison',
    expression,
    takesConstants: compiler.options.constantPropagation,
    metavariable: source.metavariable ?? null,
    base: source.base ?? null,
    strip: source.strip ?? false,
  };
}

function compileNested(
  source: NonNullable<PatternsItem['metavariable-pattern']>,
  compiler: FormulaCompiler,
  path: Path,
): Condition | null {
  const at = [...path, 'metavariable-pattern'];
  const { metavariable, language: name } = source;
  if (name === undefined) {
    return { type: 'formula', metavariable, formula: compileFormula(source, compiler, at, true), language: null };
  }
  const languages = languagesOfRuleName(name);
  const [language] = languages ?? [];
  if (!languages || language === undefined) {
    compiler.problems.push({ path: [...at, 'language'], expected: `a supported language; found ${name}` });
    return null;
  }
  const inner: FormulaCompiler = { ...compiler, languages };
  return { type: 'formula', metavariable, formula: compileFormula(source, inner, at, true), language };
}
