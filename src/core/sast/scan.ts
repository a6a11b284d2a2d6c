import type { Finding } from './finding.ts';
import { fingerprints } from './fingerprint.ts';
import { familyOf, languageEntry, languagesOfPath, type Family, type Language } from './language.ts';
import { FINDINGS_MAX, MATCH_STEPS_MAX } from './limits.ts';
import { makeFinding } from './make-finding.ts';
import type { NameCounter } from './names.ts';
import type { Parsers } from './parsers.ts';
import type { CompiledRule } from './rule/compile-rules.ts';
import { evaluateFormula, type Evaluation } from './rule/evaluate-formula.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';
import { prepareTaint, runTaints, type PreparedTaint, type TaintRun } from './taint/run-taint.ts';

export interface Scan {
  /** By path, then by place. */
  readonly findings: Finding[];
  /** What was not looked at, or not to its end, and why. */
  readonly problems: string[];
}

export interface ScanInput {
  readonly path: string;
  readonly text: string;
}

function familiesOf(rules: readonly CompiledRule[]): Set<Family> {
  return new Set(rules.flatMap((rule) => [...rule.languages].map(familyOf)));
}

/** The paths of files that rules of these languages are about, by name alone. */
export function readablePaths(paths: readonly string[], languages: readonly Language[]): string[] {
  const families = new Set(languages.map(familyOf));
  return paths.filter((path) => languagesOfPath(path).some((language) => families.has(familyOf(language))));
}

/**
 * All that the rules find in the files, which may import one another. Code that does not parse yields a problem and
 * the findings outside of the broken part, never a throw. `today` is the start of the day in seconds since 1970, for rules
 * that compare with it.
 */
export function scan(
  inputs: readonly ScanInput[],
  rules: readonly CompiledRule[],
  parsers: Parsers,
  today?: number,
): Scan {
  const counter: NameCounter = { next: 0 };
  const problems: string[] = [];
  const files: SourceFile[] = [];
  const families = familiesOf(rules);
  for (const { path, text } of inputs) {
    for (const language of languagesOfPath(path)) {
      // Files of the same family are read although no rule is about them: others import them.
      if (!families.has(familyOf(language))) continue;
      if (languageEntry(language).takesAnyFile && isBinary(text)) continue;
      const read = readSourceFile({ path, text, language }, parsers, counter);
      problems.push(...read.problems);
      if (read.file) files.push(read.file);
    }
  }
  const caches = new Map(files.map((file) => [file, new Map() as Evaluation['cache']]));
  const findings: Finding[] = [];
  const asked = rules.map((rule): Asked => {
    const evaluations = files
      .filter((file) => rule.languages.has(file.language) && (rule.appliesToPath?.(file.path) ?? true))
      .map((file): Evaluation => {
        return { file, budget: { steps: MATCH_STEPS_MAX }, cache: caches.get(file) ?? new Map(), parsers, today };
      });
    return { rule, evaluations };
  });
  const runs = taintRuns(asked);
  for (const { rule, evaluations } of asked) {
    if (rule.needsToday && today === undefined)
      problems.push(`${rule.id} asks for today, and nobody said which day it is`);
    findings.push(...withinStack(rule, evaluations, problems, runs.get(rule)));
    for (const { file, budget } of evaluations) {
      if (budget.steps < 0) problems.push(`${file.path}: ${rule.id} ran out of steps and may have missed something`);
      if (budget.isCut) problems.push(`${file.path}: ${rule.id} matches too often and may have missed something`);
    }
    if (findings.length > FINDINGS_MAX) {
      problems.push(`more than ${FINDINGS_MAX} findings; the rest is left out`);
      break;
    }
  }
  return { findings: withFingerprints(findings.slice(0, FINDINGS_MAX).sort(byPlace), files), problems };
}

/** Images and archives have no text to look for; a NUL stands in all of them, and in no text. */
function isBinary(text: string): boolean {
  return text.includes('\0');
}

function withFingerprints(findings: readonly Finding[], files: readonly SourceFile[]): Finding[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const named = fingerprints(findings, (path) => texts.get(path) ?? '');
  return findings.map((finding) => ({ ...finding, fingerprint: named.get(finding) ?? '' }));
}

/**
 * Depth is bounded where trees are made, and calls where they are followed; a host with an unusually small stack may
 * still overflow on both together. Each file is tried on its own then, and what still fails is given up and said so.
 */
function withinStack(
  rule: CompiledRule,
  evaluations: readonly Evaluation[],
  problems: string[],
  run?: TaintRun,
): readonly Finding[] {
  try {
    return findingsOf(rule, evaluations, problems, run);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (evaluations.length > 1) return evaluations.flatMap((one) => withinStack(rule, [one], problems));
    const path = evaluations[0]?.file.path ?? '';
    problems.push(`${path}: ${rule.id} was given up: the code is nested too deeply for this host's stack`);
    return [];
  }
}

function findingsOf(
  rule: CompiledRule,
  evaluations: readonly Evaluation[],
  problems: string[],
  known?: TaintRun,
): readonly Finding[] {
  if (rule.taint) {
    const prepared = known ? null : prepareTaint(rule, rule.taint, evaluations);
    const run = known ?? (prepared && runTaints([prepared]).get(rule)) ?? NOTHING;
    for (const path of run.unfinished)
      problems.push(`${path}: ${rule.id} ran out of steps and may have missed something`);
    return run.findings;
  }
  return evaluations.flatMap((evaluation) => searchFindings(rule, evaluation));
}

const NOTHING: TaintRun = { findings: [], unfinished: [] };

interface Asked {
  readonly rule: CompiledRule;
  readonly evaluations: readonly Evaluation[];
}

/** Runs of all rules that follow data. What overflows the stack is left for each rule and file on its own. */
function taintRuns(asked: readonly Asked[]): ReadonlyMap<CompiledRule, TaintRun> {
  const runs = new Map<CompiledRule, TaintRun>();
  const prepared: PreparedTaint[] = [];
  for (const { rule, evaluations } of asked) {
    const { taint } = rule;
    if (!taint || evaluations.length === 0) continue;
    const one = untilStackEnds(() => prepareTaint(rule, taint, evaluations));
    if (one) prepared.push(one);
    else if (one === null) runs.set(rule, NOTHING);
  }
  for (const [rule, run] of untilStackEnds(() => runTaints(prepared)) ?? []) runs.set(rule, run);
  return runs;
}

function untilStackEnds<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** One finding per place, however many ways there are to match it. */
function searchFindings(rule: CompiledRule, evaluation: Evaluation): Finding[] {
  if (!rule.search) return [];
  const { file } = evaluation;
  const byRange = new Map<string, Finding>();
  for (const match of evaluateFormula(rule.search, evaluation)) {
    const key = `${match.start}-${match.end}`;
    if (byRange.has(key)) continue;
    byRange.set(key, makeFinding({ rule, file, match }));
  }
  return [...byRange.values()];
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.range.start.offset - b.range.start.offset || (a.ruleId < b.ruleId ? -1 : 1);
}
