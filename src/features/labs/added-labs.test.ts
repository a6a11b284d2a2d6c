import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool, type GraderPool } from '#sandbox/server/pool.ts';
import { addLab, edit, emptyLabsDir } from '../../../tests/support/added-labs.ts';
import { readAddedLabs, type AddedLabs } from './added-labs.ts';
import type { Lab } from './lab.ts';

const BUILT_IN: ReadonlySet<string> = new Set(['deploy-door']);
/** Runs into a limit take it whole, twice, on a machine that others use. */
const PROOF_TIME_MS_MAX = 180_000;

let sandbox: GraderPool;
beforeAll(async () => {
  await buildSandboxAssets();
  sandbox = createGraderPool({ workers: 1 });
});
afterAll(() => sandbox.close());

async function proved(labsDir: string): Promise<{ readonly added: AddedLabs; readonly warned: string[] }> {
  const added = await readAddedLabs(labsDir, BUILT_IN);
  const warned: string[] = [];
  const log = { info: () => undefined, warn: (fields: object) => void warned.push(JSON.stringify(fields)) };
  await added.prove({ sandbox, onReady: () => undefined, log });
  return { added, warned };
}

const stateOf = (added: AddedLabs, id: string) => added.list().find((one) => one.id === id);

test('a lab is ready once it has proved itself, and not before', { timeout: PROOF_TIME_MS_MAX }, async () => {
  const labsDir = emptyLabsDir();
  addLab(labsDir, 'deploy-door', 'our-door');
  const added = await readAddedLabs(labsDir, BUILT_IN);
  expect(added.list()).toEqual([{ id: 'our-door', state: 'waiting', problems: [] }]);
  expect(added.isReady('our-door')).toBe(false);
  const asked = added.whenKnown('our-door');
  const ready: Lab[] = [];
  const log = { info: () => undefined, warn: () => undefined };
  await added.prove({ sandbox, onReady: (lab) => ready.push(lab), log });
  expect(ready.map((lab) => lab.public.id)).toEqual(['our-door']);
  expect(added.isReady('our-door')).toBe(true);
  expect((await asked)?.public.id).toBe('our-door');
});

test('who waits for a lab learns of a stop, and who asks for none gets none', async () => {
  const labsDir = emptyLabsDir();
  addLab(labsDir, 'deploy-door', 'our-door');
  const added = await readAddedLabs(labsDir, BUILT_IN);
  const asked = added.whenKnown('our-door');
  added.stop();
  await expect(asked).rejects.toThrow('Stopped');
  expect(await added.whenKnown('nothing')).toBeUndefined();
});

describe('a broken lab is refused with its place and what to do, and the others are ready', () => {
  const big = 'x'.repeat(256 * 1024 + 1);
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;
  const cases: Record<string, readonly [breaks: (folder: string) => void, says: RegExp]> = {
    'an unknown key': [(f) => edit(join(f, 'lab.yaml'), /$/, 'colour: red\n'), /lab\.yaml:\d+\n.*\n.*"colour"/],
    'no brief': [(f) => rmSync(join(f, 'brief.md')), /brief\.md\n[\s\S]*no such file/],
    'no start': [(f) => rmSync(join(f, 'start'), { recursive: true }), /start\n\s+expected: this folder/],
    'no solution': [
      (f) => rmSync(join(f, 'solution'), { recursive: true }),
      /solution[\s\S]*at least one changed file/,
    ],
    MDX: [(f) => writeFileSync(join(f, 'brief.mdx'), 'x'), /brief\.mdx[\s\S]*Call it brief\.md/],
    'HTML in the brief': [
      (f) => edit(join(f, 'brief.md'), '\n\n', '\n\n<script>alert(1)</script>\n\n'),
      /brief\.md:3\n\s+expected: Markdown\n\s+found: +HTML/,
    ],
    'HTML in a hint': [
      (f) => edit(join(f, 'hints.md'), '\n\n', '\n\nSee <img src=x onerror=alert(1)>.\n\n'),
      /hints\.md:3/,
    ],
    'HTML in a note': [(f) => writeFileSync(join(f, 'alternatives/deny-the-others/note.md'), '<b>x</b>'), /note\.md:1/],
    'an image': [(f) => edit(join(f, 'brief.md'), '\n\n', '\n\n![a](https://evil.example/x.png)\n\n'), /an image/],
    'a link to a file': [
      (f) => symlinkSync('/etc/passwd', join(f, 'start/passwd.json')),
      /start\/passwd\.json\n[\s\S]*a symbolic link/,
    ],
    'a link to a folder': [(f) => symlinkSync('/etc', join(f, 'start/etc')), /start\/etc\n[\s\S]*a symbolic link/],
    'a link in place of its settings': [
      (f) => {
        rmSync(join(f, 'hidden.yaml'));
        symlinkSync('/etc/hostname', join(f, 'hidden.yaml'));
      },
      /hidden\.yaml\n[\s\S]*a symbolic link/,
    ],
    'a path that leads out': [
      (f) => edit(join(f, 'lab.yaml'), 'trust: trust-policy.json', 'trust: ../../etc/passwd'),
      /lab\.yaml:\d+\n\s+expected: "trust"/,
    ],
    'a huge file': [
      (f) => writeFileSync(join(f, 'start/big.json'), big),
      /start\/big\.json\n\s+expected: a file of at most 262144/,
    ],
    'a thousand files': [
      (f) => {
        for (let n = 0; n < 101; n += 1) writeFileSync(join(f, 'start', `f${n}.json`), '{}');
      },
      /start\n\s+expected: at most 100 files/,
    ],
    'a thousand folders': [
      (f) => {
        for (let n = 0; n < 1001; n += 1) mkdirSync(join(f, 'start', `d${n}`));
      },
      /at most 4194304 bytes, 1000 files and folders/,
    ],
    'five megabytes': [
      (f) => {
        for (let n = 0; n < 20; n += 1) writeFileSync(join(f, 'start', `m${n}.json`), big.slice(2));
      },
      /at most 4194304 bytes/,
    ],
    'a deep folder': [(f) => mkdirSync(join(f, 'start', 'a/b/c/d/e/f/g/h/i'), { recursive: true }), /at most 8 deep/],
    'bytes that are no text': [(f) => writeFileSync(join(f, 'start/x.bin'), Buffer.from([0xff, 0])), /text in UTF-8/],
    'a bomb of aliases': [
      (f) => writeFileSync(join(f, 'cases.yaml'), bomb),
      /cases\.yaml:1\n\s+expected: YAML that can be read/,
    ],
    'a lesson that does not exist': [
      (f) => edit(join(f, 'lab.yaml'), /^lesson: .*$/m, 'lesson: no/such'),
      /a lesson that exists/,
    ],
    'a prerequisite that does not exist': [
      (f) => edit(join(f, 'lab.yaml'), 'prerequisites: []', 'prerequisites: [no-such-lab]'),
      /other labs in "prerequisites"\n\s+found: +no-such-lab/,
    ],
    'words of the template': [
      (f) => edit(join(f, 'solution/why.md'), /^/, 'REPLACE: this\n'),
      /why\.md:1 is still to be written/,
    ],
    'a promise that does not hold': [
      (f) =>
        rmSync(join(f, 'misfixes/branch-of-anybody'), { recursive: true }) ??
        rmSync(join(f, 'alternatives/deny-the-others'), { recursive: true }),
      /our-broken\/the folder\n.*1 alternatives/,
    ],
  };

  test.each(Object.entries(cases))('%s', { timeout: PROOF_TIME_MS_MAX }, async (_, [breaks, says]) => {
    const labsDir = emptyLabsDir();
    breaks(addLab(labsDir, 'deploy-door', 'our-broken'));
    addLab(labsDir, 'deploy-door', 'our-door');
    const { added, warned } = await proved(labsDir);
    expect(stateOf(added, 'our-broken')?.problems.join('\n')).toMatch(says);
    expect(stateOf(added, 'our-broken')?.state).toBe('refused');
    expect(stateOf(added, 'our-door')?.state).toBe('ready');
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain('our-broken');
  });

  test.each([
    ['deploy-door', /a lab that is built in/],
    ['map', /the address of another page/],
    ['Our_Lab', /lower-case words and hyphens/],
  ])('its name: %s', { timeout: PROOF_TIME_MS_MAX }, async (id, says) => {
    const labsDir = emptyLabsDir();
    addLab(labsDir, 'deploy-door', id);
    const { added } = await proved(labsDir);
    expect(stateOf(added, id)).toMatchObject({ state: 'refused' });
    expect(stateOf(added, id)?.problems.join('\n')).toMatch(says);
    expect(added.ready()).toEqual([]);
  });

  test('a folder that is a link, be it to a lab', async () => {
    const labsDir = emptyLabsDir();
    symlinkSync(addLab(emptyLabsDir(), 'deploy-door', 'elsewhere'), join(labsDir, 'our-link'));
    const { added } = await proved(labsDir);
    expect(stateOf(added, 'our-link')?.problems.join('\n')).toMatch(/expected: a folder\n\s+found: +a link to one/);
  });
});

test('checks that never end are refused like code that never ends', { timeout: PROOF_TIME_MS_MAX }, async () => {
  const labsDir = emptyLabsDir();
  const folder = addLab(labsDir, 'search-that-leaks', 'our-search');
  edit(join(folder, 'lab.yaml'), /$/, 'limits: { timeMs: 200 }\n');
  edit(join(folder, 'checks/works.js'), /$/, "\ncheck('ends', 'It ends', async () => {\n  for (;;);\n});\n");
  addLab(labsDir, 'deploy-door', 'our-door');
  const { added } = await proved(labsDir);
  expect(stateOf(added, 'our-search')?.problems.join('\n')).toMatch(
    /our-search\/start\n.*The run ended as error: the check of this lab ran too long/,
  );
  expect(added.isReady('our-door')).toBe(true);
});

test('a setting that nests without end is a mistake of its lab', { timeout: PROOF_TIME_MS_MAX }, async () => {
  const labsDir = emptyLabsDir();
  writeFileSync(join(addLab(labsDir, 'deploy-door', 'our-broken'), 'lab.yaml'), `title: ${'['.repeat(200_000)}`);
  addLab(labsDir, 'deploy-door', 'our-door');
  const { added } = await proved(labsDir);
  expect(stateOf(added, 'our-broken')?.state).toBe('refused');
  expect(added.isReady('our-door')).toBe(true);
});

test('more labs than are proved at a start are refused from there on', async () => {
  const labsDir = emptyLabsDir();
  for (let n = 0; n < 202; n += 1) mkdirSync(join(labsDir, `lab-${String(n).padStart(3, '0')}`));
  const added = await readAddedLabs(labsDir, BUILT_IN);
  expect(added.list()[199]?.problems.join('')).toContain('no such file');
  expect(added.list()[200]?.problems.join('')).toContain('at most 200 labs');
});
