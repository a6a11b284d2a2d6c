import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rulesCommand } from './rules.ts';
import { serveRules } from './rules/serve-rules.ts';

const rule = (id: string, pattern: string): string =>
  `  - {id: ${id}, message: No., severity: ERROR, languages: [javascript], pattern: '${pattern}'}\n`;

let folder = '';
let out: string[] = [];
let errors: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-rules-'));
  [out, errors] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function put(path: string, content: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
  return file;
}

describe('gatehouse rules test', () => {
  it('passes where all marks are met', async () => {
    await put('a/one.yaml', `rules:\n${rule('one', 'bad(...)')}${rule('two', 'worse(...)')}`);
    await put('a/one.js', '// ruleid: one\nbad();\n// ok: one, two\ngood();\n// ok: one\n// ruleid: two\nworse();\n');
    expect(await rulesCommand(['test', folder])).toBe(0);
    expect(out).toEqual(['2 rules, 2 ruleid lines, 3 ok lines, 0 not as marked.']);
  });

  it('asks nothing of what is still to do', async () => {
    await put('one.yaml', `rules:\n${rule('one', 'bad(...)')}`);
    await put('one.js', '// todoruleid: one\nworse();\n// todook: one\nbad();\n');
    expect(await rulesCommand(['test', folder])).toBe(0);
  });

  it('prints each line that is not as marked, with its code', async () => {
    await put('one.yaml', `rules:\n${rule('one', 'bad(...)')}`);
    const cases = await put('one.js', '// ruleid: one\ngood();\n// ok: one\nx = bad(1);\nbad(2);\n');
    expect(await rulesCommand(['test', folder])).toBe(1);
    expect(out[0]).toBe(`${cases}:2: one finds nothing here`);
    expect(out[1]).toBe('  2 | good();\n    | ^^^^^^^\n');
    expect(out[2]).toBe(`${cases}:4: one takes good code for bad`);
    expect(out[3]).toBe('  4 | x = bad(1);\n    |     ^^^^^^\n');
    expect(out[4]).toBe(`${cases}:5: one finds something that is not marked`);
  });

  it('compares the fixed cases with what the fixes write', async () => {
    const fixing = rule('one', 'bad($X)').replace('}', ', fix: good($X)}');
    await put('one.yaml', `rules:\n${fixing}`);
    await put('one.js', '// ruleid: one\nbad(bad(1));\n// ruleid: one\nx = bad(2);\n');
    const fixed = await put('one.fixed.js', '// ruleid: one\ngood(bad(1));\n// ruleid: one\nx = good(2);\n');
    expect(await rulesCommand(['test', folder])).toBe(0);
    await put('one.fixed.js', '// ruleid: one\ngood(bad(1));\n// ruleid: one\nx = fine(2);\n');
    expect(await rulesCommand(['test', folder])).toBe(1);
    expect(out[1]).toBe(`${fixed}:4: the fixes write something else`);
    expect(out[2]).toBe('  expected: x = fine(2);\n  written:  x = good(2);\n');
  });

  it('takes all files with the stem of the rule as its cases, and YAML only as a test', async () => {
    await put('one.yaml', `rules:\n${rule('one', 'bad(...)')}`);
    await put('one.js', '// ruleid: one\nbad();\n');
    await put('one.test.jsx', 'const a = <b>{/* ruleid: one */\nbad()}</b>;\n');
    await put('two.yaml', `rules:\n${rule('two', 'a: 1').replace('javascript', 'yaml')}`);
    await put('two.test.yaml', '# ruleid: two\na: 1\n');
    await put('two.test.fixed.yaml', '# ruleid: two\na: 1\n');
    expect(await rulesCommand(['test', folder])).toBe(0);
    expect(out).toEqual(['2 rules, 3 ruleid lines, 0 ok lines, 0 not as marked.']);
  });

  it('exits with 2 for what it cannot run', async () => {
    expect(await rulesCommand(['test', join(folder, 'none')])).toBe(2);
    expect(await rulesCommand(['test', folder])).toBe(2);
    expect(await rulesCommand(['taste', folder])).toBe(2);
    await put('one.yaml', `rules:\n${rule('one', 'bad(').replace('pattern', 'patern')}`);
    expect(await rulesCommand(['test', folder])).toBe(2);
    expect(errors.join('\n')).toContain('patern');
  });
});

describe('gatehouse rules serve', () => {
  async function ask(...lines: readonly string[]): Promise<unknown[]> {
    const output = new PassThrough();
    const answers = text(output);
    expect(await serveRules(Readable.from(lines.map((line) => `${line}\n`)), output)).toBe(0);
    output.end();
    return (await answers)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  }

  it('answers each line in order, with the findings by line', async () => {
    const rules = await put('r.yaml', `rules:\n${rule('one', 'bad(...)')}${rule('two', 'worse(...)')}`);
    const target = await put('a.js', 'worse();\nbad();\nworse(bad());\n');
    const question = JSON.stringify({ rule: rules, target });
    const findings = [
      { rule: 'two', line: 1 },
      { rule: 'one', line: 2 },
      { rule: 'one', line: 3 },
      { rule: 'two', line: 3 },
    ];
    expect(await ask(question, question)).toEqual([
      { findings, error: null },
      { findings, error: null },
    ]);
  });

  it('answers for the pair that was named, whatever the ending and the folders above', async () => {
    const elsewhere = `paths: {exclude: [left, ${basename(folder)}]}, pattern:`;
    const rules = await put('r.yaml', `rules:\n${rule('one', 'bad(...)').replace('pattern:', elsewhere)}`);
    const [odd, left] = [await put('a.txt', 'bad();\n'), await put('left.js', 'bad();\n')];
    const below = await put('left/a.js', 'bad();\n');
    const answers = await ask(...[odd, left, below].map((target) => JSON.stringify({ rule: rules, target })));
    expect(answers).toEqual([
      { findings: [{ rule: 'one', line: 1 }], error: null },
      { findings: [{ rule: 'one', line: 1 }], error: null },
      { findings: [], error: null },
    ]);
  });

  it('knows which day it is', async () => {
    const timed = rule('one', 'use($DAY)').replace(
      "pattern: 'use($DAY)'",
      "patterns: [{pattern: use($DAY)}, {metavariable-comparison: {comparison: 'strptime($DAY) < today()'}}]",
    );
    const rules = await put('r.yaml', `rules:\n${timed}`);
    const target = await put('a.js', "use('2020-01-01');\nuse('9999-01-01');\n");
    const [answer] = await ask(JSON.stringify({ rule: rules, target }));
    expect(answer).toEqual({ findings: [{ rule: 'one', line: 1 }], error: null });
  });

  it('survives every bad line and says what is wrong with it', async () => {
    const rules = await put(
      'r.yaml',
      `rules:\n${rule('one', 'bad(...)')}${rule('two', 'x').replace('pattern', 'odd')}`,
    );
    const target = await put('a.js', 'bad();\n');
    const answers = await ask(
      'no json',
      '5',
      'null',
      '{"rule": 1}',
      JSON.stringify({ rule: join(folder, 'none.yaml'), target }),
      JSON.stringify({ rule: rules, target: join(folder, 'none.js') }),
      JSON.stringify({ rule: rules, target: folder }),
      JSON.stringify({ rule: rules, target }),
    );
    expect(answers).toHaveLength(8);
    for (const answer of answers) expect(answer).toMatchObject({ error: expect.stringMatching(/./) as unknown });
    expect(answers[7]).toMatchObject({ findings: [{ rule: 'one', line: 1 }] });
    expect((answers[7] as { error: string }).error).toMatch(/rule two, key odd/);
  });

  it('reads a rule file again once it has changed', async () => {
    const rules = await put('r.yaml', `rules:\n${rule('one', 'bad(...)')}`);
    const target = await put('a.js', 'bad();\n');
    const question = JSON.stringify({ rule: rules, target });
    const input = new PassThrough();
    const output = new PassThrough();
    const served = serveRules(input, output);
    const next = (): Promise<string> => new Promise((resolve) => output.once('data', (data) => resolve(String(data))));
    input.write(`${question}\n`);
    expect(await next()).toContain('"line":1');
    await writeFile(rules, `rules:\n${rule('one', 'odd(...)')}`);
    await utimes(rules, new Date(), new Date(Date.now() + 5_000));
    input.end(`${question}\n`);
    expect(await next()).toBe('{"findings":[],"error":null}\n');
    expect(await served).toBe(0);
  });
});
