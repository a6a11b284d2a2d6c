import type { Policy } from '../cloud-identity/policy-document.ts';
import type { TranscriptStep } from '../../verdict.ts';
import type { OwnersOf } from './code-owners.ts';
import type { Change, GateName, ReplayEvent, Town } from './data.ts';
import type { Settings } from './settings.ts';
import type { REPLAYED, Workflow } from './workflow.ts';

/** The branch that is released. */
export const MAIN = 'main';

/** What the learner wrote, understood. */
export interface Platform {
  readonly workflows: readonly Workflow[];
  readonly settings: Settings;
  readonly ownersOf: OwnersOf;
  readonly trust: Policy | null;
}

/** A commit, and what became of it, in minutes from the first event. */
export interface Commit {
  readonly by: string;
  readonly pushed: number;
  checked: number | null;
  merged: number | null;
  deployed: number | null;
  /** The rule or gate by which it came so far and no further. */
  decidedBy: string;
}

/** A gate was asked once. */
export interface GatePass {
  readonly gate: GateName;
  readonly minutes: number;
  readonly outcome: 'passed' | 'warned' | 'stopped';
}

/** One replay: what has happened so far. */
export interface World {
  readonly town: Town;
  readonly platform: Platform;
  readonly transcript: TranscriptStep[];
  /** What must not happen and did. */
  readonly harms: string[];
  /** `action@tag` that point at somebody else's code now. */
  readonly movedTags: Set<string>;
  /** What stands in logs, readable. */
  readonly log: string[];
  readonly commits: Commit[];
  readonly gatePasses: GatePass[];
  hasPoisonedCache: boolean;
  mainAt: number | null;
  productionAt: number | null;
  now: number;
  /** Events that are still to come: who will answer a request for approval. */
  coming: readonly ReplayEvent[];
}

/** A world in which nothing has happened yet. */
export function newWorld(town: Town, platform: Platform): World {
  return {
    town, platform, transcript: [], harms: [], movedTags: new Set(), log: [], commits: [], gatePasses: [],
    hasPoisonedCache: false, mainAt: null, productionAt: null, now: 0, coming: [],
  }; // prettier-ignore
}

export type OccasionName = (typeof REPLAYED)[number];

/** What sets workflows off. */
export interface Occasion {
  readonly event: OccasionName;
  readonly actor: string;
  readonly branch: string;
  readonly title: string;
  readonly isFork: boolean;
  readonly isUpdate: boolean;
  readonly change: Change;
}

export function say(world: World, kind: TranscriptStep['kind'], text: string): void {
  world.transcript.push({ kind, text });
}

/** Says what harm was done, and marks it. */
export function harm(world: World, text: string): void {
  if (world.harms.includes(text)) return;
  world.harms.push(text);
  world.transcript.push({ kind: 'response', text, leaked: [text] });
}
