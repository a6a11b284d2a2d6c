import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one folder's file; the folders above it speak when it says nothing. */
interface Level {
  readonly folder: string;
  readonly rules: Ignore;
  readonly above: Level | null;
}

/** Which paths Git would not track, by the `.gitignore` files of a folder and of those around it. */
export class IgnoredPaths {
  readonly #level: Level | null;

  private constructor(level: Level | null) {
    this.#level = level;
  }

  /** With the files of all folders from the repository's root down to this one. */
  static async for(folder: string): Promise<IgnoredPaths> {
    const absolute = resolve(folder);
    const root = repositoryRoot(absolute);
    let paths = new IgnoredPaths(null);
    if (root === null) return paths.within(absolute);
    paths = await paths.#with(join(root, '.git', 'info', 'exclude'), root);
    for (const one of foldersBetween(root, absolute)) paths = await paths.within(one);
    return paths;
  }

  /** For what lies in this folder, with its own file. */
  async within(folder: string): Promise<IgnoredPaths> {
    return this.#with(join(folder, '.gitignore'), resolve(folder));
  }

  async #with(file: string, folder: string): Promise<IgnoredPaths> {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return this;
    return new IgnoredPaths({ folder, rules: ignore().add(text), above: this.#level });
  }

  has(path: string, isFolder: boolean): boolean {
    const absolute = resolve(path);
    for (let level = this.#level; level; level = level.above) {
      const inside = relative(level.folder, absolute).split(sep).join('/');
      const { ignored, unignored } = level.rules.test(isFolder ? `${inside}/` : inside);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

function repositoryRoot(folder: string): string | null {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (current === dirname(current)) return null;
  }
}

function foldersBetween(root: string, folder: string): string[] {
  const folders = [folder];
  for (let current = folder; current !== root; current = dirname(current)) folders.unshift(dirname(current));
  return folders;
}
