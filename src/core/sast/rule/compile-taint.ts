import { compileFormula, type FormulaCompiler } from './compile-formula.ts';
import type { Formula } from './formula.ts';
import { parseLabelExpression, type LabelExpression } from './label-expression.ts';
import type {
  FormulaSource,
  GuardSource,
  PropagatorSource,
  RuleSource,
  SanitizerSource,
  SinkSource,
  SourceSource,
} from './rule-source.ts';

/** `yes`: what is matched, and the variable from there on. `only`: the variable, but not what is matched. */
export type SideEffect = 'no' | 'yes' | 'only';

export interface CompiledSource {
  readonly formula: Formula;
  /** The label that its taint carries; sources without one share the empty label. */
  readonly label: string;
  /** Only taints what carries these labels already. */
  readonly requires: LabelExpression | null;
  /** Whether parts of what matches are no sources. */
  readonly isExact: boolean;
  readonly sideEffect: SideEffect;
  /** Everything that is reached after it counts, whatever data is there. */
  readonly isControl: boolean;
}

export interface CompiledSanitizer {
  readonly formula: Formula;
  readonly isExact: boolean;
  readonly sideEffect: SideEffect;
  /** Does not count where it matches the very place of a source or sink. */
  readonly isNotConflicting: boolean;
}

/** What a sink demands: of the data itself, or of what each of its metavariables stands for. */
export type SinkRequires =
  | { readonly type: 'value'; readonly labels: LabelExpression }
  | {
      readonly type: 'metavariables';
      readonly of: readonly { readonly metavariable: string; readonly labels: LabelExpression }[];
    };

export interface CompiledSink {
  readonly formula: Formula;
  readonly requires: SinkRequires | null;
  /** Whether parts of what matches are no sinks. */
  readonly isExact: boolean;
  /** Only where the function is left. */
  readonly isAtExit: boolean;
}

export interface CompiledPropagator {
  readonly formula: Formula;
  readonly from: string;
  readonly to: string;
  /** Whether the variable behind `to` is tainted from there on, or only this occurrence. */
  readonly hasSideEffect: boolean;
  readonly requires: LabelExpression | null;
  /** The label that the taint has from here on; `null` keeps what it has. */
  readonly label: string | null;
  /** Only these labels are changed; `null` for all. */
  readonly replaceLabels: readonly string[] | null;
}

export interface CompiledGuard {
  readonly when: 'holds' | 'fails' | 'completes';
  readonly formula: Formula;
  readonly normalized: boolean;
}

export interface CompiledTaint {
  readonly sources: readonly CompiledSource[];
  readonly sinks: readonly CompiledSink[];
  readonly sanitizers: readonly CompiledSanitizer[];
  readonly propagators: readonly CompiledPropagator[];
  readonly guards: readonly CompiledGuard[];
  readonly normalizers: readonly Formula[];
  readonly structured: readonly Formula[];
  readonly harmlessWithout: string;
  readonly isTextOnly: boolean;
  readonly textFields: readonly string[];
  /** Sanitizers of the scanned files are looked into instead of believed. */
  readonly followsSanitizers: boolean;
  /** Conditions of any program prove values harmless, besides the guards of the rule. */
  readonly hasKnownGuards: boolean;
  /** Parameters are sources only where no call in the scanned files gives them a value. */
  readonly trustsCallers: boolean;
}

type Path = readonly (string | number)[];

export function compileTaint(source: RuleSource, compiler: FormulaCompiler): CompiledTaint {
  const own = source.metadata?.gatehouse;
  const followsSanitizers = own !== undefined && own.sanitizers !== 'believed';
  const list = <From, To>(key: string, all: readonly From[] | undefined, one: (from: From, path: Path) => To): To[] =>
    (all ?? []).map((each, index) => one(each, [key, index]));
  const extra = (key: 'normalizers' | 'structured', sources: readonly FormulaSource[] | undefined): Formula[] =>
    (sources ?? []).map((one, index) => compileFormula(one, compiler, ['metadata', 'gatehouse', key, index]));
  return {
    sources: list('pattern-sources', source['pattern-sources'], (one, path) =>
      compileSource(one, compiler, path, own !== undefined),
    ),
    sinks: list('pattern-sinks', source['pattern-sinks'], (one, path) => compileSink(one, compiler, path)),
    sanitizers: list('pattern-sanitizers', source['pattern-sanitizers'], (one, path) =>
      compileSanitizer(one, compiler, path, followsSanitizers),
    ),
    propagators: list('pattern-propagators', source['pattern-propagators'], (one, path) =>
      compilePropagator(one, compiler, path),
    ),
    guards: (own?.guards ?? []).map((guard, index) => compileGuard(guard, index, compiler)),
    normalizers: extra('normalizers', own?.normalizers),
    structured: extra('structured', own?.structured),
    harmlessWithout: own?.['harmless-without'] ?? '',
    isTextOnly: own?.['sinks-take'] === 'text',
    textFields: own?.['text-fields'] ?? [],
    followsSanitizers,
    hasKnownGuards: own?.['known-guards'] !== 'none',
    trustsCallers: own?.parameters === 'without-callers',
  };
}

function sideEffectOf(written: boolean | 'only' | undefined): SideEffect {
  if (written === 'only') return 'only';
  return written === true ? 'yes' : 'no';
}

/** Semgrep's default is not exact, so that whatever stands within a source is one; our own rules do not mean that. */
function compileSource(source: SourceSource, compiler: FormulaCompiler, path: Path, isOwn: boolean): CompiledSource {
  return {
    formula: compileFormula(source, compiler, path),
    label: source.label ?? '',
    requires: compileLabels(source.requires, compiler, [...path, 'requires']),
    isExact: source.exact ?? isOwn,
    sideEffect: sideEffectOf(source['by-side-effect']),
    isControl: source.control ?? false,
  };
}

function compileSanitizer(
  source: SanitizerSource,
  compiler: FormulaCompiler,
  path: Path,
  isFollowed: boolean,
): CompiledSanitizer {
  return {
    formula: compileFormula(source, compiler, path),
    // What is looked into is not clean for standing there.
    isExact: source.exact ?? isFollowed,
    sideEffect: sideEffectOf(source['by-side-effect']),
    isNotConflicting: source['not-conflicting'] ?? false,
  };
}

function compileSink(source: SinkSource, compiler: FormulaCompiler, path: Path): CompiledSink {
  return {
    formula: compileFormula(source, compiler, path),
    requires: compileSinkRequires(source.requires, compiler, [...path, 'requires']),
    isExact: source.exact ?? true,
    isAtExit: source['at-exit'] ?? false,
  };
}

function compilePropagator(source: PropagatorSource, compiler: FormulaCompiler, path: Path): CompiledPropagator {
  return {
    formula: compileFormula(source, compiler, path),
    from: source.from,
    to: source.to,
    hasSideEffect: source['by-side-effect'] ?? true,
    requires: compileLabels(source.requires, compiler, [...path, 'requires']),
    label: source.label ?? null,
    replaceLabels: source['replace-labels'] ?? null,
  };
}

function compileLabels(text: string | undefined, compiler: FormulaCompiler, path: Path): LabelExpression | null {
  if (text === undefined) return null;
  const labels = parseLabelExpression(text);
  if (!labels) compiler.problems.push({ path, expected: `labels joined by and, or, not; found: ${text}` });
  return labels;
}

function compileSinkRequires(
  source: SinkSource['requires'],
  compiler: FormulaCompiler,
  path: Path,
): SinkRequires | null {
  if (source === undefined) return null;
  if (typeof source === 'string') {
    const labels = compileLabels(source, compiler, path);
    return labels && { type: 'value', labels };
  }
  const of = source.flatMap((item, index) =>
    Object.entries(item).flatMap(([metavariable, text]) => {
      const labels = compileLabels(text, compiler, [...path, index, metavariable]);
      return labels ? [{ metavariable, labels }] : [];
    }),
  );
  return { type: 'metavariables', of };
}

function compileGuard(guard: GuardSource, index: number, compiler: FormulaCompiler): CompiledGuard {
  const when = guard.holds !== undefined ? 'holds' : guard.fails !== undefined ? 'fails' : 'completes';
  const pattern = guard[when] ?? '';
  const path = ['metadata', 'gatehouse', 'guards', index, when];
  if (!pattern.includes('$GUARDED')) compiler.problems.push({ path, expected: 'a pattern with $GUARDED in it' });
  return { when, formula: compileFormula(pattern, compiler, path), normalized: guard.normalized ?? false };
}
