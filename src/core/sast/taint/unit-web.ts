import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { ImportGraph } from './import-graph.ts';
import { exportKey, fieldKey, unitsOf, WHOLE_MODULE, type Unit } from './units.ts';

/**
 * Which functions, classes and statements of the scanned files can mean which others, by names alone: a variable is the
 * one that it is bound to, a field may be that of any object in sight. Rather too much than too little.
 */
export class UnitWeb {
  readonly #graph: ImportGraph;
  readonly #units: readonly Unit[];
  readonly #of = new Map<SyntaxNode, Unit>();
  readonly #byKey = new Map<string, Unit[]>();
  /** Files that others import as a whole: their names are fields as well. */
  readonly #whole = new Set<SourceFile>();
  readonly #numbers: ReadonlyMap<SourceFile, number>;
  /** Those that speak of what several functions see: objects at the top level, and the one whose method they are. */
  readonly sharers: readonly Unit[];
  /** Those that can change it. */
  readonly changers: ReadonlySet<Unit>;
  /** Those that change any object that they have not made. */
  readonly mutators: ReadonlySet<Unit>;
  readonly #assigners: ReadonlySet<Unit>;

  constructor(graph: ImportGraph) {
    this.#graph = graph;
    this.#numbers = new Map(graph.files.map((file, index) => [file, index]));
    const files = graph.files.map(unitsOf);
    this.#units = files.flatMap((one) => one.units);
    const shared = new Set(files.flatMap((one) => [...one.shared]));
    for (const unit of this.#units) {
      this.#of.set(unit.node, unit);
      for (const key of unit.mentions) if (!key.startsWith('>')) this.#add(key, unit);
    }
    for (const file of graph.files) this.#addImports(file);
    this.sharers = this.#units.filter((unit) => unit.usesThis || intersects(unit.outer, shared));
    this.mutators = this.reaching(this.#units.filter((unit) => unit.isMutating));
    const sharing = this.reaching(this.sharers);
    this.changers = new Set([...this.mutators].filter((unit) => sharing.has(unit)));
    this.#assigners = withParents(this.#units.filter((unit) => unit.assignsTopLevel));
  }

  #add(key: string, unit: Unit): void {
    const list = this.#byKey.get(key);
    if (list) list.push(unit);
    else this.#byKey.set(key, [unit]);
  }

  #exported(file: SourceFile, key: string): string {
    return `${this.#numbers.get(file) ?? ''}${key}`;
  }

  /** What a file's units mention of other files; a name that a star brings may come from each of them. */
  #addImports(file: SourceFile): void {
    const stars: SourceFile[] = [];
    for (const unit of unitsOf(file).units) {
      for (const { module, name } of unit.imports) {
        const part = file.family === 'python' ? (module.endsWith('.') ? module + name : `${module}.${name}`) : '';
        const inner = part === '' || name === '*' ? null : this.#graph.resolve(part, file);
        if (inner) this.#addWhole(inner, unit);
        const target = this.#graph.resolve(module, file);
        if (!target) continue;
        if (name === '*' || name === '.') this.#addWhole(target, unit);
        else for (const one of [name, '*']) this.#add(this.#exported(target, exportKey(one)), unit);
        if (name === 'default') this.#addWhole(target, unit);
        if (name === '*') stars.push(target);
      }
    }
    for (const unit of stars.length > 0 ? unitsOf(file).units : []) {
      for (const key of unit.mentions)
        if (key.startsWith('>')) for (const star of stars) this.#add(this.#exported(star, key), unit);
    }
  }

  #addWhole(file: SourceFile, unit: Unit): void {
    this.#whole.add(file);
    for (const one of [...WHOLE_MODULE, '*']) this.#add(this.#exported(file, exportKey(one)), unit);
  }

  unitOf(node: SyntaxNode): Unit | null {
    for (let current: SyntaxNode | undefined = node; current; current = current.parent) {
      const unit = this.#of.get(current);
      if (unit) return unit;
    }
    return null;
  }

  unitsIn(file: SourceFile): readonly Unit[] {
    return unitsOf(file).units;
  }

  /** Which units those are, in few characters. */
  numbersOf(isMeant: (unit: Unit) => boolean): string {
    return this.#units.map((unit) => (isMeant(unit) ? '1' : '0')).join('');
  }

  /** Whether running it gives variables of the top level another value. */
  assignsTopLevel(unit: Unit): boolean {
    return this.#assigners.has(unit);
  }

  /** Those with a variable or field of this name. */
  speakingOf(name: string): readonly Unit[] {
    return this.#units.filter((unit) => unit.outer.has(name) || unit.mentions.has(fieldKey(name)));
  }

  /** All that can come to one of these: what they are written in, what mentions them, and what mentions that. */
  reaching(seeds: Iterable<Unit>): Set<Unit> {
    const found = new Set(seeds);
    const done = new Set<string>();
    for (const unit of found) {
      const { file, parent } = unit;
      if (parent) found.add(parent);
      for (const name of unit.names) {
        const key = name.startsWith('>') ? this.#exported(file, name) : name;
        const once = name.startsWith('.') ? this.#exported(file, name) : key;
        if (done.has(once)) continue;
        done.add(once);
        for (const other of this.#byKey.get(key) ?? []) if (this.#canSee(other, file, key)) found.add(other);
        if (!name.startsWith('>') || !this.#whole.has(file)) continue;
        const field = fieldKey(name.slice(1));
        for (const other of this.#byKey.get(field) ?? []) if (this.#canSee(other, file, field)) found.add(other);
      }
    }
    return found;
  }

  /** A field of that name may be any, but only of what is in sight. */
  #canSee(unit: Unit, file: SourceFile, key: string): boolean {
    return !key.startsWith('.') || this.#graph.reachOf(unit.file).has(file);
  }
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

function withParents(units: readonly Unit[]): Set<Unit> {
  const found = new Set(units);
  for (const unit of found) if (unit.parent) found.add(unit.parent);
  return found;
}

const webs = new WeakMap<ImportGraph, UnitWeb>();

export function unitWebOf(graph: ImportGraph): UnitWeb {
  const known = webs.get(graph);
  if (known) return known;
  const made = new UnitWeb(graph);
  webs.set(graph, made);
  return made;
}
