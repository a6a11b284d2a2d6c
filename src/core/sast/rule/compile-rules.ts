import type { Severity } from '../finding.ts';
import { languagesOfRuleName, type Language } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import { compileFormula, type FormulaCompiler, type FormulaProblem } from './compile-formula.ts';
import { compileTaint, type CompiledTaint } from './compile-taint.ts';
import type { Formula } from './formula.ts';
import { compileFixRegex, type CompiledFixRegex } from './fix.ts';
import { optionNotes, readOptions, type RuleOptions } from './rule-options.ts';
import { compilePaths, type AppliesToPath } from './rule-paths.ts';
import { SEVERITIES, type RuleSource } from './rule-source.ts';

export interface CompiledRule {
  readonly id: string;
  readonly message: string;
  readonly severity: Severity;
  readonly languages: ReadonlySet<Language>;
  readonly cwe: readonly number[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** For rules that are not `mode: taint`. */
  readonly search: Formula | null;
  readonly taint: CompiledTaint | null;
  readonly options: RuleOptions;
  /** `paths:`; `null` for rules without. */
  readonly appliesToPath: AppliesToPath | null;
  /** What to write instead, with metavariables. */
  readonly fix: string | null;
  readonly fixRegex: CompiledFixRegex | null;
  /** Whether a comparison calls `today()`. */
  readonly needsToday: boolean;
  /** What the author should know of keys that are accepted and change nothing here. */
  readonly notes: readonly string[];
}

export type CompileResult =
  | { readonly ok: true; readonly rule: CompiledRule }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] };

/** Patterns that do not parse are problems with their path within the rule. */
export function compileRule(
  source: RuleSource,
  parsers: Parsers,
  cache: FormulaCompiler['cache'] = new Map(),
): CompileResult {
  const languages = source.languages.flatMap((name) => languagesOfRuleName(name) ?? []);
  const options = readOptions(source.options, source.metadata?.gatehouse !== undefined);
  const compiler: FormulaCompiler = { languages, parsers, cache, problems: [], options };
  const taint = source.mode === 'taint' ? compileTaint(source, compiler) : null;
  const search = taint ? null : compileFormula(source, compiler, []);
  const fixRegex = compileFixRegex(source, compiler);
  if (compiler.problems.length > 0) return { ok: false, problems: compiler.problems };
  return {
    ok: true,
    rule: {
      id: source.id,
      message: source.message.trim(),
      severity: SEVERITIES[source.severity],
      languages: new Set(languages),
      cwe: cweNumbers(source.metadata?.['cwe']),
      metadata: source.metadata ?? {},
      search,
      taint,
      options,
      appliesToPath: compilePaths(source.paths),
      fix: source.fix ?? null,
      fixRegex,
      needsToday: /"comparison":"(?:[^"\\]|\\.)*\btoday\(/.test(JSON.stringify(source)),
      notes: optionNotes(source.options),
    },
  };
}

/**
 * Compiles rules that `parseRules` accepted. An author's mistake throws with a text that names rule and place: whoever
 * takes rules from people asks `compileRule` instead.
 */
export function compileRules(ruleObjects: readonly unknown[], parsers: Parsers): CompiledRule[] {
  const cache: FormulaCompiler['cache'] = new Map();
  return ruleObjects.map((one) => {
    const source = one as RuleSource;
    const result = compileRule(source, parsers, cache);
    if (result.ok) return result.rule;
    const texts = result.problems.map(({ path, expected }) => `${path.join('.')}: expected ${expected}`);
    throw new Error(`Rule ${source.id} does not compile. ${texts.join('; ')}`);
  });
}

/** `CWE-89: Improper …`, `89`, or a list of them. */
function cweNumbers(value: unknown): number[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    const digits = /\d+/.exec(String(one ?? ''))?.[0];
    return digits ? [Number(digits)] : [];
  });
}
