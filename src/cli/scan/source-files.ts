import { statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { SOURCE_CHARS_MAX } from '#core/sast/limits.ts';
import { IgnoredPaths } from './ignored-paths.ts';

/** Code of others, and code that a build has made. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  'dist',
  'build',
  '.astro',
  '.generated',
  'coverage',
  '__pycache__',
  '.venv',
  'venv',
  'fixtures',
]);

/** Tests bring bad input on purpose. Named on the command line, such a file is scanned all the same. */
const TEST_FILE = /\.(?:test|spec)\.[a-z]+$/;

/** The cases beside the built-in rules are bad on purpose. */
const RULE_CASES = join('core', 'sast', 'rules') + sep;

/** Four bytes a character at most: what is longer is refused by the engine in any case, and need not be read. */
const SOURCE_BYTES_MAX = SOURCE_CHARS_MAX * 4;

export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

export interface FoundFiles {
  readonly ok: true;
  /** Bytes of each path, the paths sorted; `null` where it cannot be read. */
  readonly sizes: ReadonlyMap<string, number | null>;
}

/** All files below the paths that are asked for. A path that is not there is refused; only `exclude` leaves out what is named. */
export async function findFiles(
  paths: readonly string[],
  exclude: readonly string[] = [],
): Promise<FoundFiles | Refused> {
  const excluded = ignore().add([...exclude]);
  const files = new Set<string>();
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) return { ok: false, reason: `there is no ${path}` };
    if (found.isFile()) {
      if (!isExcluded(path, false, { base: dirname(path), excluded })) files.add(path);
      continue;
    }
    const walked = await walk(path, await IgnoredPaths.for(path), { base: path, excluded });
    for (const file of walked) files.add(file);
  }
  const sizes = new Map<string, number | null>();
  for (const file of [...files].sort()) sizes.set(file, sizeOf(file));
  return { ok: true, sizes };
}

/** At once: of a thousand files, promises would take longer than the disk. */
function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

export interface SourceFiles {
  readonly paths: readonly string[];
  /** Files that were found and are not scanned. */
  readonly problems: readonly string[];
}

/** Those of the found files that are scanned. */
export function sourcesAmong(
  { sizes }: FoundFiles,
  choose: (paths: readonly string[]) => readonly string[],
): SourceFiles {
  const problems: string[] = [];
  const paths: string[] = [];
  for (const path of choose([...sizes.keys()])) {
    const size = sizes.get(path) ?? null;
    if (size === null) problems.push(`${path}: cannot be read, not analysed`);
    else if (size > SOURCE_BYTES_MAX) problems.push(`${path}: larger than ${SOURCE_BYTES_MAX} bytes, not analysed`);
    else paths.push(path);
  }
  return { paths, problems };
}

interface Exclusion {
  readonly base: string;
  readonly excluded: Ignore;
}

async function walk(folder: string, ignored: IgnoredPaths, exclusion: Exclusion): Promise<string[]> {
  // A folder that may not be read is like one that is not there.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    // Links are not followed: what they lead to is scanned where it lies, if it lies here.
    if (!isFolder && !entry.isFile()) continue;
    if (isFolder ? SKIPPED_FOLDERS.has(entry.name) : TEST_FILE.test(path) || path.includes(RULE_CASES)) continue;
    if (ignored.has(path, isFolder) || isExcluded(path, isFolder, exclusion)) continue;
    if (isFolder) files.push(...(await walk(path, await ignored.within(path), exclusion)));
    else files.push(path);
  }
  return files;
}

/** As seen from the folder that is walked, and from where the person stands. */
function isExcluded(path: string, isFolder: boolean, { base, excluded }: Exclusion): boolean {
  return [base, process.cwd()].some((from) => {
    const inside = relative(from, path).split(sep).join('/');
    if (inside === '' || inside.startsWith('../') || isAbsolute(inside)) return false;
    return excluded.ignores(isFolder ? `${inside}/` : inside);
  });
}
