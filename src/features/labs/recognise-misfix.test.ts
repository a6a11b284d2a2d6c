import { expect, test } from 'vitest';
import type { CheckResult } from '#core/grading/verdict.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { labFolder, sampleLab } from '../../../tests/support/lab-folder.ts';
import { loadLab } from './load-lab.ts';
import { recogniseMisfixes } from './recognise-misfix.ts';

const range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };

/** Every formula matches. */
const matchesAll: Sandbox = {
  run: () => Promise.reject(new Error('nothing is run to recognise')),
  async scan({ rules }) {
    const ids = rules.map((rule) => (rule as { id: string }).id);
    return {
      findings: ids.map((ruleId) => ({
        ruleId,
        message: '',
        severity: 'INFO',
        cwe: [],
        path: 'app.js',
        range,
        flow: [],
      })),
      problems: [],
    };
  },
  async close() {},
};

function failed(id: string, proof: 'works' | 'safe'): CheckResult {
  return { id, proof, title: id, status: 'failed', message: '', evidence: { transcript: [] } };
}

/** The sample with as many misfixes as there are lists of what catches them. */
async function labWith(...caughtBy: string[]) {
  const files = sampleLab();
  for (const [index, ids] of caughtBy.entries()) {
    const folder = `misfixes/m${index}`;
    files[`${folder}/app.js`] = `export default ${index + 10};\n`;
    files[`${folder}/misfix.yaml`] =
      `title: Misfix ${index}\ncaughtBy: [${ids}]\nrecognise: { pattern: x }\nexplanation: ${'why it fails. '.repeat(8)}\n`;
  }
  delete files['misfixes/wrong-turn/app.js'];
  delete files['misfixes/wrong-turn/misfix.yaml'];
  const reading = await loadLab('a-lab', labFolder(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lab;
}

async function titles(caughtBy: string[], checks: readonly CheckResult[]) {
  return (await recogniseMisfixes(await labWith(...caughtBy), checks, {}, matchesAll)).map(
    (feedback) => feedback.title,
  );
}

test('a misfix is named where every check that it stands for fails', async () => {
  expect(await titles(['leaks'], [failed('leaks', 'safe')])).toEqual(['Misfix 0']);
  expect(await titles(['"leaks", "lists"'], [failed('leaks', 'safe'), failed('lists', 'works')])).toEqual(['Misfix 0']);
});

test('a misfix is not named while a check that it stands for passes', async () => {
  expect(await titles(['"leaks", "lists"'], [failed('leaks', 'safe')])).toEqual([]);
  expect(await titles(['leaks'], [])).toEqual([]);
});

test('two are named and not one more', async () => {
  expect(await titles(['leaks', 'leaks'], [failed('leaks', 'safe')])).toHaveLength(2);
  expect(await titles(['leaks', 'leaks', 'leaks'], [failed('leaks', 'safe')])).toEqual(['Misfix 0', 'Misfix 1']);
});
