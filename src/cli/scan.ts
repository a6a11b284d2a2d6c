import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languageOfPath, languagesOfRuleName } from '#core/sast/language.ts';
import type { RuleProblem, RuleSource } from '#core/sast/parse-rules.ts';
import { optionNotes } from '#core/sast/rule/rule-options.ts';
import { SEVERITIES } from '#core/sast/rule/rule-source.ts';
import { readablePaths } from '#core/sast/scan.ts';
import { applySuppressions } from '#core/sast/suppressions.ts';
import { ROOT } from './build.ts';
import { loadParsers } from './load-parsers.ts';
import { readBaseline, splitByBaseline } from './scan/baseline.ts';
import { progressLine } from './scan/progress.ts';
import { reportJson } from './scan/report-json.ts';
import { reportSarif } from './scan/report-sarif.ts';
import { painter, reportText } from './scan/report-text.ts';
import { readRules, ruleProblemText } from './scan/rule-files.ts';
import { runScan, startThreads } from './scan/run-scan.ts';
import { readScanOptions, SCAN_USAGE, type ScanOptions } from './scan/scan-options.ts';
import type { ScanPool } from './scan/scan-pool.ts';
import type { ScanReport } from './scan/scan-report.ts';
import { findFiles, sourcesAmong, type FoundFiles, type Refused } from './scan/source-files.ts';

const [CLEAN, FOUND, FAILED] = [0, 1, 2];

/** Answers the exit code. */
export async function scanCommand(args: readonly string[]): Promise<number> {
  const options = readScanOptions(args);
  if (options === 'help') {
    console.log(SCAN_USAGE);
    return CLEAN;
  }
  if ('wrong' in options) return fail(`${options.wrong}\n\n${SCAN_USAGE}`);
  const made = await makeReport(options);
  if (!made.ok) return fail(made.reason);
  const { report } = made;
  for (const note of made.notes) console.error(`gatehouse scan: ${note}`);
  for (const problem of report.problems) console.error(`gatehouse scan: ${problem}`);
  const text = await render(report, options);
  if (options.output === null) console.log(text);
  else {
    const failure = await writeFile(options.output, `${text}\n`).catch((error: NodeJS.ErrnoException) => error);
    if (failure) return fail(`cannot write ${options.output}: ${failure.message}`);
  }
  return report.findings.length > 0 ? FOUND : CLEAN;
}

function fail(reason: string): number {
  console.error(`gatehouse scan: ${reason}`);
  return FAILED;
}

interface MadeReport {
  readonly ok: true;
  readonly report: ScanReport;
  readonly notes: readonly string[];
}

/** Files are looked for before the rules are read: threads that they need load the engine meanwhile. */
async function makeReport(options: ScanOptions): Promise<MadeReport | Refused> {
  const found = await findFiles(options.paths, options.exclude);
  if (!found.ok) return found;
  const pool = startThreads(options.jobs, sizesOfCode(found));
  try {
    return await reportOn(found, options, pool);
  } finally {
    // Where it was refused.
    await pool?.end();
  }
}

function sizesOfCode({ sizes }: FoundFiles): number[] {
  return [...sizes].flatMap(([path, size]) => (languageOfPath(path) === null ? [] : (size ?? [])));
}

async function reportOn(files: FoundFiles, options: ScanOptions, pool: ScanPool | null): Promise<MadeReport | Refused> {
  const read = await readRules(options.rules);
  if (!read.ok) return read;
  // A rule for languages that nobody reads here finds nothing in any file; a rule with a mistake would miss something.
  const [foreign, broken] = [read.problems.filter(isForeign), read.problems.filter((one) => !isForeign(one))];
  if (broken.length > 0 || (read.rules.length === 0 && foreign.length > 0)) return refuseRules(read.problems);
  if (read.rules.length === 0) return { ok: false, reason: `there are no rules in ${options.rules}` };
  const rules = read.rules.filter((rule) => isWanted(rule, options.severities));
  const languages = rules.flatMap((rule) => rule.languages.flatMap((name) => languagesOfRuleName(name) ?? []));
  const sources = sourcesAmong(files, (paths) => readablePaths(paths, languages));
  const baseline = options.baseline === null ? null : await readBaseline(options.baseline);
  if (baseline && !baseline.ok) return baseline;

  const progress = progressLine(sources.paths.length, process.stderr);
  const run = await runScan({ paths: sources.paths, rules, pool, done: progress.advance });
  progress.end();
  await pool?.end();
  if (!run.ok) return explainRules(options.rules, run.wrong);
  const found = run.scan;
  const textOfPath = textReader();
  const { active, suppressed } = applySuppressions(found.findings, textOfPath);
  const { fresh, old } = splitByBaseline(active, baseline?.known ?? new Set());
  const report: ScanReport = {
    findings: fresh,
    suppressed,
    known: old,
    problems: [...foreign.map(ruleProblemText), ...sources.problems, ...found.problems],
    scanned: sources.paths,
    rules: rules.map(reportedRule),
    textOfPath,
  };
  return { ok: true, report, notes: rules.flatMap(notesOf) };
}

/** What a rule asks for and this engine does anyway, or needs not. */
function notesOf({ id, options }: RuleSource): string[] {
  return optionNotes(options).map((note) => `rule ${id}, option ${note}`);
}

function isForeign(problem: RuleProblem): boolean {
  return problem.isForeign === true;
}

function refuseRules(problems: readonly RuleProblem[]): Refused {
  return { ok: false, reason: problems.map(ruleProblemText).join('\n') };
}

/** Patterns are only tried where they are used, which saves time; what is wrong with one is then told with its line. */
async function explainRules(path: string | null, wrong: string): Promise<Refused> {
  const read = await readRules(path, await loadParsers());
  return read.ok && read.problems.length > 0 ? refuseRules(read.problems) : { ok: false, reason: wrong };
}

function isWanted(rule: RuleSource, severities: readonly string[]): boolean {
  return severities.length === 0 || severities.includes(SEVERITIES[rule.severity]);
}

function reportedRule({ id, message, severity, metadata = {} }: RuleSource): ScanReport['rules'][number] {
  const weaknesses = [metadata['cwe']].flat().map((one) => Number(/\d+/.exec(String(one ?? ''))?.[0] ?? 0));
  return {
    id,
    message: message.trim(),
    severity: SEVERITIES[severity],
    cwe: weaknesses.filter((one) => one > 0),
    metadata,
  };
}

/** Only files with findings are asked for, each often: the last ones are kept. */
function textReader(): (path: string) => string {
  const texts = new Map<string, string>();
  return (path) => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    // A report may name thousands of files; their texts need not all be in memory.
    if (texts.size >= KEPT_TEXTS_MAX) texts.clear();
    let text = '';
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      // Gone since it was scanned: the report goes without its code.
    }
    texts.set(path, text);
    return text;
  };
}

const KEPT_TEXTS_MAX = 64;

async function render(report: ScanReport, options: ScanOptions): Promise<string> {
  if (options.format === 'json') return reportJson(report, await readVersion());
  if (options.format === 'sarif') return reportSarif(report, await readVersion(), process.cwd());
  const isTerminal = options.output === null && process.stdout.isTTY && process.stdout.hasColors();
  return reportText(report, painter(options.hasColor && isTerminal));
}

async function readVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
