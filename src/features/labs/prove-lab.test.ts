import { expect, test } from 'vitest';
import type { CheckStatus } from '#core/grading/verdict.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { labFolder, sampleLab } from '../../../tests/support/lab-folder.ts';
import { loadLab } from './load-lab.ts';
import { proveLab } from './prove-lab.ts';

/** What happens to each variant of the sample, told apart by its text. */
interface Behaviour {
  readonly leaks: (code: string) => CheckStatus;
  readonly fires: (code: string) => boolean;
  readonly recognised: (code: string) => boolean;
  readonly marked?: boolean;
}

const isStart = (code: string) => code.includes('1;');
const isMisfix = (code: string) => code.includes('4;');

/** A lab that keeps its promises. */
const GOOD: Behaviour = {
  leaks: (code) => (isStart(code) || isMisfix(code) ? 'failed' : 'passed'),
  fires: isStart,
  recognised: isMisfix,
};

const range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };

function sandboxOf({ leaks, fires, recognised, marked = true }: Behaviour): Sandbox {
  return {
    async run({ files }) {
      const code = files['app.js'] ?? '';
      const step = { kind: 'response' as const, text: 'secret', ...(marked ? { leaked: ['secret'] } : {}) };
      const checks = [
        {
          id: 'lists',
          proof: 'works' as const,
          title: '',
          status: 'passed' as const,
          message: '',
          evidence: { transcript: [] },
        },
        {
          id: 'leaks',
          proof: 'safe' as const,
          title: '',
          status: leaks(code),
          message: '',
          evidence: { transcript: [step] },
        },
      ];
      return { status: 'done', message: '', checks, output: '', durationMs: 1 };
    },
    async scan({ files, rules }) {
      const code = files['app.js'] ?? '';
      const ids = rules.map((rule) => (rule as { id: string }).id);
      const firing = ids.filter((id) => (id.startsWith('misfix-') ? recognised(code) : fires(code)));
      const findings = firing.map((ruleId) => ({
        ruleId,
        message: '',
        severity: 'ERROR' as const,
        cwe: [],
        path: 'app.js',
        range,
        flow: [],
      }));
      return { findings, problems: [] };
    },
    async close() {},
  };
}

async function problems(change: Partial<Behaviour>): Promise<readonly string[]> {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const proofs = await proveLab(reading.lab, { sandbox: sandboxOf({ ...GOOD, ...change }), seed: 1 });
  // The sample has one misfix and one alternative; real labs need more.
  return proofs
    .filter(({ about }) => about !== 'the folder')
    .flatMap(({ about, problems: found }) => found.map((text) => `${about}: ${text}`));
}

test('a lab that keeps its promises has no problems', async () => {
  expect(await problems({})).toEqual([]);
});

test('a start that no attack beats is told', async () => {
  const found = await problems({ leaks: (code) => (isMisfix(code) ? 'failed' : 'passed') });
  expect(found).toEqual(['start: No attack gets through with what leaked marked in its transcript.']);
});

test('an attack whose transcript marks nothing is told', async () => {
  expect(await problems({ marked: false })).toEqual([
    'start: No attack gets through with what leaked marked in its transcript.',
  ]);
});

test('a rule that is silent on the start is told', async () => {
  expect(await problems({ fires: () => false })).toEqual([
    'start: The rule javascript-sample does not fire on start/.',
  ]);
});

test('a right fix that fails is told with the check', async () => {
  const found = await problems({ fires: (code) => isStart(code) || code.includes('3;') });
  expect(found).toEqual([expect.stringMatching(/^alternatives\/other: A right fix must pass, but javascript-sample/)]);
});

test('a right fix that looks like a misfix is told', async () => {
  const found = await problems({ recognised: (code) => !isStart(code) });
  expect(found).toEqual([
    'solution: It would be taken for the misfix wrong-turn.',
    'alternatives/other: It would be taken for the misfix wrong-turn.',
  ]);
});

test('a misfix that passes is told, and so is one that nobody recognises', async () => {
  expect(await problems({ leaks: (code) => (isStart(code) ? 'failed' : 'passed') })).toEqual([
    'misfixes/wrong-turn: caughtBy names leaks, which passes on this misfix.',
    'misfixes/wrong-turn: This misfix passes.',
    'misfixes/wrong-turn: It is not recognised by name.',
  ]);
  expect(await problems({ recognised: () => false })).toEqual(['misfixes/wrong-turn: It is not recognised by name.']);
});

test('a folder with too few wrong and other right fixes is told', async () => {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const proofs = await proveLab(reading.lab, { sandbox: sandboxOf(GOOD), seed: 1 });
  expect(proofs[0]?.problems).toHaveLength(2);
});
