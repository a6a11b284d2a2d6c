import type { Family } from '../language.ts';
import type { Binding } from '../names.ts';
import type { SyntaxNode } from '../tree.ts';
import type { Argument } from './arguments.ts';
import type { Handler } from './handlers.ts';
import type { Relevance } from './relevance.ts';
import type { Asker, SinkSite, SinkSites } from './sink-sites.ts';
import type { State } from './state.ts';
import type { RuleOptions } from '../rule/rule-options.ts';
import type { SinkMatch, TaintMatches } from './taint-matches.ts';
import type { ObjectRef, Value } from './value.ts';

/** What a function is called with. */
export interface BoundCall {
  readonly self: Value;
  readonly values: readonly (Value | null)[];
  /** Where the argument of each parameter stands, for objects that the function changes. */
  readonly nodes: readonly (SyntaxNode | null)[];
  /** All arguments by place, for `arguments`. */
  readonly list: readonly Argument[];
  readonly call: SyntaxNode | null;
}

/** One call that is being evaluated. */
export interface Frame {
  readonly returns: Value[];
  readonly exits: State[];
  readonly yields: Value[];
  readonly cleanAtEntry: ReadonlySet<string>;
  readonly list: readonly Argument[];
  /** Calls of the function by itself, and whether its body was run again for them. */
  readonly recursiveCalls: BoundCall[];
  isRecursive: boolean;
  isRepeated: boolean;
  /** Functions that are made in this call, and where they find its variables later. */
  readonly made: Set<SyntaxNode>;
  env: ObjectRef | undefined;
  /** Calls that wait for the end of this one, the last first. */
  readonly deferred: SyntaxNode[];
  /** What a generator is given by `next(x)`. */
  sent: Value | undefined;
  self: Value;
}

export function newFrame(state: State, bound: BoundCall): Frame {
  return {
    returns: [],
    exits: [],
    yields: [],
    cleanAtEntry: state.clean,
    list: bound.list,
    recursiveCalls: [],
    isRecursive: false,
    isRepeated: false,
    made: new Set(),
    deferred: [],
    env: undefined,
    sent: undefined,
    self: bound.self,
  };
}

export interface LoopTarget {
  readonly label: string;
  readonly breaks: State[];
  readonly continues: State[] | null;
}

/** What one run over the files of a scan carries along, for one rule or for several that ask for the same. */
export interface Interpreter {
  readonly matches: TaintMatches;
  /** What only some of the rules that share the run take for clean. */
  readonly unsure: ReadonlySet<SyntaxNode>;
  readonly relevance: Relevance;
  /** Sinks of all rules that share the run. */
  readonly sinks: SinkSites;
  /** The rule with sinks where functions are left; it shares its run with none. */
  readonly exitAsker: Asker | null;
  /** Whether it counts which characters were replaced. */
  readonly followsEscapes: boolean;
  readonly options: RuleOptions;
  readonly followsSanitizers: boolean;
  readonly hasKnownGuards: boolean;
  /** Sinks that ask for labels of parts which may not be evaluated yet. */
  readonly waiting: Map<SinkMatch, SinkSite>;
  /** Where the state keeps which control sources were reached. */
  readonly control: ObjectRef;
  readonly frames: Frame[];
  readonly loops: LoopTarget[];
  readonly handlers: Handler[];
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
  /** What functions have put into top-level variables, whenever they run. */
  readonly fromFunctions: Map<Binding, Value>;
  /** Functions that were given to strangers, which may call them again later. */
  readonly callbacks: Set<SyntaxNode>;
  /** Objects of classes whose methods run on their own. */
  readonly instances: Map<SyntaxNode, Value>;
  /** Values of the expressions that guards are about. */
  readonly watched: Map<SyntaxNode, Value>;
  readonly identities: Map<SyntaxNode, string>;
  /** Elements of collections as the last round of a loop left them. */
  readonly lastOf: Map<ObjectRef, Value>;
  family: Family;
  /** Of the file that is being run. */
  root: SyntaxNode;
  steps: number;
  nextRef: number;
  /** Calls so far that were deep in others. */
  deepCalls: number;
  /** Whether deep calls were not followed because there were too many. */
  isCut: boolean;
  /** Whether the run is of no use then. */
  readonly endsWhenCut: boolean;
  /** Whether a function changed what other functions of the file see. */
  hasNewTopLevel: boolean;
  /** What a relative import brings; `null` for what is not part of the scan. */
  importValue(module: string, name: string, from: SyntaxNode): Value | null;
  /** The same for a name that one of the file's `import *` may bring. */
  importStar(name: string, from: SyntaxNode): Value | null;
  rememberTopLevel(binding: Binding, state: State): void;
}

/** Remembers a function that may turn out to be an entry point. */
export function addPending(interpreter: Interpreter, target: SyntaxNode): void {
  interpreter.frames.at(-1)?.made.add(target);
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
