import { readFile } from 'node:fs/promises';
import { expandRules, mergeDefinitions } from '#core/sast/parse-rules.ts';
import { loadDefinitions } from '#features/rules/load-definitions.ts';
import { serveRules } from './rules/serve-rules.ts';
import { testRules } from './rules/test-rules.ts';
import { BUILT_IN_RULES, ruleProblemText } from './scan/rule-files.ts';

const USAGE = `gatehouse rules test FOLDER [--no-color]
    run the annotated cases beside the rules of a folder: \`ruleid: <id>\`, \`ok: <id>\`
gatehouse rules serve
    read {"rule": FILE, "target": FILE} lines, answer {"findings": [{"rule", "line"}], "error"} lines
gatehouse rules expand FILE
    print a rule file with each \`use:\` filled in: plain Semgrep`;

const [GOOD, BAD, FAILED] = [0, 1, 2];

/** Answers the exit code. */
export async function rulesCommand(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  const operands = rest.filter((one) => !one.startsWith('--'));
  const flags = rest.filter((one) => one.startsWith('--'));
  const [operand] = operands;
  const isPlain = flags.every((one) => verb === 'test' && /^--(?:no-)?color$/.test(one));
  if (verb === '--help' || verb === '-h') return (console.log(USAGE), GOOD);
  if (isPlain && verb === 'serve' && operands.length === 0) return serveRules(process.stdin, process.stdout);
  if (isPlain && operand !== undefined && operands.length === 1) {
    const hasColor = !flags.includes('--no-color') && process.stdout.isTTY && process.stdout.hasColors();
    if (verb === 'test') return testRules(operand, hasColor);
    if (verb === 'expand') return expand(operand);
  }
  console.error(USAGE);
  return FAILED;
}

async function expand(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    console.error(`gatehouse rules: there is no ${file}`);
    return FAILED;
  }
  const { definitions } = await loadDefinitions(BUILT_IN_RULES);
  const expanded = expandRules(text, file, mergeDefinitions([definitions]));
  for (const problem of expanded.problems) console.error(`gatehouse rules: ${ruleProblemText(problem)}`);
  if (expanded.problems.length > 0) return BAD;
  process.stdout.write(expanded.text);
  return GOOD;
}
