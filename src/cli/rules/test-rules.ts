import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { compileRules, type CompiledRule } from '#core/sast/parse-rules.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import { applyFixes } from '#core/sast/rule/apply-fixes.ts';
import { checkCases, type CaseReport } from '#core/sast/rule/check-cases.ts';
import { scan } from '#core/sast/scan.ts';
import { startOfDay } from '#core/sast/start-of-day.ts';
import { loadParsers } from '../load-parsers.ts';
import { codeFrame } from '../scan/code-frame.ts';
import { painter, type Paint } from '../scan/report-text.ts';
import { isCaseFile, readRules, ruleProblemText, yamlFiles } from '../scan/rule-files.ts';
import { askedPath } from './asked-path.ts';

const [GOOD, BAD, FAILED] = [0, 1, 2];

interface Counts {
  rules: number;
  bad: number;
  good: number;
  mistakes: number;
}

/** Runs the cases beside each rule file of a folder and prints what is not as marked. Answers the exit code. */
export async function testRules(folder: string, hasColor: boolean): Promise<number> {
  const found = await stat(folder).catch(() => null);
  if (!found) return refuse(`there is no ${folder}`);
  const files = found.isFile() ? [folder] : await yamlFiles(folder);
  const parsers = await loadParsers();
  const counts: Counts = { rules: 0, bad: 0, good: 0, mistakes: 0 };
  const paint = painter(hasColor);
  const broken: string[] = [];
  for (const file of files) broken.push(...(await testFile(file, { parsers, paint, counts })));
  if (counts.rules === 0 && broken.length === 0) return refuse(`there are no rules in ${folder}`);
  for (const text of broken) console.error(`gatehouse rules: ${text}`);
  const { rules, bad, good, mistakes } = counts;
  console.log(`${rules} rules, ${bad} ruleid lines, ${good} ok lines, ${mistakes} not as marked.`);
  if (broken.length > 0) return FAILED;
  return mistakes > 0 ? BAD : GOOD;
}

function refuse(reason: string): number {
  console.error(`gatehouse rules: ${reason}`);
  return FAILED;
}

interface Testing {
  readonly parsers: Parsers;
  readonly paint: Paint;
  readonly counts: Counts;
}

/** Answers what kept rules from being tested. */
async function testFile(file: string, { parsers, paint, counts }: Testing): Promise<string[]> {
  const read = await readRules(file, parsers);
  if (!read.ok) return [read.reason];
  const cases = await casesBeside(file);
  const broken = read.problems.map(ruleProblemText);
  if (cases.length === 0) broken.push(`${file}: no file of cases lies beside it`);
  const rules = compileRules(read.rules, parsers);
  for (const path of cases) counts.mistakes += await testFixes(file, path, { rules, parsers, paint });
  for (const rule of rules) {
    counts.rules += 1;
    for (const path of cases) {
      const text = await readFile(path, 'utf8');
      const report = checkCases(rule, { path: askedPath(rule, file, path), text }, parsers, startOfDay(Date.now()));
      counts.bad += report.bad;
      counts.good += report.good;
      counts.mistakes += report.mistakes.length;
      print(report, { path, text }, paint);
    }
  }
  return broken;
}

interface Fixing extends Pick<Testing, 'parsers' | 'paint'> {
  readonly rules: readonly CompiledRule[];
}

/** `rule.fixed.js` is `rule.js` after all fixes. Answers the number of files that are not. */
async function testFixes(file: string, path: string, { rules, parsers, paint }: Fixing): Promise<number> {
  const wanted = await readFile(fixedPath(path), 'utf8').catch(() => null);
  if (wanted === null) return 0;
  const text = await readFile(path, 'utf8');
  const today = startOfDay(Date.now());
  const findings = rules.flatMap(
    (rule) => scan([{ path: askedPath(rule, file, path), text }], [rule], parsers, today).findings,
  );
  const [got, expected] = [applyFixes(text, findings).split('\n'), wanted.split('\n')];
  const at = got.findIndex((line, index) => line.trimEnd() !== expected[index]?.trimEnd());
  const first = at >= 0 ? at : got.length === expected.length ? -1 : got.length;
  if (first < 0) return 0;
  console.log(
    `${paint('cyan', `${fixedPath(path)}:${first + 1}`)}: ${paint('bold', 'the fixes write something else')}`,
  );
  console.log(`  expected: ${expected[first] ?? 'no line'}\n  written:  ${got[first] ?? 'no line'}\n`);
  return 1;
}

function fixedPath(path: string): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.fixed${extension}`;
}

/** `rule.yaml` has its cases in `rule.js`, or in `rule.test.yaml` where they are YAML as well. */
async function casesBeside(file: string): Promise<string[]> {
  const stem = basename(file).replace(/\.ya?ml$/, '');
  const names = await readdir(dirname(file));
  const isCase = (name: string): boolean =>
    name.startsWith(`${stem}.`) &&
    name !== basename(file) &&
    !/\.fixed\b/.test(name) &&
    (!/\.ya?ml$/.test(name) || isCaseFile(name));
  return names.filter(isCase).map((name) => join(dirname(file), name));
}

function print(report: CaseReport, { path, text }: { path: string; text: string }, paint: Paint): void {
  for (const { line, text: what, finding } of report.mistakes) {
    const lineText = text.split('\n')[line - 1] ?? '';
    const column = lineText.length - lineText.trimStart().length + 1;
    const whole = {
      start: { line, column, offset: 0 },
      end: { line, column: Math.max(column + 1, lineText.length + 1), offset: 0 },
    };
    console.log(`${paint('cyan', `${path}:${line}`)}: ${paint('bold', what)}`);
    console.log(`${codeFrame(finding?.range ?? whole, text, paint).join('\n')}\n`);
  }
}
