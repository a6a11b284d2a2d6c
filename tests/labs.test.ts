// Walks labs/* as data: each folder proves what it promises, and a new lab is tested by being there.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeProblem } from '#core/grading/author-problem.ts';
import { browserBundle } from '#features/labs/browser-bundle.ts';
import type { Lab } from '#features/labs/lab.ts';
import { labSources, loadLab } from '#features/labs/load-lab.ts';
import { proveLab } from '#features/labs/prove-lab.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import { unhurried } from './support/unhurried.ts';

const LABS = join(import.meta.dirname, '../labs');
const names = readdirSync(LABS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Random inputs are drawn from it; tests repeat. `gatehouse lab check` draws a new one each time. */
const SEED = 20_261_123;
/** Some ten variants of a lab, each with a run and a scan, on a busy machine. */
const PROOF_TIME_MS_MAX = 180_000;

let sandbox: GraderPool;

beforeAll(async () => {
  await buildSandboxAssets();
  sandbox = createGraderPool({ workers: 2 });
});

afterAll(() => sandbox.close());

async function read(name: string): Promise<Lab> {
  const reading = await loadLab(name, await labSources());
  if (!reading.ok) throw new Error(reading.problems.map(describeProblem).join('\n\n'));
  return reading.lab;
}

/** Component names in MDX, code left out. */
function components(mdx: string): readonly string[] {
  const prose = mdx.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
  return [...prose.matchAll(/<([A-Za-z][\w.]*)/g)].map((match) => match[1] ?? '');
}

/** Texts that give an answer away, each long enough not to stand in a start file by chance. */
function secrets(lab: Lab): readonly string[] {
  const { solution, alternatives, misfixes } = lab.secret;
  const known = new Set(Object.values(lab.public.files).flatMap((text) => text.split('\n').map((line) => line.trim())));
  const code = [solution, ...alternatives, ...misfixes].flatMap(({ files }) =>
    Object.values(files).flatMap((text) => text.split('\n').map((line) => line.trim())),
  );
  const prose = [
    solution.why,
    ...alternatives.map(({ note }) => note),
    ...misfixes.flatMap(({ settings }) => [settings.title, settings.explanation]),
  ];
  return [
    ...code.filter((line) => line.length > 24 && !known.has(line)),
    ...prose.flatMap((text) => text.split('\n')).filter((line) => line.length > 24),
  ];
}

test('there are labs to walk', () => {
  expect(names.length).toBeGreaterThan(0);
});

describe.each(names)('the lab %s', (name) => {
  test('reads without a mistake', async () => {
    expect((await read(name)).public.id).toBe(name);
  });

  test.each(['brief.mdx', 'hints.mdx', 'solution/why.mdx'])(
    'has a %s that is MDX with no component but Aside',
    async (file) => {
      const lab = await read(name);
      const text =
        { 'brief.mdx': lab.public.brief, 'hints.mdx': lab.public.hints.map((hint) => hint.body).join('\n\n') }[file] ??
        lab.secret.solution.why;
      await expect(compile(text)).resolves.toBeDefined();
      expect(components(text).filter((component) => component !== 'Aside')).toEqual([]);
    },
  );

  test('belongs to a lesson that exists, and asks only for labs that exist', async () => {
    const { lesson, prerequisites } = (await read(name)).public.settings;
    expect(existsSync(join(LABS, '../content/courses', `${lesson}.mdx`)), `the lesson ${lesson}`).toBe(true);
    expect(prerequisites.filter((id) => id === name || !names.includes(id))).toEqual([]);
  });

  test('tells where it happened, with a source', async () => {
    const [, story = ''] = (await read(name)).secret.solution.why.split('\n## Where it happened\n');
    expect(story).toMatch(/\]\(https:\/\//);
  });

  test('has something to use at work, when it is solved', async () => {
    const texts = Object.values((await read(name)).secret.takeAway);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.trim().length < 100)).toEqual([]);
  });

  test('gives a browser nothing of its answers', async () => {
    const lab = await read(name);
    const bundle = JSON.stringify(browserBundle(lab.public));
    const leaked = secrets(lab).filter((text) => bundle.includes(JSON.stringify(text).slice(1, -1)));
    expect(leaked).toEqual([]);
  });

  test(
    'opens broken, passes when fixed, and catches each wrong fix by name',
    { timeout: PROOF_TIME_MS_MAX },
    async () => {
      const proofs = await proveLab(unhurried(await read(name)), { sandbox, seed: SEED });
      const broken = proofs.flatMap(({ about, problems }) => problems.map((problem) => `${about}: ${problem}`));
      // Joined, because a report cuts lists short, and these sentences are what an author needs.
      expect(broken.join('\n')).toBe('');
    },
  );
});
