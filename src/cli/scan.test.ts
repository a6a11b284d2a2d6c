import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scanCommand } from './scan.ts';

const RULE = `rules:
  - id: no-bad
    message: Do not call bad.
    severity: ERROR
    languages: [javascript]
    metadata: {cwe: CWE-1}
    pattern: bad(...)
`;

let folder = '';
let out: string[] = [];
let errors: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-scan-'));
  out = [];
  errors = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(text));
  await writeFile(join(folder, 'rules.yaml'), RULE);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}

const run = (...args: string[]): Promise<number> =>
  scanCommand([folder, '--rules', join(folder, 'rules.yaml'), ...args]);

describe('gatehouse scan', () => {
  it('exits with 0 when nothing was found', async () => {
    await put('a.js', 'good();');
    expect(await run()).toBe(0);
    expect(out.join('\n')).toBe('0 findings, 1 file, 1 rule.');
  });

  it('exits with 1 and shows place, message and the code', async () => {
    await put('src/a.js', 'good();\n  bad(1);\n');
    expect(await run()).toBe(1);
    const text = out.join('\n');
    expect(text).toContain(`${join(folder, 'src/a.js')}:2:3  ERROR  no-bad CWE-1`);
    expect(text).toContain('  2 |   bad(1);\n    |   ^^^^^^');
    expect(text).toContain('Do not call bad.');
  });

  it('runs the rules of a file although a neighbour is for a language that nobody reads here, and says so', async () => {
    await put('a.js', 'bad();');
    const foreign = RULE.replace('no-bad', 'no-worse').replace('javascript', 'cobol').replace('rules:\n', '');
    await writeFile(join(folder, 'rules.yaml'), RULE + foreign);
    expect(await run()).toBe(1);
    expect(errors.join('\n')).toContain('rule no-worse, key languages: expected a supported language; found cobol');
    await writeFile(join(folder, 'rules.yaml'), `rules:\n${foreign}`);
    expect(await run()).toBe(2);
    await writeFile(join(folder, 'rules.yaml'), RULE + foreign.replace('pattern:', 'patern:'));
    expect(await run()).toBe(2);
  });

  it('leaves out what others and builds have written, and tests', async () => {
    for (const path of ['node_modules/x/a.js', '.git/a.js', 'dist/a.js', 'a.test.js']) await put(path, 'bad();');
    expect(await run()).toBe(0);
    expect(await scanCommand([join(folder, 'a.test.js'), '--rules', join(folder, 'rules.yaml')])).toBe(1);
  });

  it('counts what nosemgrep accepts', async () => {
    await put('a.js', 'bad(); // nosemgrep: no-bad (it is meant)');
    expect(await run()).toBe(0);
    expect(out.join('\n')).toContain('1 accepted by nosemgrep');
    expect(out.join('\n')).toContain(`accepted by nosemgrep: ${join(folder, 'a.js')}:1  no-bad`);
  });

  it("prints JSON in Semgrep's shape", async () => {
    await put('a.js', 'bad();');
    expect(await run('--format', 'json')).toBe(1);
    const report = JSON.parse(out.join('\n')) as { results: unknown[]; errors: unknown[] };
    expect(report.results).toMatchObject([
      {
        check_id: 'no-bad',
        path: join(folder, 'a.js'),
        start: { line: 1, col: 1 },
        end: { line: 1, col: 6 },
        extra: { message: 'Do not call bad.', severity: 'ERROR', metadata: { cwe: 'CWE-1' }, is_ignored: false },
      },
    ]);
    expect(report.errors).toEqual([]);
  });

  it('shows the flow of a built-in rule', async () => {
    await put(
      'a.js',
      'app.get("/", (req, res) => {\n  const name = req.query.name;\n  db.exec("DELETE " + name);\n});\n',
    );
    expect(await scanCommand([join(folder, 'a.js')])).toBe(1);
    expect(out.join('\n')).toContain('2. line 2: assigned to `name`');
  });

  it('exits with 2 when it cannot run, and says why', async () => {
    expect(await scanCommand([])).toBe(2);
    expect(await scanCommand([join(folder, 'missing')])).toBe(2);
    expect(await run('--format', 'xml')).toBe(2);
    expect(await run('--colour')).toBe(2);
    await put('rules.yaml', RULE.replace('pattern:', 'patern:'));
    expect(await run()).toBe(2);
    expect(errors.join('\n')).toMatch(/rules\.yaml:7: rule no-bad, key patern: expected a key that is supported here/);
  });

  it('leaves out what .gitignore files exclude, the nearer file first, and what --exclude says', async () => {
    await put('.gitignore', '*.gen.js\nout/\n!keep.gen.js\n');
    await put('deep/.gitignore', '!own.gen.js\nlocal.js\n');
    for (const path of ['a.gen.js', 'out/a.js', 'deep/local.js', 'drop/a.js']) await put(path, 'bad();');
    expect(await run('--exclude', 'drop')).toBe(0);
    await put('keep.gen.js', 'bad();');
    await put('deep/own.gen.js', 'bad();');
    await run('--exclude', 'drop/**', '--format', 'json');
    const { paths } = JSON.parse(out.at(-1) ?? '') as { paths: { scanned: string[] } };
    expect(paths.scanned).toEqual([join(folder, 'deep/own.gen.js'), join(folder, 'keep.gen.js')]);
  });

  it('only asks rules of the wanted severity', async () => {
    await put('a.js', 'bad();');
    expect(await run('--severity', 'info')).toBe(0);
    expect(await run('--severity', 'info', '--severity', 'ERROR')).toBe(1);
    expect(await run('--severity', 'loud')).toBe(2);
  });

  it.each(['json', 'sarif'])('only counts what a baseline in %s does not know', async (format) => {
    await put('a.js', 'bad(1);\n');
    const baseline = join(folder, 'before.json');
    expect(await run('--format', format, '--output', baseline)).toBe(1);
    expect(out).toEqual([]);
    await put('a.js', '// moved\n\nbad(1);\n');
    expect(await run('--baseline', baseline)).toBe(0);
    expect(out.at(-1)).toContain('1 known from the baseline');
    await put('a.js', 'bad(1);\nbad(2);\n');
    expect(await run('--baseline', baseline)).toBe(1);
    expect(out.at(-1)).toContain(':2:1  ERROR');
    await put('before.json', '{}');
    expect(await run('--baseline', baseline)).toBe(2);
    expect(await run('--baseline', join(folder, 'none.json'))).toBe(2);
  });

  it('gives the same findings from threads as from here', async () => {
    for (let n = 0; n < 60; n++) {
      await put(`m${n}.js`, `export const f${n} = (x) => bad(x);\n${'// filling\n'.repeat(300)}`);
    }
    await put('z.js', "import { f1 } from './m1.js';\nf1(2);\nbad(3);\n");
    expect(await run('--jobs', '1', '--format', 'json')).toBe(1);
    expect(await run('--jobs', '2', '--format', 'json')).toBe(1);
    expect(out[1]).toBe(out[0]);
    expect((JSON.parse(out[0] ?? '') as { results: unknown[] }).results).toHaveLength(61);
  });

  it.each(['1', '2'])('says where a pattern that does not parse stands, with %s threads', async (jobs) => {
    await put('rules.yaml', RULE.replace('bad(...)', 'bad(]'));
    for (let n = 0; n < 60; n++) await put(`m${n}.js`, '// filling\n'.repeat(300));
    expect(await run('--jobs', jobs)).toBe(2);
    expect(errors.join('\n')).toMatch(/rules\.yaml:7: rule no-bad, key pattern: expected/);
  });

  it('says what an option of a rule comes to, and fails for nothing', async () => {
    await put('rules.yaml', RULE.replace('pattern:', 'options: {interfile: true}\n    pattern:'));
    await put('a.js', 'good();');
    expect(await run()).toBe(0);
    expect(errors.join('\n')).toMatch(/rule no-bad, option interfile: flows are always followed/);
  });

  it('a file that does not parse is no failure, but is said', async () => {
    await put('a.js', 'bad(1);\nconst = ;');
    expect(await run()).toBe(1);
    expect(errors.join('\n')).toMatch(/a\.js:2: this part does not parse/);
  });
});

describe('the SARIF report', () => {
  it('is valid against the official schema, with code flows, rules, suppressions and fingerprints', async () => {
    await put(
      'a.js',
      [
        'app.get("/", (req, res) => {',
        '  const name = req.query.name;',
        '  db.exec("DELETE " + name);',
        '  db.exec("DROP " + name); // nosemgrep: javascript-sql-injection',
        '});',
        'const = ;',
      ].join('\n'),
    );
    expect(await scanCommand([join(folder, 'a.js'), '--format', 'sarif'])).toBe(1);
    const log = JSON.parse(out.join('\n')) as Log;
    const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv as unknown as Parameters<typeof addFormats.default>[0]);
    const validate = ajv.compile(JSON.parse(await readFile(path, 'utf8')) as object);
    expect(validate(log) ? [] : validate.errors).toEqual([]);

    const [run] = log.runs;
    const [found, accepted] = run?.results ?? [];
    expect(run?.tool.driver.rules?.[found?.ruleIndex ?? -1]?.id).toBe('javascript-sql-injection');
    expect(found?.codeFlows?.[0]?.threadFlows[0]?.locations.map((one) => one.kinds?.[0])).toEqual([
      'source',
      'pass-through',
      'pass-through',
      'sink',
    ]);
    expect(found?.partialFingerprints?.['gatehouse/v1']).toMatch(/^[0-9a-f]{28}_0$/);
    expect(found?.suppressions).toBeUndefined();
    expect(accepted?.suppressions).toHaveLength(1);
    expect(run?.invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  });
});
