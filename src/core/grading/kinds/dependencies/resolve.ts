import maxSatisfying from 'semver/ranges/max-satisfying.js';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import type { Registry } from './data.ts';
import type { Manifest } from './manifest.ts';

/** One installed package. */
export interface Installed {
  /** Folder below the app: `node_modules/a`, or `node_modules/b/node_modules/a` where two versions are needed. */
  readonly path: string;
  /** The name it is imported by; another than the package's where the manifest has an alias. */
  readonly name: string;
  readonly package: string;
  readonly version: string;
  /** Folder of who asked for it first, `''` for the app, and the range that was asked for. */
  readonly by: string;
  readonly range: string;
}

export type Resolution =
  { readonly ok: true; readonly installed: readonly Installed[] } | { readonly ok: false; readonly problem: string };

/** Far more than any lab installs; a registry that asks for itself in ever new versions ends here. */
const INSTALLED_MAX = 200;

interface Wish {
  /** Folder of who asks. */
  readonly by: string;
  readonly name: string;
  readonly spec: string;
}

/** A wish that has been met. */
type Edge = Wish & Spec;

interface Spec {
  readonly package: string;
  readonly range: string;
}

/** `npm:other@^1` is another package by this name. */
function readSpec(name: string, spec: string): Spec | string {
  const alias = /^npm:((?:@[^/@]+\/)?[^/@]+)@(.+)$/.exec(spec);
  const [wanted, range] = alias ? [alias[1] ?? name, alias[2] ?? ''] : [name, spec];
  if (range === 'latest' || range.trim() === '') return { package: wanted, range: '*' };
  if (validRange(range) === null)
    return `"${name}": "${spec}" is neither a range of versions nor an alias (npm:name@range)`;
  return { package: wanted, range };
}

const label = (by: string, installed: ReadonlyMap<string, Installed>): string => {
  const one = installed.get(by);
  return one ? `${one.package} ${one.version}` : 'package.json';
};

/**
 * What `npm install` would put into `node_modules`: the locked version where it fits its range and is not in `refreshed`,
 * else the highest that fits; as far up as no other version is in the way.
 * Overrides as npm documents them (https://docs.npmjs.com/cli/configuring-npm/package-json#overrides), one level deep.
 */
export function resolve(
  manifest: Manifest,
  registry: Registry,
  locked: Readonly<Record<string, string>>,
  refreshed: ReadonlySet<string> = new Set(),
): Resolution {
  const installed = new Map<string, Installed>();
  const served: Edge[] = [];
  const wishes: Wish[] = Object.entries(manifest.dependencies).map(([name, spec]) => ({ by: '', name, spec }));
  for (let at = 0; at < wishes.length; at += 1) {
    const wish = overridden(wishes[at] as Wish, manifest, installed);
    if (typeof wish === 'string') return { ok: false, problem: wish };
    const spec = readSpec(wish.name, wish.spec);
    if (typeof spec === 'string') return { ok: false, problem: `${label(wish.by, installed)}: ${spec}.` };
    if (isThere(wish, spec, installed)) {
      served.push({ ...wish, ...spec });
      continue;
    }
    const version = versionOf(spec, registry, refreshed.has(spec.package) ? undefined : locked[spec.package]);
    if (version === null) {
      const there = Object.keys(registry[spec.package] ?? {}).join(', ') || 'nothing';
      const problem = `No version of ${spec.package} fits ${spec.range}, which ${label(wish.by, installed)} asks for. The registry has ${there}.`;
      return { ok: false, problem };
    }
    if (installed.size >= INSTALLED_MAX) return { ok: false, problem: `More than ${INSTALLED_MAX} packages.` };
    const path = placeFor(wish, { installed, served, chosen: { package: spec.package, version } });
    served.push({ ...wish, ...spec });
    installed.set(path, { path, name: wish.name, ...spec, version, by: wish.by });
    const own = registry[spec.package]?.[version]?.dependencies ?? {};
    wishes.push(...Object.entries(own).map(([name, range]) => ({ by: path, name, spec: range })));
  }
  return { ok: true, installed: [...installed.values()] };
}

/** A direct dependency keeps its own range: npm refuses an override that contradicts it. */
function overridden(
  wish: Wish,
  { dependencies, overrides }: Manifest,
  installed: ReadonlyMap<string, Installed>,
): Wish | string {
  const parent = installed.get(wish.by)?.name;
  const nested = parent === undefined ? undefined : overrides[parent];
  const forParent = typeof nested === 'object' ? nested[wish.name] : undefined;
  const everywhere = overrides[wish.name];
  const text = forParent ?? (typeof everywhere === 'string' ? everywhere : everywhere?.['.']);
  if (text === undefined) return wish;
  const spec = text.startsWith('$') ? dependencies[text.slice(1)] : text;
  if (spec === undefined) return `package.json: the override "${text}" names no dependency.`;
  if (wish.by !== '') return { ...wish, spec };
  return spec === wish.spec
    ? wish
    : `package.json: the override of ${wish.name} (${spec}) contradicts its own range (${wish.spec}). Change one of them.`;
}

/** Folders in which a package looks for others, its own first: `a/node_modules/b`, `a`, the app. */
function foldersUp(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/node_modules/').filter(Boolean);
  const first = parts[0] === undefined ? [] : [parts[0].replace(/^node_modules\//, '')];
  const names = [...first, ...parts.slice(1)];
  return [...names.keys()]
    .map((index) => `node_modules/${names.slice(0, index + 1).join('/node_modules/')}`)
    .reverse()
    .concat('');
}

const inside = (folder: string, name: string): string =>
  folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;

/** The package by this name that `from` would load. */
export function found(from: string, name: string, installed: ReadonlyMap<string, Installed>): Installed | undefined {
  for (const folder of foldersUp(from)) {
    const one = installed.get(inside(folder, name));
    if (one) return one;
  }
  return undefined;
}

function isThere(wish: Wish, spec: Spec, installed: ReadonlyMap<string, Installed>): boolean {
  const one = found(wish.by, wish.name, installed);
  return one !== undefined && one.package === spec.package && satisfies(one.version, spec.range);
}

interface Placing {
  readonly installed: ReadonlyMap<string, Installed>;
  readonly served: readonly Edge[];
  readonly chosen: Pick<Installed, 'package' | 'version'>;
}

/** As far up as the name is free on the way, and as nobody who has found another version would find this one instead. */
function placeFor(wish: Wish, { installed, served, chosen }: Placing): string {
  let place = inside(wish.by, wish.name);
  for (const folder of foldersUp(wish.by)) {
    const candidate = inside(folder, wish.name);
    if (installed.has(candidate)) break;
    const shadowed = served.filter((edge) => edge.name === wish.name && wouldFind(edge.by, candidate, installed));
    if (shadowed.some((edge) => edge.package !== chosen.package || !satisfies(chosen.version, edge.range))) break;
    place = candidate;
  }
  return place;
}

/** Whether a package at `candidate` would be found before the one that is found now. */
function wouldFind(from: string, candidate: string, installed: ReadonlyMap<string, Installed>): boolean {
  const name = candidate.slice(candidate.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const inOrder = foldersUp(from).map((folder) => inside(folder, name));
  const at = inOrder.indexOf(candidate);
  const now = inOrder.findIndex((path) => installed.has(path));
  return at !== -1 && (now === -1 || at < now);
}

function versionOf({ package: name, range }: Spec, registry: Registry, locked: string | undefined): string | null {
  const versions = Object.keys(registry[name] ?? {});
  if (locked !== undefined && versions.includes(locked) && satisfies(locked, range)) return locked;
  return maxSatisfying(versions, range);
}
