// Every fix lab that searches for counterexamples: one is found for what is vulnerable, none for what is not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '#core/grading/jobs.ts';
import type { KindLab } from '#core/grading/kinds/kind.ts';
import type { FixData } from '#core/grading/kinds/fix/data.ts';
import { findCounterexample, type Counterexample } from '#core/grading/kinds/fix/counterexample.ts';
import type { Lab } from '#features/labs/lab.ts';
import { loadLabs } from '#features/labs/load-lab.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import { unhurried } from './support/unhurried.ts';

const SEED = 20_261_124;

let hands: GraderPool;
beforeAll(async () => {
  await buildSandboxAssets();
  hands = createGraderPool({ workers: 2 });
});
afterAll(() => hands.close());

const labs = [...(await loadLabs()).values()].filter(
  ({ public: open }) => (open.data as FixData).attacks !== undefined,
);

function search(lab: Lab, check: string, files: Files): Promise<Counterexample> {
  const open = unhurried(lab).public as unknown as KindLab<FixData>;
  return findCounterexample({ lab: open, files, check, hands, seed: SEED });
}

test('there are labs to try', () => {
  expect(labs.map(({ public: { id } }) => id)).toEqual(['guestbook-that-runs', 'harbour-charts', 'search-that-leaks']);
});

describe.each(labs.map((lab) => [lab.public.id, lab] as const))('%s', (_, lab) => {
  const families = (lab.public.data as FixData).attacks?.families ?? [];
  const { solution, misfixes } = lab.secret;

  test.each(families.map(({ check }) => check))('%s: the start is beaten, the solution is not', async (check) => {
    expect((await search(lab, check, {})).kind).toBe('found');
    expect((await search(lab, check, solution.files)).kind).toBe('none');
  });

  test.each(misfixes.map((misfix) => [misfix.name, misfix] as const))(
    '%s is beaten by the smallest attack of a check that catches it',
    async (_name, { settings, files }) => {
      const mine = families.filter(({ check }) => settings.caughtBy.includes(check));
      for (const { check } of mine) {
        const result = await search(lab, check, files);
        expect(result.kind, check).toBe('found');
        if (result.kind === 'found') expect(result.check.evidence.transcript.length).toBeGreaterThan(1);
      }
    },
  );
});
