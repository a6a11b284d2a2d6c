/** One tool over one project, in a process of its own, which loads no other tool: prints what it found and what it used, as JSON. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepCompiled } from '../../../src/cli/keep-compiled.ts';

const [tool, , project = '', rules = ''] = process.argv.slice(2);

/** As the command does it; `NODE_DISABLE_COMPILE_CACHE=1` measures the very first start. */
async function gatehouse(): Promise<number> {
  keepCompiled();
  const { scanCommand } = await import('../../../src/cli/scan.ts');
  let report = '';
  console.log = (text: string) => void (report = text);
  await scanCommand([project, '--rules', rules, '--format', 'json']);
  return (JSON.parse(report) as { results: unknown[] }).results.length;
}

async function eslint(): Promise<number> {
  const { ESLint } = await import('eslint');
  const { default: noUnsanitized } = await import('eslint-plugin-no-unsanitized');
  const { default: security } = await import('eslint-plugin-security');
  const linter = new ESLint({
    cwd: project,
    overrideConfigFile: true,
    overrideConfig: [security.configs.recommended, noUnsanitized.configs.recommended],
  });
  const results = await linter.lintFiles(['.']);
  return results.reduce((sum, one) => sum + one.messages.length, 0);
}

/** Patterns of calls, as its rules have them; it follows no data. */
const AST_GREP_PATTERNS = ['eval($X)', '$DB.prepare($A + $B)', '$DB.query($A + $B)', '$A.innerHTML = $B', 'exec($X)'];

async function astGrep(): Promise<number> {
  const { Lang, parseAsync } = await import('@ast-grep/napi');
  let found = 0;
  for (const name of await readdir(project)) {
    const root = (await parseAsync(Lang.JavaScript, await readFile(join(project, name), 'utf8'))).root();
    for (const pattern of AST_GREP_PATTERNS) found += root.findAll(pattern).length;
  }
  return found;
}

const tools: Record<string, () => Promise<number>> = { gatehouse, eslint, 'ast-grep': astGrep };
const findings = (await tools[tool ?? '']?.()) ?? 0;
const used = process.resourceUsage();
process.stdout.write(
  `${JSON.stringify({
    findings,
    megabytes: used.maxRSS / 1_024,
    cpuSeconds: (used.userCPUTime + used.systemCPUTime) / 1_000_000,
  })}\n`,
);
