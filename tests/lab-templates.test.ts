// Walks the templates of all kinds: what `gatehouse lab new` writes is a lab that loads and works, and says what is missing.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeProblem } from '#core/grading/author-problem.ts';
import { GRADERS, type LabKind } from '#core/grading/kinds/graders.ts';
import type { Lab } from '#features/labs/lab.ts';
import { labSources, type LabSources } from '#features/labs/lab-sources.ts';
import { loadLab } from '#features/labs/load-lab.ts';
import { newLab } from '#features/labs/new-lab.ts';
import { proveLab } from '#features/labs/prove-lab.ts';
import { unwrittenParts } from '#features/labs/unwritten.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import { unhurried } from './support/unhurried.ts';

const SEED = 20_261_124;
const PROOF_TIME_MS_MAX = 120_000;
const NAME = 'my-first-lab';

const own = await labSources();
const kinds = Object.keys(GRADERS) as LabKind[];

let sandbox: GraderPool;
beforeAll(async () => {
  await buildSandboxAssets();
  sandbox = createGraderPool({ workers: 2 });
});
afterAll(() => sandbox.close());

/** Into a folder of its own, as `--dir` does; with the endings of the repository where that is asked for. */
async function write(kind: LabKind, prose: LabSources['prose'] = 'md'): Promise<LabSources> {
  const sources = { ...own, labsDir: mkdtempSync(join(tmpdir(), 'gatehouse-new-lab-')), prose };
  expect(await newLab(kind, NAME, sources)).toMatchObject({ ok: true });
  return sources;
}

async function read(sources: LabSources): Promise<Lab> {
  const reading = await loadLab(NAME, sources);
  if (!reading.ok) throw new Error(reading.problems.map(describeProblem).join('\n\n'));
  return reading.lab;
}

test('every kind has a template: src/core/grading/kinds/<kind>/template/, see docs/writing-labs.md', () => {
  expect(kinds.filter((kind) => !existsSync(join(own.kindsDir, kind, 'template/lab.yaml')))).toEqual([]);
});

describe.each(kinds)('a new lab of the kind %s', (kind) => {
  test.each(['md', 'mdx'] as const)('loads as it is written, with %s', async (prose) => {
    const lab = await read(await write(kind, prose));
    expect(lab.public).toMatchObject({ id: NAME, kind, settings: { title: 'My first lab' } });
  });

  test('says in its own files what is to be written', async () => {
    const { problems } = await unwrittenParts((await write(kind)).labsDir, NAME);
    for (const file of ['lab.yaml', 'brief.md', 'hints.md', 'solution/why.md'])
      expect(problems.filter((problem) => problem.startsWith(`${file}:`))).not.toEqual([]);
  });

  test('works, and lacks no more than answers to wrong and right ideas', { timeout: PROOF_TIME_MS_MAX }, async () => {
    const proofs = await proveLab(unhurried(await read(await write(kind))), { sandbox, seed: SEED });
    const broken = proofs.filter(({ about, problems }) => about !== 'the folder' && problems.length > 0);
    expect(broken).toEqual([]);
    expect(proofs.map(({ about }) => about)).toEqual(expect.arrayContaining(['start', 'solution']));
  });
});
