import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compileRules, parseRules } from '#core/sast/parse-rules.ts';
import type { CompiledRule } from '#core/sast/rule/compile-rules.ts';
import { mutate } from '#core/sast/variants/mutate.ts';
import { MUTATIONS } from '#core/sast/variants/mutations.ts';
import { loadDefinitions } from '#features/rules/load-definitions.ts';
import { loadParsers } from '../../src/cli/load-parsers.ts';
import { markFailures, marksOf, type CaseFile } from '../support/case-marks.ts';

const RULES = fileURLToPath(new URL('../../src/core/sast/rules', import.meta.url));
const parsers = await loadParsers();
const { definitions } = await loadDefinitions(RULES, parsers);

/** Of the marked lines of all mutants, the part that has to be as marked. */
const RATE_MIN = 0.95;

interface TaintCases {
  readonly rule: CompiledRule;
  readonly file: CaseFile;
}

/** Every taint rule with each file of its cases. */
function taintCases(): TaintCases[] {
  return ['javascript', 'python'].flatMap((language) => {
    const folder = join(RULES, language);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => entry.name);
    return names
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => {
        const text = readFileSync(join(folder, name), 'utf8');
        const compiled = compileRules(parseRules(text, name, parsers, definitions).rules, parsers);
        const stem = basename(name, '.yaml');
        const cases = names.filter((one) => one !== name && basename(one, extname(one)) === stem);
        return compiled
          .filter((rule) => rule.taint)
          .flatMap((rule) =>
            cases.map((one) => ({
              rule,
              file: { path: `${language}/${one}`, text: readFileSync(join(folder, one), 'utf8') },
            })),
          );
      });
  });
}

it('the same code written differently is judged the same', { timeout: 300_000 }, () => {
  // Lines that are not judged right as they stand are the rule test's to tell.
  const cases = taintCases().filter(({ rule, file }) => markFailures([file], [rule], parsers).length === 0);
  const total = { marks: 0, failed: 0 };
  const report: string[] = [];
  for (const mutation of MUTATIONS) {
    let marks = 0;
    const failures: string[] = [];
    for (const { rule, file } of cases) {
      const mutants = mutate(file, mutation, parsers);
      if (!mutants) continue;
      const failed = markFailures(mutants, [rule], parsers);
      expect(failed.filter((one) => /does not parse/.test(one))).toEqual([]);
      marks += marksOf(file).length;
      failures.push(...failed.map((one) => `${rule.id} ${one}`));
    }
    total.marks += marks;
    total.failed += failures.length;
    report.push(`${mutation.family} ${mutation.name}: ${marks - failures.length} of ${marks}`);
    report.push(...failures.slice(0, 5).map((one) => `    ${one}`));
  }
  const rate = 1 - total.failed / total.marks;
  console.log(`${report.join('\n')}\nall: ${(100 * rate).toFixed(2)} % of ${total.marks} marked lines`);
  expect(total.marks).toBeGreaterThan(1000);
  expect(rate).toBeGreaterThanOrEqual(RATE_MIN);
});
