import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { labCommand } from './lab.ts';

const LAB = 'search-that-leaks';
const SOLUTION = join(import.meta.dirname, '../../labs', LAB, 'solution/app.js');

let printed: string[];

beforeEach(() => {
  printed = [];
  const keep = (text: unknown): void => void printed.push(String(text));
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
});

afterEach(() => vi.restoreAllMocks());

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'gatehouse-attempt-'));

function attempt(text: string | Buffer): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'app.js'), text);
  return folder;
}

test.each([
  [[]],
  [['frob']],
  [['grade', LAB]],
  [['grade', LAB, '--bogus']],
  [['grade', LAB, '--files', '/tmp', '--dir', '/tmp']],
  [['check', LAB, 'another']],
  [['check', '--json']],
  [['new', 'fix']],
])('a command line that cannot be tried is refused with 2: %j', async (args) => {
  expect(await labCommand(args)).toBe(2);
  expect(printed.join('\n')).toContain('gatehouse lab check [NAME]');
});

test('a lab that does not exist is told like an author’s mistake', async () => {
  expect(await labCommand(['check', 'no-such-lab'])).toBe(2);
  expect(printed.join('\n')).toContain('no-such-lab/lab.yaml');
});

test('a right fix is graded with 0 and its verdict as JSON', async () => {
  expect(await labCommand(['grade', LAB, '--files', attempt(readFileSync(SOLUTION, 'utf8')), '--json'])).toBe(0);
  expect(JSON.parse(printed.join('\n'))).toMatchObject({ status: 'passed', score: 1 });
});

test('code that does not load is graded with 2, and the verdict names what happened', async () => {
  expect(await labCommand(['grade', LAB, '--files', attempt('export default (;\n')])).toBe(2);
  expect(printed.join('\n')).toMatch(/^error: .*app\.js/);
});

test.each<[string, () => string, RegExp]>([
  ['is not there', () => '/no/such/folder', /does not exist/],
  ['is a file', () => SOLUTION, /is a file/],
  ['is empty', emptyFolder, /is empty, and none of the files that this lab grades: app\.js/],
  ['has the files one folder too deep', () => join(SOLUTION, '../../..', LAB), /holds alternatives.*none of the files/],
  ['holds bytes that are no text', () => attempt(Buffer.from([0xff, 0xfe, 0])), /app\.js is not text in UTF-8/],
  ['holds a zero byte', () => attempt('a\0b'), /app\.js is not text in UTF-8/],
  ['holds more than a lab takes', () => attempt('x'.repeat(128 * 1024 + 1)), /131073 bytes; a lab takes 131072/],
  [
    'has a link in place of the file',
    () => {
      const folder = emptyFolder();
      symlinkSync('/etc/hostname', join(folder, 'app.js'));
      return folder;
    },
    /app\.js is a symbolic link/,
  ],
  [
    'has a folder in place of the file',
    () => {
      const folder = emptyFolder();
      mkdirSync(join(folder, 'app.js'));
      return folder;
    },
    /app\.js is not a file/,
  ],
])('a folder to grade that %s is refused with 2 and what is wrong', async (_, folder, message) => {
  expect(await labCommand(['grade', LAB, '--files', folder(), '--json'])).toBe(2);
  expect(printed.join('\n')).toMatch(message);
});

test('what is more in the folder is left out and what is missing is as in the start; both are said beside the verdict', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'node_modules'));
  copyFileSync(join(SOLUTION, '../../../deploy-door/start/trust-policy.json'), join(folder, 'trust-policy.json'));
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  expect(await labCommand(['grade', 'deploy-door', '--files', folder])).toBe(1);
  expect(printed.join('\n')).toMatch(/as in start\/: deploy-site\.json[\s\S]*left out: node_modules, notes\.txt/);
});

test('a new lab is checked and graded where it was written', async () => {
  const folder = emptyFolder();
  expect(await labCommand(['new', 'cloud-identity', 'my-door', '--dir', folder])).toBe(0);
  expect(await labCommand(['new', 'cloud-identity', 'my-door', '--dir', folder])).toBe(2);
  expect(printed.join('\n')).toContain('is there already, and nothing was written');
  printed = [];
  expect(await labCommand(['check', 'my-door', '--labs', folder])).toBe(1);
  expect(printed.join('\n')).toMatch(
    /✗ the words[\s\S]*brief\.md:1 is still to be written[\s\S]*✓ solution \(\d+ ms\)/,
  );
  const solution = join(folder, 'my-door', 'solution');
  expect(await labCommand(['grade', 'my-door', '--labs', folder, '--files', solution])).toBe(0);
});

test('a kind that does not exist is answered with those that do', async () => {
  expect(await labCommand(['new', 'fixx', 'my-lab', '--dir', emptyFolder()])).toBe(2);
  expect(printed.join('\n')).toMatch(/no kind "fixx"[\s\S]*cloud-identity[\s\S]*fix/);
});

test('a lab that cannot be read does not keep the others from being checked', async () => {
  const folder = emptyFolder();
  for (const name of ['a-door', 'b-door'])
    expect(await labCommand(['new', 'cloud-identity', name, '--dir', folder])).toBe(0);
  writeFileSync(join(folder, 'a-door', 'lab.yaml'), 'kind: nothing\n');
  printed = [];
  expect(await labCommand(['check', '--labs', folder])).toBe(1);
  expect(printed.join('\n')).toMatch(
    /a-door \(1 of 2\)[\s\S]*a-door\/lab\.yaml:1[\s\S]*b-door \(2 of 2\)[\s\S]*✓ start/,
  );
});

test('a name that a lab of the repository has is told before the server refuses it', async () => {
  const folder = emptyFolder();
  expect(await labCommand(['new', 'cloud-identity', LAB, '--dir', folder])).toBe(0);
  printed = [];
  expect(await labCommand(['check', '--labs', folder])).toBe(1);
  expect(printed.join('\n')).toContain('the name of a lab that is built in');
});

test('labs of LABS_DIR are found beside those of the repository', async () => {
  const folder = emptyFolder();
  expect(await labCommand(['new', 'cloud-identity', 'our-door', '--dir', folder])).toBe(0);
  vi.stubEnv('LABS_DIR', folder);
  try {
    const solution = join(folder, 'our-door', 'solution');
    expect(await labCommand(['grade', 'our-door', '--files', solution])).toBe(0);
    expect(await labCommand(['check', 'deploy-door'])).toBe(0);
  } finally {
    vi.unstubAllEnvs();
  }
});
