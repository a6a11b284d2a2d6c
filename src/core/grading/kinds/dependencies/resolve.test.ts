import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Registry } from './data.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { found, resolve, type Installed } from './resolve.ts';

const registry = (packages: Record<string, Record<string, Record<string, string>>>): Registry =>
  Object.fromEntries(
    Object.entries(packages).map(([name, versions]) => [
      name,
      Object.fromEntries(
        Object.entries(versions).map(([version, dependencies]) => [version, { dependencies, code: '' }]),
      ),
    ]),
  );
const manifest = (dependencies: Record<string, string>, overrides: Manifest['overrides'] = {}): Manifest => ({
  name: 'app',
  dependencies,
  overrides,
});
function tree(...args: Parameters<typeof resolve>): string[] {
  const resolution = resolve(...args);
  if (!resolution.ok) throw new Error(resolution.problem);
  return resolution.installed.map(({ path, package: name, version }) => `${path} = ${name}@${version}`);
}

const SHOP = registry({
  a: { '1.0.0': { c: '^1.0.0' }, '1.1.0': { c: '^1.0.0' }, '2.0.0': { c: '^2.0.0' } },
  b: { '1.0.0': { c: '2.0.0' } },
  c: { '1.0.0': {}, '1.4.0': {}, '2.0.0': {}, '2.1.0': {}, '3.0.0-rc.1': {} },
});

test('the highest version that fits is installed, once, at the top', () => {
  expect(tree(manifest({ a: '^1.0.0' }), SHOP, {})).toEqual(['node_modules/a = a@1.1.0', 'node_modules/c = c@1.4.0']);
});

test('a locked version stays while it fits, unless it is refreshed', () => {
  const locked = { a: '1.0.0', c: '1.0.0' };
  expect(tree(manifest({ a: '^1.0.0' }), SHOP, locked)[1]).toBe('node_modules/c = c@1.0.0');
  expect(tree(manifest({ a: '^1.0.0' }), SHOP, locked, new Set(['c']))[1]).toBe('node_modules/c = c@1.4.0');
  expect(tree(manifest({ a: '^2.0.0' }), SHOP, locked)[1]).toBe('node_modules/c = c@2.1.0');
});

test('a second version goes below who needs it', () => {
  expect(tree(manifest({ a: '^1.0.0', b: '1.0.0' }), SHOP, {})).toEqual([
    'node_modules/a = a@1.1.0',
    'node_modules/b = b@1.0.0',
    'node_modules/c = c@1.4.0',
    'node_modules/b/node_modules/c = c@2.0.0',
  ]);
});

test('an override holds for what packages ask for, everywhere or below one of them', () => {
  expect(tree(manifest({ a: '^1.0.0', b: '1.0.0' }, { c: '2.1.0' }), SHOP, {}).slice(2)).toEqual([
    'node_modules/c = c@2.1.0',
  ]);
  expect(tree(manifest({ a: '^1.0.0', b: '1.0.0' }, { b: { c: '2.1.0' } }), SHOP, {}).slice(2)).toEqual([
    'node_modules/c = c@1.4.0',
    'node_modules/b/node_modules/c = c@2.1.0',
  ]);
});

test('an alias is another package by that name', () => {
  expect(tree(manifest({ old: 'npm:c@^1.0.0' }), SHOP, {})).toEqual(['node_modules/old = c@1.4.0']);
});

test.each([
  [manifest({ c: '^9.0.0' }), 'No version of c fits ^9.0.0, which package.json asks for. The registry has'],
  [manifest({ gone: '^1.0.0' }), 'The registry has nothing'],
  [manifest({ c: 'github:somebody/c' }), 'is neither a range of versions nor an alias'],
  [manifest({ c: '^1.0.0' }, { c: '2.0.0' }), 'contradicts its own range'],
  [manifest({ a: '^1.0.0' }, { c: '$b' }), 'names no dependency'],
])('%j does not install', (wanted, problem) => {
  const resolution = resolve(wanted, SHOP, {});
  expect(resolution.ok ? '' : resolution.problem).toContain(problem);
});

test.each([
  '',
  '[]',
  '{"dependencies":[]}',
  '{"dependencies":{"a":1}}',
  '{"overrides":{"a":1}}',
  '{"overrides":{"a":{"b":2}}}',
])('the manifest %s is refused with its name', (text) => {
  const reading = readManifest(text);
  expect(reading.ok ? '' : reading.problem).toMatch(/^package\.json: /);
});

// An oracle of another make: versions as triples, ranges as what their documentation says in so many words.
type Triple = readonly [number, number, number];
const part = fc.integer({ min: 0, max: 3 });
const triple: fc.Arbitrary<Triple> = fc.tuple(part, part, part);
const text = (version: Triple): string => version.join('.');
const isAtLeast = (one: Triple, other: Triple): boolean => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 || (one[at] ?? 0) > (other[at] ?? 0);
};
const RULES: Readonly<Record<string, (base: Triple, version: Triple) => boolean>> = {
  '': (base, version) => text(base) === text(version),
  '~': (base, version) => isAtLeast(version, base) && version[0] === base[0] && version[1] === base[1],
  '>=': (base, version) => isAtLeast(version, base),
  // The first part that is not nought stays.
  '^': (base, version) => {
    const first = base.findIndex((value) => value > 0);
    const kept = first === -1 ? 2 : first;
    return isAtLeast(version, base) && base.slice(0, kept + 1).every((value, index) => value === version[index]);
  },
};

test('ranges choose what the oracle chooses', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(triple, { minLength: 1, maxLength: 8, selector: text }),
      triple,
      fc.constantFrom('', '~', '>=', '^'),
      (versions, base, sign) => {
        const shop = registry({ p: Object.fromEntries(versions.map((one) => [text(one), {}])) });
        const fitting = versions.filter((one) => RULES[sign]?.(base, one));
        const best = fitting.reduce<Triple | undefined>(
          (top, one) => (top && isAtLeast(top, one) ? top : one),
          undefined,
        );
        const resolution = resolve(manifest({ p: `${sign}${text(base)}` }), shop, {});
        expect(resolution.ok ? resolution.installed[0]?.version : undefined).toBe(best && text(best));
      },
    ),
    { numRuns: 400 },
  );
});

test('whatever the registry: everybody finds what they asked for', () => {
  const names = ['a', 'b', 'c', 'd'];
  const range = fc
    .tuple(fc.constantFrom('^', '~', '>='), fc.constantFrom('1.0.0', '1.1.0', '2.0.0'))
    .map((parts) => parts.join(''));
  const dependencies = fc.dictionary(fc.constantFrom(...names), range, { maxKeys: 3 });
  const versions = fc.record({ '1.0.0': dependencies, '1.1.0': dependencies, '2.0.0': dependencies });
  fc.assert(
    fc.property(fc.record({ a: versions, b: versions, c: versions, d: versions }), dependencies, (packages, own) => {
      const shop = registry(packages);
      const resolution = resolve(manifest(own), shop, {});
      // Packages that need each other in ever other versions come to the bound: said, and no answer.
      if (!resolution.ok) {
        expect(resolution.problem).toBe('More than 200 packages.');
        return;
      }
      const byPath = new Map(resolution.installed.map((one) => [one.path, one]));
      const asks = [
        ...Object.keys(own).map((name) => ['', name, own[name] ?? ''] as const),
        ...resolution.installed.flatMap((one) =>
          Object.entries(shop[one.package]?.[one.version]?.dependencies ?? {}).map(
            ([name, wanted]) => [one.path, name, wanted] as const,
          ),
        ),
      ];
      for (const [from, name, wanted] of asks) {
        const one = found(from, name, byPath) as Installed;
        const sign = wanted.replace(/[\d.]+$/, '');
        const [base, version] = [wanted.slice(sign.length), one.version].map(
          (each) => each.split('.').map(Number) as unknown as Triple,
        );
        expect(RULES[sign]?.(base as Triple, version as Triple), `${from} ${name} ${wanted} ${one.version}`).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
