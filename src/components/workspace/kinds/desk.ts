import type { Component } from 'svelte';
import type { Counterexample } from '#core/grading/kinds/fix/counterexample.ts';
import type { Files, Hands, Runtime, ScanJob } from '#core/grading/jobs.ts';
import type { Verdict } from '#core/grading/verdict.ts';
import type { LabKind } from '#core/grading/kinds/graders.ts';
import type { LabBundle } from '../lab-bundle.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** What a kind says where the words of another would not fit. */
export interface DeskWords {
  /** In the results before anything has run, with the start untouched: what to do first, and what will be seen. */
  readonly first: readonly [bold: string, rest: string];
  /** The same once something was changed. */
  readonly next: readonly [bold: string, rest: string];
  /** What is proved, in its order. */
  readonly proofs: readonly string[];
  /** The head of a verdict that nothing could be proved for. */
  readonly broken: string;
}

/** How a kind looks for the smallest attack that beats what somebody wrote. */
export interface CounterexampleSearcher {
  /** Whether there are attacks to try where this check fails. */
  isOffered(bundle: LabBundle, check: string): boolean;
  find(search: {
    readonly bundle: LabBundle;
    readonly mine: Files;
    readonly check: string;
    readonly hands: Hands;
    readonly onProgress: (tried: number) => void;
  }): Promise<Counterexample>;
}

/** Both attempts, for a kind that shows them side by side in its own way. */
export interface SolutionProps {
  readonly ws: Workspace;
  readonly mine: Files;
  readonly solution: Files;
}

/** What one kind of lab puts into the workspace: `kinds/<kind>/desk.ts` exports it as `desk`. */
export interface KindDesk {
  /** What the learner works in. It writes an attempt with `ws.files`. */
  readonly Editor: Component<{ ws: Workspace }>;
  readonly words: DeskWords;
  /** The attempt is one answer that the editor writes (`answer.ts`): no tabs of files, no choice of a text editor. */
  readonly isAnswer?: true;
  /** The editor lists the files by itself: no tree beside it. */
  readonly listsFiles?: true;
  /** What stands on the tab of a file, where its path says little. */
  tabName?(path: string): string | undefined;
  /** Keys of this editor, for the help sheet: what they do, and the keys. */
  readonly keys?: readonly (readonly [what: string, keys: readonly string[]])[];
  /** Drawn above the checks of a verdict. */
  readonly Results?: Component<{ ws: Workspace; verdict: Verdict }>;
  /** Ours beside the learner's own, where a text diff would say little. */
  readonly Solution?: Component<SolutionProps>;
  /** The file that is open at first, where the kind shows files as they are. */
  firstPath?(bundle: LabBundle): string;
  /** What a run needs, to be fetched ahead; without it nothing is. */
  runtime?(bundle: LabBundle): { readonly name: Runtime; readonly withDatabase: boolean };
  /** Ids of built-in rules that find what the lab is about: shown, once it is solved, with a way into the playground. */
  rules?(bundle: LabBundle): readonly string[];
  readonly counterexample?: CounterexampleSearcher;
  /** What is looked for while somebody types; without it nothing is. */
  typingScan?(bundle: LabBundle, mine: Files): ScanJob;
}

const DESKS = import.meta.glob<{ desk: KindDesk }>('./*/desk.ts');

/** The editor of a kind comes as a chunk of its own: a lab page loads one kind. */
export async function loadDesk(kind: LabKind): Promise<KindDesk> {
  const load = DESKS[`./${kind}/desk.ts`];
  if (!load) throw new Error(`There is no editor for labs of the kind ${kind}.`);
  return (await load()).desk;
}
