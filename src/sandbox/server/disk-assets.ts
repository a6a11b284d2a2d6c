import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assets } from '../assets.ts';

/** Spelled here again rather than imported: the builder is not to be loaded where learner code runs. */
const generated = fileURLToPath(new URL('../../../.generated/sandbox/', import.meta.url));
const require = createRequire(import.meta.url);

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load());
}

async function compileFile(path: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(path));
}

/** Assets from disk; needs `buildSandboxAssets()` to have run once. */
export function diskAssets(): Assets {
  return {
    quickjs: once(() => compileFile(require.resolve('quickjs-wasi/quickjs.wasm'))),
    sqlite: once(() => compileFile(require.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'))),
    python: once(() => compileFile(join(generated, 'python.wasm'))),
    bundle: (name) => readFile(join(generated, `${name}.js`), 'utf8'),
  };
}
