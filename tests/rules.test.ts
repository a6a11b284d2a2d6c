import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCases } from '#core/sast/rule/check-cases.ts';
import { compileRules, parseRules } from '#core/sast/parse-rules.ts';
import { isDefinitionFile } from '#core/sast/rule/definitions.ts';
import { loadDefinitions } from '#features/rules/load-definitions.ts';
import { loadParsers } from '../src/cli/load-parsers.ts';
import { isCaseFile } from '../src/cli/scan/rule-files.ts';

const RULES = fileURLToPath(new URL('../src/core/sast/rules', import.meta.url));

const parsers = await loadParsers();

interface Pack {
  readonly language: string;
  readonly stem: string;
  readonly yaml: string;
  readonly cases: string[];
}

function packs(): Pack[] {
  return readdirSync(RULES).flatMap((language) => {
    const files = readdirSync(join(RULES, language));
    return files
      .filter((file) => file.endsWith('.yaml') && !isCaseFile(file))
      .map((file) => {
        const stem = basename(file, '.yaml');
        // Cases that are YAML themselves are called `rule.test.yaml`.
        const cases = files.filter((one) => one.replace(/(?:\.test)?\.[^.]+$/, '') === stem && one !== file);
        return {
          language,
          stem,
          yaml: join(RULES, language, file),
          cases: cases.map((one) => join(RULES, language, one)),
        };
      });
  });
}

const all = packs();

const { definitions, problems: definitionProblems } = await loadDefinitions(RULES, parsers);

it('what rules share reads without a problem, and is used', () => {
  expect(definitionProblems).toEqual([]);
  const texts = readdirSync(RULES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const isUsed = (name: string): boolean => texts.some((text) => new RegExp(`use: ${name}(?!\\S)`).test(text));
  expect([...definitions.lists.keys()].filter((name) => !isUsed(name))).toEqual([]);
});

describe('each built-in rule', () => {
  for (const { language, stem, yaml, cases } of all) {
    const id = `${language}-${stem}`;
    const { rules, problems } = parseRules(readFileSync(yaml, 'utf8'), yaml, parsers, definitions);

    it(`${id} reads without a problem and is named after its folder and file`, () => {
      expect(problems).toEqual([]);
      expect(rules.map((rule) => rule.id)).toEqual([id]);
    });

    it(`${id} teaches what is wrong, names its weakness and the competency behind it`, () => {
      const [rule] = rules;
      expect(rule?.message.length).toBeGreaterThan(120);
      expect(rule?.metadata?.['cwe']).toBeDefined();
      expect(rule?.metadata?.gatehouse?.competency).toBeDefined();
    });

    it(`${id} finds what its cases mark as bad, and nothing else`, () => {
      const [rule] = compileRules(rules, parsers);
      if (!rule) throw new Error(`${id} has no rule`);
      const reports = cases.map((path) => checkCases(rule, { path, text: readFileSync(path, 'utf8') }, parsers));
      expect(reports.flatMap((report) => report.failures)).toEqual([]);
      expect(reports.reduce((sum, report) => sum + report.bad, 0)).toBeGreaterThan(0);
      expect(reports.reduce((sum, report) => sum + report.good, 0)).toBeGreaterThan(0);
    });
  }
});

it('every file of cases lies beside a rule', () => {
  const known = new Set(all.flatMap((pack) => [pack.yaml, ...pack.cases]));
  const files = readdirSync(RULES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  // What no secret rule may find belongs to all of them; `secrets.test.ts` holds them to it.
  const isShared = (path: string): boolean => isDefinitionFile(path) || path.includes(join('secrets', 'harmless'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !isShared(path));
  expect(paths.filter((path) => !known.has(path))).toEqual([]);
});
