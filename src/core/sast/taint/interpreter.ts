import type { Family } from '../language.ts';
import type { Binding } from '../names.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../tree.ts';
import type { State } from './state.ts';
import type { Taint, Value } from './value.ts';

export interface GuardMatch {
  readonly when: 'holds' | 'fails' | 'completes';
  readonly guarded: SyntaxNode;
  readonly needsNormalized: boolean;
}

/** Where the rule's formulas match, by node, in all files of the scan. */
export interface TaintMatches {
  readonly sources: ReadonlySet<SyntaxNode>;
  readonly sinks: ReadonlySet<SyntaxNode>;
  /** Sinks that are a whole call: each of its arguments counts. */
  readonly callSinks: ReadonlySet<SyntaxNode>;
  readonly sanitizers: ReadonlySet<SyntaxNode>;
  readonly normalizers: ReadonlySet<SyntaxNode>;
  readonly structured: ReadonlySet<SyntaxNode>;
  readonly guards: ReadonlyMap<SyntaxNode, readonly GuardMatch[]>;
  readonly propagations: ReadonlyMap<SyntaxNode, readonly { readonly from: SyntaxNode; readonly to: SyntaxNode }[]>;
}

/** One call that is being evaluated. */
export interface Frame {
  readonly returns: Value[];
  readonly exits: State[];
  readonly cleanAtEntry: ReadonlySet<string>;
  self: Value;
}

export interface LoopTarget {
  readonly breaks: State[];
  readonly continues: State[] | null;
}

/** What one run of one rule over the files of a scan carries along. */
export interface Interpreter {
  readonly matches: TaintMatches;
  readonly isTextOnly: boolean;
  readonly textFields: readonly string[];
  readonly harmlessWithout: string;
  readonly frames: Frame[];
  readonly loops: LoopTarget[];
  /** Functions that are being evaluated, outermost first. */
  readonly callStack: SyntaxNode[];
  /** Calls that were followed into the function: what it is called proves nothing then. */
  readonly entered: Set<SyntaxNode>;
  /** Functions that were evaluated at one call at least. */
  readonly visited: Set<SyntaxNode>;
  /** Functions seen, by the function or program around them; those that nobody calls run at its end. */
  readonly pending: Map<SyntaxNode, Set<SyntaxNode>>;
  /** Top-level variables of files that were run. */
  readonly topLevel: Map<Binding, Value>;
  /** Values of the expressions that guards are about. */
  readonly watched: Map<SyntaxNode, Value>;
  readonly identities: Map<SyntaxNode, string>;
  family: Family;
  /** Of the file that is being run. */
  root: SyntaxNode;
  steps: number;
  /** What a relative import brings; `null` for what is not part of the scan. */
  importValue(module: string, name: string, from: SyntaxNode): Value | null;
  report(sink: SyntaxNode, taint: Taint): void;
}

/** Remembers a function that may turn out to be an entry point. */
export function addPending(interpreter: Interpreter, target: SyntaxNode): void {
  if (interpreter.visited.has(target)) return;
  const owner = interpreter.callStack.at(-1) ?? interpreter.root;
  const known = interpreter.pending.get(owner);
  if (known) known.add(target);
  else interpreter.pending.set(owner, new Set([target]));
}

export function identityOf(interpreter: Interpreter, node: SyntaxNode): string {
  const known = interpreter.identities.get(node);
  if (known) return known;
  const made = `#${interpreter.identities.size}`;
  interpreter.identities.set(node, made);
  return made;
}

/** The file's object, by the root of its tree. */
export type FilesByRoot = ReadonlyMap<SyntaxNode, SourceFile>;
