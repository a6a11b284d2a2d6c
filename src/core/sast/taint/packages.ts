import { normalizePath } from '../normalize-path.ts';
import type { SourceFile } from '../source-file.ts';

/** First parts of the paths of Go's own library: a folder of ours that ends alike is another one. */
const GO_LIBRARY: ReadonlySet<string> = new Set(
  `archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash
  html image index io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings
  structs sync syscall testing text time unicode unique unsafe`.split(/\s+/),
);

/** Java and Go: the files of a folder see each other, and imports name folders and classes by the ends of their paths. */
export class Packages {
  readonly #byFolder = new Map<string, SourceFile[]>();
  readonly #byName = new Map<string, SourceFile[]>();

  constructor(files: readonly SourceFile[]) {
    for (const file of files) {
      if (file.family !== 'java' && file.family !== 'go') continue;
      add(this.#byFolder, `${file.family}:${folderOf(file)}`, file);
      if (file.family === 'java') add(this.#byName, normalizePath(file.path).split('/').at(-1) ?? '', file);
    }
  }

  siblings(file: SourceFile): readonly SourceFile[] {
    const all = this.#byFolder.get(`${file.family}:${folderOf(file)}`) ?? [];
    return all.filter((one) => one !== file);
  }

  /** What an import names: all files of a Go package, the file of a Java class. */
  resolve(module: string, importer: SourceFile): readonly SourceFile[] {
    if (importer.family === 'java') {
      const path = module.replaceAll('.', '/');
      const name = `${path.split('/').at(-1)}.java`;
      const isIt = (file: SourceFile): boolean => `/${normalizePath(file.path)}`.endsWith(`/${path}.java`);
      return (this.#byName.get(name) ?? []).filter(isIt).slice(0, 1);
    }
    return importer.family === 'go' ? this.#goPackage(module, importer) : [];
  }

  #goPackage(module: string, importer: SourceFile): readonly SourceFile[] {
    const parts = module.split('/');
    if (GO_LIBRARY.has(parts[0] ?? '')) return [];
    let best: readonly SourceFile[] = [];
    let most = 0;
    for (const [key, files] of this.#byFolder) {
      const folder = key.slice('go:'.length);
      if (!key.startsWith('go:') || folder === folderOf(importer)) continue;
      const shared = sharedEnd(parts, folder.split('/'));
      if (shared > most) [best, most] = [files, shared];
    }
    return best;
  }
}

function add(map: Map<string, SourceFile[]>, key: string, file: SourceFile): void {
  const list = map.get(key);
  if (list) list.push(file);
  else map.set(key, [file]);
}

function folderOf(file: SourceFile): string {
  return normalizePath(file.path).split('/').slice(0, -1).join('/');
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}
