import type { Severity } from '../finding.ts';
import { languagesOfRuleName, type Language } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import { compileFormula, type FormulaCompiler, type FormulaProblem } from './compile-formula.ts';
import type { Formula } from './formula.ts';
import type { FormulaSource, GuardSource, RuleSource } from './rule-source.ts';

export interface CompiledGuard {
  readonly when: 'holds' | 'fails' | 'completes';
  readonly formula: Formula;
  readonly normalized: boolean;
}

export interface CompiledTaint {
  readonly sources: readonly Formula[];
  readonly sinks: readonly Formula[];
  readonly sanitizers: readonly Formula[];
  readonly propagators: readonly { readonly formula: Formula; readonly from: string; readonly to: string }[];
  readonly guards: readonly CompiledGuard[];
  readonly normalizers: readonly Formula[];
  readonly structured: readonly Formula[];
  readonly harmlessWithout: string;
  readonly isTextOnly: boolean;
  readonly textFields: readonly string[];
}

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
  const compiler: FormulaCompiler = { languages, parsers, cache, problems: [] };
  const taint = source.mode === 'taint' ? compileTaint(source, compiler) : null;
  const search = taint ? null : compileFormula(source, compiler, []);
  if (compiler.problems.length > 0) return { ok: false, problems: compiler.problems };
  return {
    ok: true,
    rule: {
      id: source.id,
      message: source.message.trim(),
      severity: source.severity,
      languages: new Set(languages),
      cwe: cweNumbers(source.metadata?.['cwe']),
      metadata: source.metadata ?? {},
      search,
      taint,
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

function compileTaint(source: RuleSource, compiler: FormulaCompiler): CompiledTaint {
  const list = (key: 'pattern-sources' | 'pattern-sinks' | 'pattern-sanitizers'): Formula[] =>
    (source[key] ?? []).map((one, index) => compileFormula(one, compiler, [key, index]));
  const own = source.metadata?.gatehouse;
  const extra = (key: 'normalizers' | 'structured', sources: readonly FormulaSource[] | undefined): Formula[] =>
    (sources ?? []).map((one, index) => compileFormula(one, compiler, ['metadata', 'gatehouse', key, index]));
  return {
    sources: list('pattern-sources'),
    sinks: list('pattern-sinks'),
    sanitizers: list('pattern-sanitizers'),
    propagators: (source['pattern-propagators'] ?? []).map((one, index) => ({
      formula: compileFormula(one, compiler, ['pattern-propagators', index]),
      from: one.from,
      to: one.to,
    })),
    guards: (own?.guards ?? []).map((guard, index) => compileGuard(guard, index, compiler)),
    normalizers: extra('normalizers', own?.normalizers),
    structured: extra('structured', own?.structured),
    harmlessWithout: own?.['harmless-without'] ?? '',
    isTextOnly: own?.['sinks-take'] === 'text',
    textFields: own?.['text-fields'] ?? [],
  };
}

function compileGuard(guard: GuardSource, index: number, compiler: FormulaCompiler): CompiledGuard {
  const when = guard.holds !== undefined ? 'holds' : guard.fails !== undefined ? 'fails' : 'completes';
  const pattern = guard[when] ?? '';
  const path = ['metadata', 'gatehouse', 'guards', index, when];
  if (!pattern.includes('$GUARDED')) compiler.problems.push({ path, expected: 'a pattern with $GUARDED in it' });
  return { when, formula: compileFormula(pattern, compiler, path), normalized: guard.normalized ?? false };
}

/** `CWE-89: Improper …`, `89`, or a list of them. */
function cweNumbers(value: unknown): number[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    const digits = /\d+/.exec(String(one ?? ''))?.[0];
    return digits ? [Number(digits)] : [];
  });
}
