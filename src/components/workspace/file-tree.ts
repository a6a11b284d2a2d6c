/** More tabs than this run out of a laptop's width. */
const TABS_MAX = 6;

/** A line of the tree; folders come before their files, and have no path to open. */
export interface TreeLine {
  readonly name: string;
  readonly depth: number;
  /** `null` for a folder. */
  readonly path: string | null;
}

export const needsTree = (paths: readonly string[]): boolean => paths.length > TABS_MAX;

/** Files in the order of their folders, a line for each folder and each file. Folders stand behind the files of theirs. */
export function treeLines(paths: readonly string[]): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  const walk = (within: readonly string[], prefix: string, depth: number): void => {
    const names = within.map((path) => path.slice(prefix.length));
    for (const name of names.filter((one) => !one.includes('/')).sort())
      lines.push({ name, depth, path: prefix + name });
    const folders = new Set(names.filter((one) => one.includes('/')).map((one) => one.slice(0, one.indexOf('/'))));
    for (const folder of [...folders].sort()) {
      lines.push({ name: folder, depth, path: null });
      const below = `${prefix}${folder}/`;
      walk(
        within.filter((path) => path.startsWith(below)),
        below,
        depth + 1,
      );
    }
  };
  walk(paths, '', 0);
  return lines;
}
