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

export interface SourceFiles {
  readonly ok: true;
  readonly paths: readonly string[];
  /** Files that were found and are not scanned. */
  readonly problems: readonly string[];
}

/** All files below the paths that are asked for, sorted. A path that is not there is refused; only `exclude` leaves out what is named. */
export async function findSources(
  paths: readonly string[],
  choose: (paths: readonly string[]) => readonly string[],
  exclude: readonly string[] = [],
): Promise<SourceFiles | Refused> {
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
  const problems: string[] = [];
  const sources: string[] = [];
  for (const path of choose([...files].sort())) {
    const found = await stat(path).catch(() => null);
    if (!found) problems.push(`${path}: cannot be read, not analysed`);
    else if (found.size > SOURCE_BYTES_MAX)
      problems.push(`${path}: larger than ${SOURCE_BYTES_MAX} bytes, not analysed`);
    else sources.push(path);
  }
  return { ok: true, paths: sources, problems };
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
