import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

function attempt(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-attempt-'));
  writeFileSync(join(folder, 'app.js'), text);
  return folder;
}

test.each([
  [[]],
  [['frob']],
  [['grade', LAB]],
  [['grade', LAB, '--bogus']],
  [['grade', LAB, '--files', '/no/such/folder']],
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
