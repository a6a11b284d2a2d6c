import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('leaves out what others and builds have written, and tests', async () => {
    for (const path of ['node_modules/x/a.js', '.git/a.js', 'dist/a.js', 'a.test.js']) await put(path, 'bad();');
    expect(await run()).toBe(0);
    expect(await scanCommand([join(folder, 'a.test.js'), '--rules', join(folder, 'rules.yaml')])).toBe(1);
  });

  it('counts what nosemgrep accepts', async () => {
    await put('a.js', 'bad(); // nosemgrep: no-bad (it is meant)');
    expect(await run()).toBe(0);
    expect(out.join('\n')).toContain('1 accepted by nosemgrep');
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

  it('a file that does not parse is no failure, but is said', async () => {
    await put('a.js', 'bad(1);\nconst = ;');
    expect(await run()).toBe(1);
    expect(errors.join('\n')).toMatch(/a\.js:2: this part does not parse/);
  });
});
