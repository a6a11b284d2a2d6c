import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { ImportGraph } from './import-graph.ts';
import { unitsOf, type Unit } from './units.ts';

/**
 * Which functions, classes and statements of the scanned files can mean which others, by words alone: whoever mentions a
 * word may mean everything that is called so, in its own file or in one that it imports. Rather too much than too little.
 */
export class UnitWeb {
  readonly #graph: ImportGraph;
  readonly #units: readonly Unit[];
  readonly #of = new Map<SyntaxNode, Unit>();
  readonly #byWord = new Map<string, Unit[]>();
  /** Those that speak of what several functions see: objects at the top level, and the one whose method they are. */
  readonly sharers: readonly Unit[];
  /** Those that can change it. */
  readonly changers: ReadonlySet<Unit>;
  /** Those that change any object that they have not made. */
  readonly mutators: ReadonlySet<Unit>;
  readonly #assigners: ReadonlySet<Unit>;

  constructor(graph: ImportGraph) {
    this.#graph = graph;
    const files = graph.files.map(unitsOf);
    this.#units = files.flatMap((one) => one.units);
    const shared = new Set(files.flatMap((one) => [...one.shared]));
    for (const unit of this.#units) {
      this.#of.set(unit.node, unit);
      for (const word of unit.words) {
        const list = this.#byWord.get(word);
        if (list) list.push(unit);
        else this.#byWord.set(word, [unit]);
      }
    }
    this.sharers = this.#units.filter((unit) => unit.usesThis || intersects(unit.outer, shared));
    this.mutators = this.reaching(this.#units.filter((unit) => unit.isMutating));
    const sharing = this.reaching(this.sharers);
    this.changers = new Set([...this.mutators].filter((unit) => sharing.has(unit)));
    this.#assigners = withParents(this.#units.filter((unit) => unit.assignsTopLevel));
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

  /** Whether running it gives variables of the top level another value. */
  assignsTopLevel(unit: Unit): boolean {
    return this.#assigners.has(unit);
  }

  mentioning(word: string): readonly Unit[] {
    return this.#byWord.get(word) ?? [];
  }

  /** All that can come to one of these: what they are written in, what mentions them, and what mentions that. */
  reaching(seeds: Iterable<Unit>): Set<Unit> {
    const found = new Set(seeds);
    const words = new Map<SourceFile, Set<string>>();
    for (const unit of found) {
      if (unit.parent) found.add(unit.parent);
      const done = words.get(unit.file) ?? new Set();
      words.set(unit.file, done);
      for (const name of unit.names) {
        if (done.has(name)) continue;
        done.add(name);
        for (const other of this.mentioning(name)) {
          if (!found.has(other) && this.#graph.reachOf(other.file).has(unit.file)) found.add(other);
        }
      }
    }
    return found;
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
