import { parseArgs } from 'node:util';
import { compileRules, type RuleProblem } from '#core/sast/parse-rules.ts';
import { readablePaths, scan, type Scan, type ScanInput } from '#core/sast/scan.ts';
import { applySuppressions } from '#core/sast/suppressions.ts';
import { loadParsers } from './load-parsers.ts';
import { findSources, readRules } from './scan-input.ts';
import { reportJson, reportText, type ScanReport } from './scan-report.ts';

const USAGE = `gatehouse scan PATH... [options]

  --rules FILE|DIR     Semgrep rules to use instead of the built-in ones
  --format text|json   json has the shape of Semgrep's report

Exits with 0 when nothing was found, 1 with findings, 2 when it could not run.`;

/** Files that may see each other's functions; all trees of one round are in memory at once. */
const FILES_PER_ROUND_MAX = 400;

const [CLEAN, FOUND, FAILED] = [0, 1, 2];

interface Options {
  readonly paths: readonly string[];
  readonly rules: string | null;
  readonly isJson: boolean;
}

/** Answers the exit code. */
export async function scanCommand(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return CLEAN;
  }
  if (typeof options === 'string') return fail(`${options}\n\n${USAGE}`);
  const parsers = await loadParsers();
  const rules = await readRules(options.rules, parsers);
  if (!rules.ok) return fail(rules.reason);
  if (rules.problems.length > 0) return fail(rules.problems.map(problemText).join('\n'));
  if (rules.rules.length === 0) return fail(`there are no rules in ${options.rules}`);
  const compiled = compileRules(rules.rules, parsers);
  const sources = await findSources(options.paths, (paths) => readablePaths(paths, compiled));
  if (!sources.ok) return fail(sources.reason);

  const found = scanInRounds(sources.inputs, (inputs) => scan(inputs, compiled, parsers));
  const texts = new Map(sources.inputs.map(({ path, text }) => [path, text]));
  const textOfPath = (path: string): string => texts.get(path) ?? '';
  const { active, suppressed } = applySuppressions(found.findings, textOfPath);
  const report: ScanReport = {
    findings: active,
    suppressed,
    problems: found.problems,
    files: sources.inputs.length,
    rules: compiled,
    textOfPath,
  };
  for (const problem of found.problems) console.error(`gatehouse scan: ${problem}`);
  console.log(options.isJson ? reportJson(report) : reportText(report));
  return active.length > 0 ? FOUND : CLEAN;
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rules: { type: 'string' },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    if (positionals.length === 0) return 'say which files or folders to scan';
    if (values.format !== 'text' && values.format !== 'json') return `there is no format ${values.format}`;
    return { paths: positionals, rules: values.rules ?? null, isJson: values.format === 'json' };
  } catch (error) {
    // `parseArgs` throws a TypeError for an option that it does not know.
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function fail(reason: string): number {
  console.error(`gatehouse scan: ${reason}`);
  return FAILED;
}

function problemText({ file, line, ruleId, key, expected }: RuleProblem): string {
  const place = [ruleId && `rule ${ruleId}`, key && `key ${key}`].filter(Boolean).join(', ');
  return `${file}:${line}: ${place ? `${place}: ` : ''}expected ${expected}`;
}

function scanInRounds(inputs: readonly ScanInput[], scanRound: (round: readonly ScanInput[]) => Scan): Scan {
  const whole: Scan = { findings: [], problems: [] };
  for (let from = 0; from < inputs.length; from += FILES_PER_ROUND_MAX) {
    const { findings, problems } = scanRound(inputs.slice(from, from + FILES_PER_ROUND_MAX));
    whole.findings.push(...findings);
    whole.problems.push(...problems);
  }
  return whole;
}
