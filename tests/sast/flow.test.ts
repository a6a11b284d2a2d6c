import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileRules, parseRules } from '#core/sast/parse-rules.ts';
import { loadParsers } from '../../src/cli/load-parsers.ts';
import { markFailures, type CaseFile } from '../support/case-marks.ts';

const FLOW = fileURLToPath(new URL('./flow', import.meta.url));
const parsers = await loadParsers();
const rules = compileRules(parseRules(read('flow.yaml'), 'flow.yaml', parsers).rules, parsers);

function read(path: string): string {
  return readFileSync(join(FLOW, path), 'utf8');
}

function folders(path: string): string[] {
  return readdirSync(join(FLOW, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function filesIn(path: string): CaseFile[] {
  return readdirSync(join(FLOW, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(FLOW.length + 1), text: readFileSync(file, 'utf8') };
    });
}

describe('data flow within a file', () => {
  const files = folders('.')
    .filter((name) => name !== 'modules')
    .flatMap(filesIn);

  it.each(files.map((file) => [file.path, file] as const))('in %s is as its marks say', (_path, file) => {
    expect(markFailures([file], rules, parsers)).toEqual([]);
  });
});

describe('data flow across files', () => {
  it.each(folders('modules'))('of %s is as the marks say', (name) => {
    expect(markFailures(filesIn(join('modules', name)), rules, parsers)).toEqual([]);
  });
});
