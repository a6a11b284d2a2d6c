import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labSources, type LabSources } from './lab-sources.ts';
import { newLab } from './new-lab.ts';

async function sources(): Promise<LabSources> {
  return { ...(await labSources()), labsDir: mkdtempSync(join(tmpdir(), 'gatehouse-new-')), prose: 'md' };
}

test.each(['', 'A', 'a_b', 'a--b', '-a', '../a', 'a/b', '/tmp/a', '.', 'a'.repeat(61)])(
  'a name that is no address of a lab is refused: "%s"',
  async (name) => {
    const where = await sources();
    expect(await newLab('fix', name, where)).toMatchObject({ ok: false, reason: 'bad-name' });
    expect(readdirSync(where.labsDir)).toEqual([]);
  },
);

test.each(['map', 'attack-frame', 'index'])('the address of another page is refused: %s', async (name) => {
  expect(await newLab('fix', name, await sources())).toMatchObject({ ok: false, reason: 'reserved-name' });
});

test('what is there is never written over, be it a lab, an empty folder or a file', async () => {
  const where = await sources();
  mkdirSync(join(where.labsDir, 'a-folder'));
  writeFileSync(join(where.labsDir, 'a-file'), 'mine');
  expect(await newLab('fix', 'a-lab', where)).toMatchObject({ ok: true });
  for (const name of ['a-folder', 'a-file', 'a-lab'])
    expect(await newLab('fix', name, where)).toMatchObject({ ok: false, reason: 'exists' });
  expect(readdirSync(join(where.labsDir, 'a-folder'))).toEqual([]);
});

test('two who write the same lab at once do not mix', async () => {
  const where = await sources();
  const results = await Promise.all([newLab('fix', 'a-lab', where), newLab('fix', 'a-lab', where)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a new lab of the repository has MDX where its pages show it, and Markdown elsewhere', async () => {
  const written = await newLab('fix', 'a-lab', { ...(await sources()), prose: 'mdx' });
  expect(written.ok && written.files).toEqual(
    expect.arrayContaining(['brief.mdx', 'hints.mdx', 'solution/why.mdx', 'alternatives/named-placeholder/note.md']),
  );
});
