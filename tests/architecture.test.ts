import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** House style: a file near 100 lines, at 250 ask why, at 400 stop. Comments and blank lines do not count. */
const CODE_LINES_MAX = 400;

const ROOT = dirname(import.meta.dirname);

type Layer = 'edge' | 'features' | 'db' | 'sandbox' | 'core';

/** What a layer may import of ours, besides itself. Anything else has to be passed in. */
const ALLOWED: Readonly<Record<Layer, readonly Layer[]>> = {
  edge: ['features', 'db', 'sandbox', 'core'],
  features: ['db', 'sandbox', 'core'],
  db: ['core'],
  sandbox: ['core'],
  core: [],
};

/** Modules that `core` must not know: it takes text, bytes, times and randomness as arguments. */
const IMPURE = /^(node:|astro|drizzle-orm|@libsql|svelte|lucia|pino)/;

const VAGUE_NAME = /(^|[-/])(utils?|helpers?|common|misc|manager|service)(\.|\/|$)/;

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return { path, text, imports };
}

const EXCLUDED = /\/sast\/rules\/|\/kinds\/[^/]+\/template\/|\/fixtures\/|\/build\/shims\/|migrations\//;

const files = globSync(['src/**/*.{ts,astro,svelte}', 'db/**/*.ts'], { cwd: ROOT })
  .filter((path) => !EXCLUDED.test(path) && !path.endsWith('.d.ts'))
  .map(readSource);
const production = files.filter((file) => !file.path.endsWith('.test.ts'));

function layerOf(path: string): Layer {
  if (path.startsWith('db/')) return 'db';
  const folder = path.split('/')[1] ?? '';
  return folder === 'features' || folder === 'sandbox' || folder === 'core' ? folder : 'edge';
}

/** The project file that an import names, or `null` for packages. Bundler suffixes (`?url`) are cut. */
function targetOf(file: SourceFile, specifier: string): string | null {
  const bare = specifier.split('?', 1)[0] ?? '';
  if (bare.startsWith('.')) return relative(ROOT, join(ROOT, dirname(file.path), bare));
  const alias = /^#(core|features|sandbox|db)\/(.*)$/.exec(bare);
  if (!alias) return null;
  return alias[1] === 'db' ? `db/${alias[2]}` : `src/${alias[1]}/${alias[2]}`;
}

function wrongImports(file: SourceFile): string[] {
  const from = layerOf(file.path);
  return file.imports.flatMap((specifier) => {
    const target = targetOf(file, specifier);
    if (!target || !/^(src|db)\//.test(target)) return [];
    const to = layerOf(target);
    if (to === from || ALLOWED[from].includes(to)) return [];
    return [
      `${file.path} (${from}) imports ${target} (${to}): pass the value in from the ${to === 'edge' ? 'edge' : 'caller'}, or move the code.`,
    ];
  });
}

describe('architecture', () => {
  it('finds the source files', () => {
    expect(production.length).toBeGreaterThan(20);
  });

  it('imports flow one way: edge, features, db and sandbox, core', () => {
    expect(production.flatMap(wrongImports)).toEqual([]);
  });

  it('core is pure: no file system, clock, randomness, framework or database', () => {
    const faults = production
      .filter((file) => layerOf(file.path) === 'core')
      .flatMap((file) => [
        ...file.imports
          .filter((name) => IMPURE.test(name))
          .map((name) => `${file.path} imports ${name}: take what it gives as an argument.`),
        ...(/\b(Math\.random|Date\.now|performance\.now|new Date\(\))/.test(file.text)
          ? [`${file.path} reads a clock or randomness: take it as an argument.`]
          : []),
      ]);
    expect(faults).toEqual([]);
  });

  it('features do not call each other in a circle', () => {
    const edges = new Map<string, Set<string>>();
    for (const file of production.filter((each) => layerOf(each.path) === 'features')) {
      const from = file.path.split('/')[2] ?? '';
      for (const specifier of file.imports) {
        const to = /^src\/features\/([^/]+)\//.exec(targetOf(file, specifier) ?? '')?.[1];
        if (to && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
      );
    expect([...edges.keys()].filter((name) => reaches(name, name))).toEqual([]);
  });

  it('only the session store knows lucia', () => {
    const users = production.filter((file) => file.imports.some((name) => /^(lucia|@lucia-auth)/.test(name)));
    expect(users.map((file) => file.path)).toEqual(['src/features/accounts/session-store.ts']);
  });

  it('no file is longer than the bound; split it by what it knows', () => {
    const codeLines = (text: string): number =>
      text.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;
    const long = files.filter((file) => codeLines(file.text) > CODE_LINES_MAX).map((file) => file.path);
    expect(long).toEqual([]);
  });

  it('file names say what they know and are spelt in kebab-case, components in PascalCase', () => {
    const bad = files
      .map((file) => file.path)
      .filter((path) => {
        const name = path.split('/').at(-1) ?? '';
        if (VAGUE_NAME.test(path)) return true;
        if (path.startsWith('src/pages/'))
          return !/^(\[[a-z-]+\]|_?[a-z0-9-]+)(\.(json|test))?\.(ts|astro)$/.test(name);
        if (/\.(astro|svelte)$/.test(name)) return !/^[A-Z][A-Za-z0-9]*\.(astro|svelte)$/.test(name);
        return !/^[a-z0-9-]+(\.(test|svelte|config))*\.ts$/.test(name);
      });
    expect(bad).toEqual([]);
  });

  it('no barrel files, no focused or skipped tests, no marks of unfinished work', () => {
    const tests = globSync('tests/**/*.ts', { cwd: ROOT }).map(readSource);
    const faults = [...files, ...tests].flatMap(({ path, text }) => [
      ...(/(^|\/)index\.ts$/.test(path) && !path.startsWith('src/pages/')
        ? [`${path}: import the file that has the thing`]
        : []),
      // `runIf` is for what a machine may lack; the gate counts and shows what it leaves out.
      ...(new RegExp(`\\b(it|test|describe)(\\.\\w+)*\\.(only|${'skip'}|${'skip'}If|todo|fails)\\b`).test(text)
        ? [`${path}: a test that does not run`]
        : []),
      ...(new RegExp(`\\b(${'TO'}DO|${'FIX'}ME|${'X'}XX)\\b`).test(text)
        ? [`${path}: unfinished work; finish it or file an issue`]
        : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('every direct dependency is pinned, and the lockfile names no registry host', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const loose = ['dependencies', 'devDependencies']
      .flatMap((group) => Object.entries(manifest[group] ?? {}))
      .filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": *"https?:/);
  });
});
