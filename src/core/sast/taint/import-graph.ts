import { normalizePath } from '../normalize-path.ts';
import type { SourceFile } from '../source-file.ts';
import { kid, rootOf, type SyntaxNode } from '../tree.ts';
import { Packages } from './packages.ts';

/** Which files of a scan import which. The same for all rules about the same files. */
export class ImportGraph {
  readonly files: readonly SourceFile[];
  readonly packages: Packages;
  readonly #byPath: ReadonlyMap<string, SourceFile>;
  readonly #byRoot: ReadonlyMap<SyntaxNode, SourceFile>;
  readonly #imports = new Map<SourceFile, readonly SourceFile[]>();
  readonly #reached = new Map<SourceFile, ReadonlySet<SourceFile>>();
  #webs: ReadonlyMap<SourceFile, ReadonlySet<SourceFile>> | null = null;

  constructor(files: readonly SourceFile[]) {
    this.files = files;
    this.packages = new Packages(files);
    this.#byRoot = new Map(files.map((file) => [file.root, file]));
    this.#byPath = new Map(files.map((file) => [normalizePath(file.path), file]));
  }

  fileOf(node: SyntaxNode): SourceFile | null {
    return this.#byRoot.get(rootOf(node)) ?? null;
  }

  /**
   * Whether running the file can show a flow: it sees a source, itself or through what it imports, and a sink is
   * somewhere in the same web of imports. Most files of a project are out of this.
   */
  canMatter(file: SourceFile, sources: ReadonlySet<SourceFile>, sinks: ReadonlySet<SourceFile>): boolean {
    const isAmong = (found: ReadonlySet<SourceFile>, wanted: ReadonlySet<SourceFile>): boolean =>
      [...wanted].some((one) => found.has(one));
    return isAmong(this.reachOf(file), sources) && isAmong(this.webOf(file), sinks);
  }

  /** The file and all that it imports, directly or through others. */
  reachOf(file: SourceFile): ReadonlySet<SourceFile> {
    const known = this.#reached.get(file);
    if (known) return known;
    const reached = new Set([file]);
    for (const one of reached) for (const other of this.#importsOf(one)) reached.add(other);
    this.#reached.set(file, reached);
    return reached;
  }

  /** All files that hang together by imports with this one. */
  webOf(file: SourceFile): ReadonlySet<SourceFile> {
    this.#webs ??= this.#findWebs();
    return this.#webs.get(file) ?? new Set([file]);
  }

  #findWebs(): ReadonlyMap<SourceFile, ReadonlySet<SourceFile>> {
    const neighbours = new Map<SourceFile, SourceFile[]>(this.files.map((file) => [file, []]));
    for (const file of this.files) {
      for (const other of this.#importsOf(file)) {
        neighbours.get(file)?.push(other);
        neighbours.get(other)?.push(file);
      }
    }
    const webs = new Map<SourceFile, Set<SourceFile>>();
    for (const file of this.files) {
      if (webs.has(file)) continue;
      const web = new Set([file]);
      for (const one of web) for (const other of neighbours.get(one) ?? []) web.add(other);
      for (const one of web) webs.set(one, web);
    }
    return webs;
  }

  #importsOf(file: SourceFile): readonly SourceFile[] {
    const known = this.#imports.get(file);
    if (known) return known;
    const modules: string[] = [];
    for (const { text, kids } of file.nodesByKind.get('import') ?? []) {
      modules.push(text);
      // `from package import module`.
      if (file.family === 'python')
        for (const one of kids) modules.push(text.endsWith('.') ? text + one.text : `${text}.${one.text}`);
    }
    for (const call of file.nodesByKind.get('call') ?? []) {
      if (/^(?:require|import)$/.test(kid(call, 0).text) && kid(call, 1).kind === 'string')
        modules.push(kid(call, 1).text);
    }
    const named = [...new Set(modules)];
    const imports = [
      ...named.flatMap((module) => this.resolve(module, file) ?? []),
      ...named.flatMap((module) => this.packages.resolve(module, file)),
      ...this.packages.siblings(file),
    ];
    this.#imports.set(file, imports);
    return imports;
  }

  /** Relative specifiers of JavaScript, dotted names of Python; anything else is a library. */
  resolve(module: string, importer: SourceFile): SourceFile | null {
    const folder = normalizePath(importer.path).split('/').slice(0, -1);
    if (importer.family === 'python') return this.#resolvePython(module, folder);
    if (!/^\.{1,2}\//.test(module)) return null;
    const path = normalizePath([...folder, module].join('/'));
    const stem = path.replace(/\.(?:js|mjs|cjs|jsx)$/, '');
    const endings = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.tsx', '.jsx', '/index.js', '/index.ts'];
    for (const candidate of [path, ...endings.map((ending) => path + ending), `${stem}.ts`, `${stem}.tsx`]) {
      const file = this.#byPath.get(candidate);
      if (file) return file;
    }
    return null;
  }

  #resolvePython(module: string, folder: readonly string[]): SourceFile | null {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const base = folder.slice(0, folder.length - Math.max(0, dots - 1));
    const path = normalizePath([...base, ...module.slice(dots).split('.')].join('/'));
    return this.#byPath.get(`${path}.py`) ?? this.#byPath.get(`${path}/__init__.py`) ?? null;
  }
}

const graphs = new WeakMap<SourceFile, ImportGraph[]>();

/** Sets of files with the same first one that are kept apart: rules of different languages or paths. */
const KEPT_MAX = 8;

/** Rules about the same files share the graph. */
export function importGraphOf(files: readonly SourceFile[]): ImportGraph {
  const [first] = files;
  if (!first) return new ImportGraph(files);
  const known = graphs.get(first) ?? [];
  const isSame = (graph: ImportGraph): boolean =>
    graph.files.length === files.length && graph.files.every((file, index) => file === files[index]);
  const found = known.find(isSame);
  if (found) return found;
  const made = new ImportGraph(files);
  graphs.set(first, [made, ...known].slice(0, KEPT_MAX));
  return made;
}
