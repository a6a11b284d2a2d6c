// Rules put together at random, graded, and held against a table that says what each part of a rule is good for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hands } from '#core/grading/jobs.ts';
import { WAYS } from '#core/grading/kinds/rule/grade.ts';
import { gradeAttempt } from '#features/labs/grade-attempt.ts';
import { labSources } from '#features/labs/lab-sources.ts';
import { loadLab } from '#features/labs/load-lab.ts';
import { scanFiles } from '#sandbox/scan-job.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';

const ATTEMPTS = 40;

/** The scanner in this process: rules of ours only, and no limit to be kept. `perFile` widens what is drawn. */
const hands = (perFile?: number): Hands => ({
  run: () => Promise.reject(new Error('Nothing is run.')),
  scan: (job) =>
    scanFiles(
      { ...job, ...(job.variants && perFile !== undefined ? { variants: { ...job.variants, perFile } } : {}) },
      diskGrammars,
    ),
});

async function readLab(name: string) {
  const reading = await loadLab(name, await labSources());
  if (!reading.ok) throw new Error(`The lab ${name} does not read.`);
  return reading.lab;
}

const SINKS = {
  'os.system($LINE)': ['berth-label', 'hidden-cookie'],
  'os.popen($LINE, ...)': ['dock-camera'],
  'subprocess.getoutput($LINE)': ['hidden-header'],
  'subprocess.run($LINE, ..., shell=True, ...)': ['zip-trip', 'hidden-joined'],
  'subprocess.check_call($LINE, ..., shell=True, ...)': ['hidden-wrong-escape'],
  'subprocess.check_output($LINE, ..., shell=True, ...)': ['tide-table'],
  'subprocess.Popen($LINE, ..., shell=True, ...)': ['crew-search'],
} as const;

/** What comes in by each part of the request. */
const PARTS = {
  args: ['berth-label', 'tide-table', 'crew-search'],
  form: ['zip-trip', 'hidden-wrong-escape'],
  'get_json()': ['dock-camera'],
  values: ['hidden-joined'],
  headers: ['hidden-header'],
  cookies: ['hidden-cookie'],
} as const;

/** Believed where they do not help, each silences one sample. */
const FALSE_FRIENDS = { '$X.replace(...)': 'crew-search', 'html.escape(...)': 'hidden-wrong-escape' } as const;

interface Parts {
  readonly sinks: readonly (keyof typeof SINKS)[];
  readonly parts: readonly (keyof typeof PARTS)[];
  readonly friends: readonly (keyof typeof FALSE_FRIENDS)[];
  readonly quotes: boolean;
}

const list = (key: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `    ${key}:\n${items.map((item) => `      - pattern: ${item}\n`).join('')}`;

const ruleOf = ({ sinks, parts, friends, quotes }: Parts): string =>
  `rules:
  - id: generated-shell-rule
    languages: [python]
    severity: ERROR
    mode: taint
    message: Text of a request becomes part of a line that a shell reads. Give the arguments as a list instead.
    metadata: { cwe: CWE-78 }
` +
  list(
    'pattern-sources',
    parts.map((part) => `flask.request.${part}`),
  ) +
  list('pattern-sinks', sinks) +
  list('pattern-sanitizers', [...friends, ...(quotes ? ['shlex.quote(...)', 'int(...)', 'float(...)'] : ['int(...)'])]);

/** Every vulnerable sample that the parts leave out, and the quoted one where quoting is not believed. */
function oracle({ sinks, parts, friends, quotes }: Parts): string[] {
  const seen = new Set<string>(sinks.flatMap((sink) => SINKS[sink]));
  const fed = new Set<string>(parts.flatMap((part) => PARTS[part]));
  const silenced = new Set<string>(friends.map((friend) => FALSE_FRIENDS[friend]));
  const all: string[] = Object.values(SINKS).flat();
  const missed = all.filter((id) => !seen.has(id) || !fed.has(id) || silenced.has(id));
  // A quoted field of a form goes to os.system.
  const isAccused = !quotes && parts.includes('form') && sinks.includes('os.system($LINE)');
  return [...missed, ...(isAccused ? ['note-mail'] : [])].sort();
}

const someOf = <T extends string>(table: Readonly<Record<T, unknown>>, minLength: number): fc.Arbitrary<T[]> =>
  fc.subarray(Object.keys(table) as T[], { minLength });

test('what a rule misses follows from what it is made of', async () => {
  const lab = await readLab('shell-in-the-request');
  const parts = fc.record({
    sinks: someOf(SINKS, 1),
    parts: someOf(PARTS, 1),
    friends: someOf(FALSE_FRIENDS, 0),
    quotes: fc.boolean(),
  });
  const general = ['rewritten-vulnerable', 'rewritten-safe'];
  await fc.assert(
    fc.asyncProperty(parts, fc.nat(), async (made, seed) => {
      const files = { 'rule.yaml': ruleOf(made) };
      const verdict = await gradeAttempt({ lab, files, sandbox: hands(), seed });
      const failed = verdict.checks.filter(({ status }) => status !== 'passed').map(({ id }) => id);
      expect(failed.filter((id) => !general.includes(id)).sort()).toEqual(oracle(made));
      expect(verdict.status).toBe(failed.length === 0 ? 'passed' : 'failed');
    }),
    { numRuns: ATTEMPTS, seed: 20_261_124 },
  );
});

test.each(['shell-in-the-request', 'fetch-that-obeys'])(
  'every right rule of %s is right however the samples are written',
  async (name) => {
    const lab = await readLab(name);
    const { solution, alternatives } = lab.secret;
    for (const { files } of [solution, ...alternatives]) {
      const verdict = await gradeAttempt({ lab, files, sandbox: hands(WAYS.length), seed: 1 });
      const open = verdict.checks.filter(({ status }) => status !== 'passed');
      expect(open.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    }
  },
);

test('whatever stands in the file, there is a verdict', async () => {
  const lab = await readLab('shell-in-the-request');
  const texts = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom('', 'rules:', 'rules: 3', 'rules: []', 'rules: [{}]', '- &a [*a]', '\u0000', '{'.repeat(500)),
    fc.json().map((json) => `rules: [${json}]`),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const verdict = await gradeAttempt({ lab, files: { 'rule.yaml': text }, sandbox: hands(), seed: 1 });
      expect(verdict.status).toBe('error');
      expect(verdict.message).toMatch(/\S/);
    }),
    { numRuns: ATTEMPTS },
  );
});
