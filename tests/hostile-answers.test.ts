// Labs without code take one answer.json that anybody can write by hand: whatever stands in it is told, and never thrown.
import { describe, expect, it } from 'vitest';
import { ANSWER_FILE } from '#core/grading/answer.ts';
import type { RunReport, ScanReport } from '#core/grading/jobs.ts';
import { GRADERS } from '#core/grading/kinds/graders.ts';
import { kindLab } from '#features/labs/lab.ts';
import { loadLabs } from '#features/labs/load-lab.ts';

const labs = [...(await loadLabs())].filter(([, lab]) => lab.public.editable.join() === ANSWER_FILE);

const run: RunReport = { status: 'limit', message: 'too long', output: '', durationMs: 1, checks: [] };
const scan: ScanReport = { findings: [], problems: [] };
const hands = { run: async () => run, scan: async () => scan };

/** The answer with each of its lists full of the same thing, each of its texts very long, or each of its names another. */
const everywhere = (value: unknown, change: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return change(value.map((one) => everywhere(one, change)));
  if (value === null || typeof value !== 'object') return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, everywhere(one, change)]));
};
const CHANGES: readonly (readonly [string, (leaf: unknown) => unknown])[] = [
  ['lists of a thousand', (leaf) => (Array.isArray(leaf) ? Array.from({ length: 1000 }, () => leaf[0]) : leaf)],
  ['lists with all of it twice', (leaf) => (Array.isArray(leaf) && leaf.length > 0 ? [...leaf, ...leaf] : leaf)],
  ['very long texts', (leaf) => (typeof leaf === 'string' ? leaf.padEnd(50_000, 'a*') : leaf)],
  ['names of every object', (leaf) => (typeof leaf === 'string' ? '__proto__' : leaf)],
  ['numbers beyond all bounds', (leaf) => (typeof leaf === 'number' ? -Number.MAX_VALUE : leaf)],
  ['nothing where something was', (leaf) => (typeof leaf === 'string' ? '' : leaf)],
];
const TEXTS: readonly (readonly [string, string])[] = [
  ['no JSON', '{'],
  ['a list', '[]'],
  ['nothing', 'null'],
  ['lists within lists', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
  ['a prototype', '{"__proto__":{"isPassed":true},"constructor":{}}'],
  ['a number that is none', '{"value":1e999}'],
];

describe.each(labs)('%s', (_, lab) => {
  const grade = async (text: string): Promise<string> => {
    const grader = await GRADERS[lab.public.kind]();
    return (await grader.grade(kindLab(lab), { files: { [ANSWER_FILE]: text }, hands, seed: 1 })).status;
  };

  it.each(TEXTS)('tells what is wrong with %s', async (_name, text) => {
    expect(await grade(text)).toBe('error');
  });

  it.each(CHANGES)('does not pass an answer with %s', async (_name, change) => {
    const answer: unknown = JSON.parse(lab.secret.solution.files[ANSWER_FILE] ?? '');
    const changed = JSON.stringify(everywhere(answer, change));
    // Some answers hold nothing that this could change.
    const expected = changed === JSON.stringify(answer) ? ['passed'] : ['error', 'failed'];
    expect(expected).toContain(await grade(changed));
  });
});
