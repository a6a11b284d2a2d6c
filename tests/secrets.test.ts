import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileRules } from '#core/sast/parse-rules.ts';
import { scan } from '#core/sast/scan.ts';
import { loadParsers } from '../src/cli/load-parsers.ts';
import { readRules } from '../src/cli/scan/rule-files.ts';

const SECRETS = fileURLToPath(new URL('../src/core/sast/rules/secrets', import.meta.url));
const HARMLESS = join(SECRETS, 'harmless');

/** What the pack promises: formats that it knows, and lines beside which it stays quiet. */
const FORMATS_MIN = 40;
const HARMLESS_LINES_MIN = 300;

const parsers = await loadParsers();
const read = await readRules(SECRETS, parsers);
if (!read.ok) throw new Error(read.reason);
const rules = compileRules(read.rules, parsers);
const files = readdirSync(HARMLESS).map((name) => ({ name, text: readFileSync(join(HARMLESS, name), 'utf8') }));

describe('the secrets pack', () => {
  it('knows many formats, each with the document that its facts come from', () => {
    expect(read.problems).toEqual([]);
    expect(rules.length).toBeGreaterThanOrEqual(FORMATS_MIN);
    expect(rules.filter(({ metadata }) => !Array.isArray(metadata['references'])).map(({ id }) => id)).toEqual([]);
  });

  it('has a large set of texts that only look like secrets', () => {
    const lines = files.flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== ''));
    expect(new Set(lines).size).toBeGreaterThanOrEqual(HARMLESS_LINES_MIN);
  });

  it.each(files)('finds nothing in $name', ({ name, text }) => {
    const { findings, problems } = scan([{ path: name, text }], rules, parsers);
    expect(findings.map(({ ruleId, range }) => `${ruleId} in line ${range.start.line}`)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('finds a secret all the same when it stands among harmless lines', () => {
    // In two parts, so that this file holds none.
    const token = `ghp_${'aB3'.repeat(12)}`;
    for (const { name, text } of files) {
      const lines = text.split('\n');
      lines.splice(lines.length >> 1, 0, `TOKEN=${token}`);
      const { findings } = scan([{ path: name, text: lines.join('\n') }], rules, parsers);
      expect(findings.map(({ ruleId }) => ruleId)).toEqual(['secrets-github-token']);
    }
  });
});
