import { expect, test } from 'vitest';
import { labFolder, sampleLab } from '../../../tests/support/lab-folder.ts';
import { AuthorMistakes } from '#core/grading/author-problem.ts';
import type { FixData } from '#core/grading/kinds/fix/data.ts';
import { loadLab, loadLabs } from './load-lab.ts';

/** Problems of the sample after a change; a path set to `undefined` is left out. */
async function problemsAfter(change: Record<string, string | undefined>) {
  const files = { ...sampleLab(), ...change };
  const present = Object.fromEntries(
    Object.entries(files).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const reading = await loadLab('a-lab', labFolder(present));
  return reading.ok ? [] : reading.problems;
}

const settings = (from: string | RegExp, to: string) => ({
  'lab.yaml': (sampleLab()['lab.yaml'] ?? '').replace(from, to),
});

test('a complete folder becomes a lab with a public and a secret half', async () => {
  const reading = await loadLab('a-lab', labFolder(sampleLab()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { public: open, secret } = reading.lab;
  expect(open.files).toEqual({ 'app.js': 'export default 1;\n', 'data/list.txt': 'plain\n' });
  const data = open.data as FixData;
  expect(data.outline.map((check) => check.id)).toEqual(['lists', 'leaks']);
  expect(open.hints.map((hint) => hint.title)).toEqual(['One', 'Two', 'Three']);
  expect(data.rules).toEqual([{ id: 'javascript-sample', source: { id: 'javascript-sample', message: 'm' } }]);
  expect(secret.misfixes.map((misfix) => misfix.name)).toEqual(['wrong-turn']);
  expect(secret.alternatives.map((alternative) => alternative.name)).toEqual(['other']);
  expect(Object.keys(secret.solution.files)).toEqual(['app.js']);
});

test('the grader is another one when a check, a rule or the engine changes', async () => {
  const grader = async (change: Record<string, string>, engine = 'engine-1') => {
    const reading = await loadLab('a-lab', { ...labFolder({ ...sampleLab(), ...change }), engine });
    return reading.ok ? reading.lab.public.grader : 'not read';
  };
  const before = await grader({});
  expect(await grader({})).toBe(before);
  expect(await grader({ 'hints.mdx': '## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n' })).toBe(before);
  expect(await grader({ 'checks/safe.js': "check('leaks', 'It leaks nothing', run);\n" })).not.toBe(before);
  expect(await grader({}, 'engine-2')).not.toBe(before);
});

test.each<[string, Record<string, string | undefined>, string, RegExp]>([
  ['an unknown key', settings('kind: fix', 'kind: fix\nflavour: sweet'), 'a-lab/lab.yaml', /the key "flavour"/],
  [
    'a rule that does not exist',
    settings('javascript-sample', 'javascript-other'),
    'a-lab/lab.yaml',
    /javascript-other/,
  ],
  ['an entry that is not in start/', settings('entry: app.js', 'entry: main.js'), 'a-lab/lab.yaml', /main\.js/],
  [
    'a limit beyond the bounds',
    settings('entry: app.js', 'entry: app.js\nlimits: { timeMs: 900000 }'),
    'a-lab/lab.yaml',
    /900000/,
  ],
  ['a path that leaves the folder', settings('entry: app.js', 'entry: ../app.js'), 'a-lab/lab.yaml', /\.\.\/app\.js/],
  ['a check file without checks', { 'checks/works.js': '' }, 'a-lab/checks/works.js', /none/],
  [
    'two checks of one id',
    { 'checks/works.js': "check('leaks', 'Again', run);\n" },
    'a-lab/checks/safe.js',
    /"leaks" twice/,
  ],
  ['no hints', { 'hints.mdx': undefined }, 'a-lab/hints.mdx', /no such file/],
  ['a solution without its why', { 'solution/why.mdx': undefined }, 'a-lab/solution/why.mdx', /no such file/],
  [
    'an alternative without a note',
    { 'alternatives/other/note.md': undefined },
    'a-lab/alternatives/other/note.md',
    /no such file/,
  ],
  [
    'a solution that changes a read-only file',
    { 'solution/data/list.txt': 'x' },
    'a-lab/solution/data/list.txt',
    /data\/list\.txt/,
  ],
  [
    'a misfix that changes nothing',
    { 'misfixes/wrong-turn/app.js': 'export default 1;\n' },
    'a-lab/misfixes/wrong-turn/app.js',
    /same text/,
  ],
  [
    'a misfix without its description',
    { 'misfixes/wrong-turn/misfix.yaml': undefined },
    'a-lab/misfixes/wrong-turn/misfix.yaml',
    /no such file/,
  ],
  [
    'a misfix caught by a check that does not exist',
    {
      'misfixes/wrong-turn/misfix.yaml': (sampleLab()['misfixes/wrong-turn/misfix.yaml'] ?? '').replace(
        '[leaks]',
        '[nothing]',
      ),
    },
    'a-lab/misfixes/wrong-turn/misfix.yaml',
    /nothing/,
  ],
])('%s is told with its file and what was found', async (_, change, file, found) => {
  const problems = await problemsAfter(change);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file, found: expect.stringMatching(found) as unknown });
  expect(problems[0]?.remedy).not.toBe('');
});

test('a name that is no id is refused before the disk is asked', async () => {
  expect(await loadLab('../labs/a-lab', labFolder(sampleLab()))).toMatchObject({ ok: false });
});

test('all mistakes of all labs stop the load together', async () => {
  const { labsDir } = labFolder({ ...sampleLab(), 'hints.mdx': '', 'brief.mdx': '' });
  const failure = await loadLabs(labsDir).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AuthorMistakes);
  expect((failure as Error).message).toMatch(/a-lab\/brief\.mdx[\s\S]*a-lab\/hints\.mdx/);
});
