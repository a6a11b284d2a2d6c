import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Metafile, type OutputFile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { FixData } from '#core/grading/kinds/fix/data.ts';
import { familyOf, languageEntry, languagesOfPath, type Language } from '#core/sast/language.ts';
import { labSources, loadLab } from '#features/labs/load-lab.ts';
import { ROOT } from '../src/cli/build.ts';

/** What a page downloads before it can scan: a second on a slow mobile line. */
const SCAN_BYTES_MAX = 250_000;

const require = createRequire(import.meta.url);

/** As the site's own build does it: minified, a chunk for each language, shared parts once. */
async function buildEngine(): Promise<{ files: readonly OutputFile[]; meta: Metafile }> {
  const made = await build({
    entryPoints: { scan: join(ROOT, 'src/sandbox/scan-job.ts') },
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    write: false,
    metafile: true,
    outdir: '/out',
    absWorkingDir: ROOT,
    external: ['node:*', 'module', 'fs', 'fs/promises', 'path'],
  });
  return { files: made.outputFiles, meta: made.metafile };
}

const built = buildEngine();

/** The entry, the chunk of the language and what they import; other languages stay on the server. */
async function engineBytes(language: Language): Promise<number> {
  const { files, meta } = await built;
  const outputs = Object.entries(meta.outputs);
  const frontEnd = `lower/${familyOf(language)}.ts`;
  const isWanted = ({ entryPoint = '' }: (typeof outputs)[number][1]): boolean =>
    entryPoint.endsWith('scan-job.ts') || entryPoint.endsWith(frontEnd);
  const wanted = new Set(outputs.filter(([, one]) => isWanted(one)).map(([name]) => name));
  if (wanted.size !== 2) throw new Error(`${language} has no chunk of its own`);
  for (const name of wanted) {
    for (const { path, kind } of meta.outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && meta.outputs[path]) wanted.add(path);
    }
  }
  const sizes = [...wanted].map((name) => {
    const file = files.find(({ path }) => path.endsWith(name.slice(name.lastIndexOf('/') + 1)));
    return brotliCompressSync(file?.contents ?? new Uint8Array()).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function brotliBytes(path: string): Promise<number> {
  return brotliCompressSync(await readFile(require.resolve(path))).length;
}

describe('what a lab page downloads to scan', () => {
  // Labs of policies and answers have nothing to scan.
  const labs = readdirSync(join(ROOT, 'labs')).filter((id) =>
    /^kind: fix$/m.test(readFileSync(join(ROOT, 'labs', id, 'lab.yaml'), 'utf8')),
  );

  it('is asked of every lab of code', () => {
    expect(labs.length).toBeGreaterThanOrEqual(3);
  });

  it.each(labs)('stays within its bytes: %s', async (id) => {
    const reading = await loadLab(id, await labSources());
    if (!reading.ok) throw new Error(`${id} cannot be read`);
    const languages = [...new Set(Object.keys(reading.lab.public.files).flatMap(languagesOfPath))].filter(
      (language) => languageEntry(language).grammar !== undefined,
    );
    const [language] = languages;
    if (!language) throw new Error(`${id} has no language with a grammar`);
    const parts = {
      engine: await engineBytes(language),
      runtime: await brotliBytes('web-tree-sitter/web-tree-sitter.wasm'),
      grammar: await brotliBytes(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${languageEntry(language).grammar}.wasm`),
      rules: brotliCompressSync(JSON.stringify((reading.lab.public.data as FixData).rules)).length,
    };
    expect(parts.engine).toBeGreaterThan(10_000);
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(SCAN_BYTES_MAX);
  });
});
