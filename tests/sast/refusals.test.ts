import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRules } from '#core/sast/parse-rules.ts';
import { loadParsers } from '../../src/cli/load-parsers.ts';

interface Refusal {
  readonly part: string;
  readonly key: string;
  readonly line: number;
  readonly expected: string;
}

const parsers = await loadParsers();

const HEAD = 'rules:\n  - id: mine\n    message: m\n    severity: ERROR\n    languages: [js]\n';
const HEAD_LINES = HEAD.split('\n').length - 1;

const refusals = parse(readFileSync(join(import.meta.dirname, 'refusals.yaml'), 'utf8')) as readonly Refusal[];

it.each(refusals)('$part is refused, naming rule, key and line', ({ part, key, line, expected }) => {
  const { rules, problems } = parseRules(HEAD + part.replace(/^/gm, '    '), 'mine.yaml', parsers);
  expect(rules).toEqual([]);
  const found = problems.find((problem) => problem.key === key);
  expect(found, JSON.stringify(problems)).toMatchObject({ file: 'mine.yaml', ruleId: 'mine', line: HEAD_LINES + line });
  expect(found?.expected).toContain(expected);
});
