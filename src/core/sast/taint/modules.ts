import { isPresent, kid, rootOf, type SyntaxNode } from '../tree.ts';
import type { SourceFile } from '../source-file.ts';
import { evaluate } from './expressions.ts';
import type { ImportGraph } from './import-graph.ts';
import type { Interpreter } from './interpreter.ts';
import { referredMethod } from './inherited.ts';
import { runEntry, runPending, runStatements } from './statements.ts';
import { joinAll, State } from './state.ts';
import { TAINT_STEPS_MAX } from '../limits.ts';
import { joinValues, UNKNOWN, withField, type Value } from './value.ts';

/**
 * Where calls into other files multiply, one file takes what the others are spared: together they take no more than
 * their own. Half as much again, so that no single file takes much longer than alone.
 */
const LENT_STEPS_MAX = TAINT_STEPS_MAX / 2;

/** The files of a scan as modules that import one another; each is run once, when it is first needed. */
export class Modules {
  readonly #graph: ImportGraph;
  readonly #exports = new Map<SourceFile, Value>();
  readonly #interpreter: () => Interpreter;
  /** Paths of files in which the steps ran out. */
  readonly unfinished: string[] = [];
  /** Steps that the files so far had and did not take. */
  #spared = 0;

  constructor(graph: ImportGraph, interpreter: () => Interpreter) {
    this.#graph = graph;
    this.#interpreter = interpreter;
  }

  fileOf(node: SyntaxNode): SourceFile | null {
    return this.#graph.fileOf(node);
  }

  importValue(module: string, name: string, from: SyntaxNode, depth = 0): Value | null {
    const importer = this.fileOf(from);
    if (!importer || depth > REEXPORTS_MAX) return null;
    if (importer.family === 'java') return this.#javaClass(module, name, importer);
    if (importer.family === 'go') return this.#goPackage(module, name, importer);
    const file = this.#graph.resolve(module, importer);
    if (!file) return this.#submodule(module, name, importer);
    const exported = this.run(file);
    if (name === '*' || name === '.') return this.#withSubmodules(exported, module, importer);
    return this.#exported(file, name, depth) ?? this.#submodule(module, name, importer);
  }

  importStar(name: string, from: SyntaxNode): Value | null {
    const file = this.fileOf(from);
    if (file?.family === 'java' || file?.family === 'go') return this.#ofPackage(name, from, file);
    for (const module of file ? starImports(file) : []) {
      const value = this.importValue(module, name, from);
      if (value) return value;
    }
    return null;
  }

  /** `import a.b.Store` brings the class, `import static a.b.Store.find` what it has under that name. */
  #javaClass(module: string, name: string, importer: SourceFile): Value | null {
    const [file] = this.#graph.packages.resolve(module, importer);
    const owner = file && this.run(file).fields?.get(module.split('.').at(-1) ?? '');
    if (!owner || name === '*') return owner ?? null;
    return owner.fields?.get(name) ?? referredMethod(owner, name);
  }

  #goPackage(module: string, name: string, importer: SourceFile): Value | null {
    const files = this.#graph.packages.resolve(module, importer);
    const [first, ...others] = files.map((one) => this.run(one));
    if (!first) return null;
    const fields = new Map(first.fields);
    for (const one of others) for (const [key, part] of one.fields ?? []) fields.set(key, part);
    return name === '*' ? { ...first, fields } : (fields.get(name) ?? null);
  }

  /** A name that nothing in the file declares: of another file in its folder, or of a package of which all is imported. */
  #ofPackage(name: string, from: SyntaxNode, file: SourceFile): Value | null {
    for (const one of this.#graph.packages.siblings(file)) {
      const binding = one.topLevel.get(name);
      const value = binding && !binding.imported ? this.run(one).fields?.get(name) : undefined;
      if (value) return value;
    }
    for (const module of from.binding?.wildcards ?? []) {
      const value = this.#javaClass(`${module}.${name}`, '*', file);
      if (value) return value;
    }
    return null;
  }

  /** What a file exports under a name, also what it imports itself. */
  #exported(file: SourceFile, name: string, depth: number): Value | null {
    const exported = this.run(file);
    const found = exported.fields?.get(name);
    if (found) return found;
    const imported = file.topLevel.get(name)?.imported;
    const through = imported && this.importValue(imported.module, imported.name, file.root, depth + 1);
    if (through) return through;
    for (const module of starImports(file)) {
      const star = this.importValue(module, name, file.root, depth + 1);
      if (star) return star;
    }
    return name === 'default' ? exported : null;
  }

  /** `from package import module`. */
  #submodule(module: string, name: string, importer: SourceFile): Value | null {
    if (importer.family !== 'python' || name === '*' || name === '.') return null;
    const file = this.#graph.resolve(module.endsWith('.') ? module + name : `${module}.${name}`, importer);
    return file && this.run(file);
  }

  /** `import package.module` makes the module a field of the package. */
  #withSubmodules(exported: Value, module: string, importer: SourceFile): Value {
    if (importer.family !== 'python') return exported;
    let whole = exported;
    for (const { text } of importer.nodesByKind.get('import') ?? []) {
      const name = text.startsWith(`${module}.`) ? text.slice(module.length + 1) : '';
      const file = name !== '' && !name.includes('.') ? this.#graph.resolve(text, importer) : null;
      if (file) whole = withField(whole, name, this.run(file));
    }
    return whole;
  }

  /** Runs a file's top level, then the functions that nothing in it calls. */
  run(file: SourceFile): Value {
    const known = this.#exports.get(file);
    if (known) return known;
    // Files that import each other in a circle see what there is so far: nothing.
    const interpreter = this.#interpreter();
    const areDeclared = file.family === 'java' || file.family === 'go';
    this.#exports.set(file, areDeclared ? exportsOf(file, new State(), interpreter) : UNKNOWN);
    const outer = { frames: interpreter.frames.splice(0), callStack: interpreter.callStack.splice(0) };
    const loops = interpreter.loops.splice(0);
    const handlers = interpreter.handlers.splice(0);
    const { family, steps, root } = interpreter;
    interpreter.family = file.family;
    interpreter.root = file.root;
    const lent = Math.min(this.#spared, LENT_STEPS_MAX);
    this.#spared -= lent;
    interpreter.steps = TAINT_STEPS_MAX + lent;
    interpreter.deepCalls = 0;
    const state = new State();
    runStatements(file.root.kids, state, interpreter);
    state.isAlive = true;
    this.#exports.set(file, exportsOf(file, state, interpreter));
    state.settle();
    runEntries(file.root, state, interpreter);
    if (interpreter.steps < 0) this.unfinished.push(file.path);
    else this.#spared += interpreter.steps;
    interpreter.family = family;
    interpreter.root = root;
    interpreter.steps = steps;
    interpreter.frames.push(...outer.frames);
    interpreter.callStack.push(...outer.callStack);
    interpreter.loops.push(...loops);
    interpreter.handlers.push(...handlers);
    return this.#exports.get(file) ?? UNKNOWN;
  }
}

/**
 * Runs what strangers may call. When one of these functions leaves something untrusted where others find it, all run
 * once more.
 */
function runEntries(root: SyntaxNode, state: State, interpreter: Interpreter): void {
  const entries = [...(interpreter.pending.get(root) ?? [])].filter((one) => !interpreter.visited.has(one));
  const before = state.taintedObjects();
  const ends = runPending(root, state, interpreter);
  const after = joinAll(ends)?.taintedObjects() ?? new Set();
  const isTainted = [...after].some((ref) => !before.has(ref) && state.get(ref) !== undefined);
  if (!interpreter.hasNewTopLevel && !isTainted) return;
  interpreter.hasNewTopLevel = false;
  const again = joinAll([state, ...ends]) ?? state;
  for (const binding of again.entries().keys()) if (binding.isTopLevel) again.forget(binding);
  for (const target of [...entries, ...interpreter.callbacks]) {
    if (rootOf(target) === root && interpreter.relevance.isEntryRelevant(target)) runEntry(target, again, interpreter);
  }
}

/** Top-level names, what is exported under another one, and `module.exports`. */
function exportsOf(file: SourceFile, state: State, interpreter: Interpreter): Value {
  let exported: Value = { taints: [], identity: '', fields: new Map() };
  for (const [name, binding] of file.topLevel) {
    if (binding.imported && !state.get(binding)) continue;
    const value = state.get(binding) ?? { taints: [], identity: `b${binding.id}`, callable: binding.declaration };
    exported = withField(exported, name, state.resolve(value));
  }
  for (const statement of file.root.kids) {
    const isExport = statement.kind === 'assign' && statement.flavor === 'export' && isPresent(kid(statement, 1));
    if (!isExport) continue;
    const value = evaluate(kid(statement, 1), state.clone(), interpreter);
    const name = kid(statement, 0).text;
    if (name !== '*') exported = withField(exported, name, value);
    else for (const [key, part] of value.fields ?? []) if (key !== 'default') exported = withField(exported, key, part);
  }
  for (const [binding, value] of state.entries()) {
    if (!binding.isGlobal) continue;
    const commonJs =
      binding.name === 'module'
        ? state.resolve(value).fields?.get('exports')
        : binding.name === 'exports'
          ? value
          : undefined;
    if (commonJs) exported = joinValues(exported, { ...inlined(commonJs, state), identity: '' });
  }
  return exported;
}

/** Exports are read by other files, which do not know the objects of this one. */
function inlined(value: Value, state: State): Value {
  return { ...state.resolve(value), refs: undefined, isLoose: undefined };
}

function starImports(file: SourceFile): string[] {
  const statements = file.nodesByKind.get('import') ?? [];
  return statements
    .filter((one) => one.kids.some((name) => name.text === '*' && !isPresent(kid(name, 1))))
    .map((one) => one.text);
}

/** Files that pass on what they import from files that pass on what they import. */
const REEXPORTS_MAX = 8;
