import { languageOfPath } from './language.ts';
import type { ScanInput } from './scan.ts';
import { normalizePath } from './normalize-path.ts';

/** A larger group would hold too many trees at once; flows between its parts are not seen. */
export const FILES_PER_GROUP_MAX = 400;

export interface ImportGroups {
  /** Each path once, sorted within its group; groups in the order of their first path. */
  readonly groups: readonly (readonly string[])[];
  readonly problems: readonly string[];
}

/**
 * Files that may import one another, directly or through others, stay together. Found in the text, before anything is
 * parsed, and rather too much than too little: a group that is too large costs memory, one too small hides flows.
 */
export function importGroups(inputs: Iterable<ScanInput>): ImportGroups {
  const wanted: { path: string; modules: readonly string[] }[] = [];
  for (const { path, text } of inputs) wanted.push({ path, modules: importedModules(path, text) });
  const paths = new Map(wanted.map(({ path }) => [normalizePath(path), path]));
  const parents = new Map(wanted.map(({ path }) => [path, path]));
  for (const { path, modules } of wanted) {
    for (const module of modules) for (const other of targets(module, path, paths)) unite(path, other, parents);
  }
  const byRoot = new Map<string, string[]>();
  for (const { path } of wanted) {
    const root = rootOf(path, parents);
    const group = byRoot.get(root);
    if (group) group.push(path);
    else byRoot.set(root, [path]);
  }
  const problems: string[] = [];
  const groups = [...byRoot.values()].flatMap((group) => split(group.sort(), problems));
  return { groups, problems };
}

function split(group: readonly string[], problems: string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < group.length; from += FILES_PER_GROUP_MAX) {
    parts.push(group.slice(from, from + FILES_PER_GROUP_MAX));
  }
  if (parts.length > 1) {
    problems.push(
      `${group.length} files that import one another, from ${group[0]} on, are looked at ${FILES_PER_GROUP_MAX} at a time: flows between the parts are not followed`,
    );
  }
  return parts;
}

const JAVASCRIPT_IMPORT = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"`](\.[^'"`\n]*)['"`]/g;
const PYTHON_IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([^\n#]*)|import[ \t]+([^\n#]+))/gm;

/** Specifiers as written; in Python, also the names taken from a package, which may be modules. */
function importedModules(path: string, text: string): string[] {
  const language = languageOfPath(path);
  if (language === 'python') return [...text.matchAll(PYTHON_IMPORT)].flatMap(pythonModules);
  if (language === 'java') return ['.', ...[...text.matchAll(JAVA_IMPORT)].map((match) => match[1] ?? '')];
  if (language === 'go') return ['.', ...goImports(text)];
  if (!/^(?:javascript|typescript|tsx)$/.test(language ?? '')) return [];
  return [...new Set([...text.matchAll(JAVASCRIPT_IMPORT)].map((match) => match[1] ?? ''))];
}

function pythonModules(match: RegExpMatchArray): string[] {
  const [, from, names = '', modules = ''] = match;
  const first = (one: string): string => one.trim().split(/\s/)[0] ?? '';
  if (from === undefined) return modules.split(',').map(first);
  const parts = names.replace(/[()]/g, '').split(',').map(first);
  const within = parts
    .filter((one) => /^\w+$/.test(one))
    .map((one) => (from.endsWith('.') ? from + one : `${from}.${one}`));
  return [from, ...within];
}

/** Files of one folder are one package there, without an import. */
const JAVA_IMPORT = /^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+)(?:\.\*)?[ \t]*;/gm;
const GO_IMPORTS = /^import[ \t]*(?:\(([^)]*)\)|([^\n(]*))/gm;

function goImports(text: string): string[] {
  const blocks = [...text.matchAll(GO_IMPORTS)].map((match) => match[1] ?? match[2] ?? '');
  return blocks.flatMap((block) => [...block.matchAll(/"([^"\n]+)"/g)].map((match) => match[1] ?? ''));
}

const ENDINGS = [
  '',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.mts',
  '.cts',
  '.tsx',
  '.jsx',
  '/index.js',
  '/index.ts',
  '/index.tsx',
];

function targets(module: string, importer: string, paths: ReadonlyMap<string, string>): string[] {
  const folder = normalizePath(importer).split('/').slice(0, -1);
  if (/\.(?:go|java)$/.test(importer))
    return module === '.' ? sameFolder(folder, importer, paths) : packageFilesOf(module, importer, paths);
  const candidates = importer.endsWith('.py') ? pythonFiles(module, folder) : scriptFiles(module, folder);
  return candidates.flatMap((candidate) => paths.get(candidate) ?? []);
}

function scriptFiles(module: string, folder: readonly string[]): string[] {
  const path = normalizePath([...folder, module].join('/'));
  const stem = path.replace(/\.(?:js|mjs|cjs|jsx)$/, '');
  return [...ENDINGS.map((ending) => path + ending), ...ENDINGS.slice(1).map((ending) => stem + ending)];
}

/** Below the importer's folder or any folder above it: where the program starts is not known. */
function pythonFiles(module: string, folder: readonly string[]): string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const names = module
    .slice(dots)
    .split('.')
    .filter((one) => one !== '');
  const bases: (readonly string[])[] =
    dots > 0 ? [folder.slice(0, folder.length - (dots - 1))] : folder.map((_, depth) => folder.slice(0, depth));
  if (dots === 0) bases.push(folder);
  return bases.flatMap((base) => {
    const path = [...base, ...names].join('/');
    return [`${path}.py`, `${path}/__init__.py`];
  });
}

function sameFolder(folder: readonly string[], importer: string, paths: ReadonlyMap<string, string>): string[] {
  const start = folder.length > 0 ? `${folder.join('/')}/` : '';
  const ending = /\.\w+$/.exec(importer)?.[0] ?? '';
  const found = [...paths].find(
    ([path]) => path.startsWith(start) && !path.slice(start.length).includes('/') && path.endsWith(ending),
  );
  return found ? [found[1]] : [];
}

/** Many files import the same; each import is looked for once. */
const foundPackages = new WeakMap<ReadonlyMap<string, string>, Map<string, string[]>>();

function packageFilesOf(module: string, importer: string, paths: ReadonlyMap<string, string>): string[] {
  if (/^(?:java|javax)\./.test(module)) return [];
  const known = foundPackages.get(paths) ?? new Map<string, string[]>();
  foundPackages.set(paths, known);
  const key = `${module} ${importer.endsWith('.java') ? 'java' : 'go'}`;
  const found = known.get(key) ?? packageFiles(module, importer, paths);
  known.set(key, found);
  return found;
}

/** Files whose path ends as the import does: a class, what a class holds, or any file of a folder. */
function packageFiles(module: string, importer: string, paths: ReadonlyMap<string, string>): string[] {
  const isJava = importer.endsWith('.java');
  const name = isJava ? module.replaceAll('.', '/') : (module.split('/').at(-1) ?? '');
  const outer = name.split('/').slice(0, -1).join('/');
  const ends = isJava ? [`/${name}.java`, `/${outer}.java`] : [];
  const folders = isJava ? [`/${name}`, `/${outer}`] : [`/${name}`];
  return [...paths].flatMap(([path, original]) => {
    if (isJava !== path.endsWith('.java') || (!isJava && !path.endsWith('.go'))) return [];
    const folder = `/${path.slice(0, Math.max(0, path.lastIndexOf('/')))}`;
    const isHit =
      ends.some((end) => `/${path}`.endsWith(end)) || folders.some((end) => end !== '/' && folder.endsWith(end));
    return isHit ? [original] : [];
  });
}

function rootOf(path: string, parents: Map<string, string>): string {
  let root = path;
  for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
  // Shorter ways for those who ask next.
  for (let at = path; at !== root;) {
    const up = parents.get(at) ?? root;
    parents.set(at, root);
    at = up;
  }
  return root;
}

function unite(a: string, b: string, parents: Map<string, string>): void {
  const [left, right] = [rootOf(a, parents), rootOf(b, parents)];
  if (left !== right) parents.set(right, left);
}
