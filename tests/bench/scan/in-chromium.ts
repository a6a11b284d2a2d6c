import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { RuleSource } from '#core/sast/parse-rules.ts';
import { ROOT } from '../../../src/cli/build.ts';
import { findChromium } from '../../support/chromium.ts';
import type { BenchLanguage, GeneratedFile } from './generated-code.ts';

/** Nobody answers there: the routes below do. */
const ORIGIN = 'http://bench.test';

const require = createRequire(import.meta.url);

/** What runs in the page: the engine as a lab page has it, without the page. */
const ENTRY = `
import { compileRules } from '#core/sast/rule/compile-rules.ts';
import { createParsers } from '#core/sast/parsers.ts';
import { scan } from '#core/sast/scan.ts';

const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

globalThis.measure = async ({ language, file, rules, runs, runtime, grammar }) => {
  const source = { runtime: async () => bytes(runtime), grammar: async () => bytes(grammar) };
  const parsers = await createParsers([language], source);
  const compiled = compileRules(rules, parsers);
  const times = [];
  for (let run = 0; run < 2 * runs; run++) {
    const started = performance.now();
    scan([file], compiled, parsers);
    if (run >= runs) times.push(performance.now() - started);
  }
  return times;
};
`;

/** Times of warm scans in a page of Chromium. */
export async function measureInChromium(
  language: BenchLanguage,
  file: GeneratedFile,
  rules: readonly RuleSource[],
  runs: number,
): Promise<{ median: number; p95: number }> {
  const built = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    external: ['node:*', 'module', 'fs/promises', 'fs', 'path'],
  });
  const base64 = async (path: string): Promise<string> => (await readFile(path)).toString('base64');
  const runtime = await base64(require.resolve('web-tree-sitter/web-tree-sitter.wasm'));
  const grammars = join(ROOT, 'node_modules/@vscode/tree-sitter-wasm/wasm');
  const grammar = await base64(join(grammars, `tree-sitter-${language}.wasm`));
  const found = await findChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args],
    env: { ...(process.env as Record<string, string>), ...found.env },
  });
  try {
    const page = await browser.newPage();
    // Served under an address, because the parser's runtime asks where it comes from.
    const script = built.outputFiles[0]?.text ?? '';
    await page.route(`${ORIGIN}/engine.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
    await page.route(`${ORIGIN}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/engine.js"></script>' }),
    );
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction(() => 'measure' in globalThis);
    const given = { language, file, rules, runs, runtime, grammar };
    const times = await page.evaluate(
      (job) => (globalThis as unknown as { measure(job: unknown): Promise<number[]> }).measure(job),
      given,
    );
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
    return { median: at(0.5), p95: at(0.95) };
  } finally {
    await browser.close();
  }
}
