import type { Severity } from './severity.ts';

/** A requirement of OWASP ASVS 5.0, in our own words. */
export interface Requirement {
  /** `V2.3.4`. */
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** What it takes to meet and to test it here. */
  readonly hours: number;
}

/** What is known of the service: a name and a sentence or two. */
export interface Fact {
  readonly title: string;
  readonly text: string;
}

export interface ChecklistData {
  readonly form: 'checklist';
  readonly facts: readonly Fact[];
  /** Hours that there are before the launch. */
  readonly capacityHours: number;
  readonly items: readonly Requirement[];
}

/** Something that happens when a requirement is not met, or a finding not patched in time. */
export interface Consequence {
  readonly week: number;
  readonly story: string;
}

export interface RequirementTruth {
  readonly id: string;
  /** `either`: reasonable people differ, and it costs nothing. */
  readonly applies: 'yes' | 'no' | 'either';
  readonly launch: 'yes' | 'no' | 'either';
  /** Where to look and what to ask there, without saying the answer. */
  readonly look: string;
  readonly happens?: Consequence;
}

export interface ChecklistKey {
  readonly form: 'checklist';
  readonly truths: readonly RequirementTruth[];
}

export type Exposure = 'internet' | 'partners' | 'internal';

export interface BacklogFinding {
  readonly id: string;
  readonly title: string;
  readonly asset: string;
  readonly exposure: Exposure;
  readonly vector: string;
  /** Base score of the vector, worked out when the lab is read. */
  readonly score: number;
  readonly severity: Severity;
  /** Probability of exploitation in the next 30 days, 0 to 1, as FIRST publishes it for each CVE; `null` for our own code. */
  readonly epss: number | null;
  readonly isKnownExploited: boolean;
  readonly opened: string;
  readonly fixed: string | null;
  readonly hours: number;
  readonly needs: readonly string[];
  readonly note: string;
}

export type FigureKind = 'mttr' | 'fix-rate' | 'breaches' | 'oldest-open';

export interface Figure {
  readonly id: string;
  readonly kind: FigureKind;
  readonly title: string;
  readonly unit: string;
  /** Counted over these severities; all where there are none. */
  readonly severities: readonly Severity[];
  /** First and last day that count. */
  readonly from: string;
  readonly to: string;
  /** How far off is still right: rounding differs. */
  readonly tolerance: number;
}

export interface Sprint {
  readonly title: string;
  readonly ends: string;
  readonly hours: number;
}

export interface BacklogData {
  readonly form: 'backlog';
  readonly today: string;
  /** Days until a finding has to be fixed, by severity. */
  readonly slaDays: Readonly<Record<Severity, number>>;
  readonly findings: readonly BacklogFinding[];
  readonly figures: readonly Figure[];
  readonly sprints: readonly Sprint[];
}

/** A pair in the order of patching. It holds as well where the second is not planned at all. */
export interface OrderRule {
  readonly first: string;
  readonly then: string;
  readonly look: string;
}

export interface BacklogKey {
  readonly form: 'backlog';
  readonly order: readonly OrderRule[];
  /** Has to be done by the end of this sprint, counted from 1; what happens otherwise. */
  readonly due: readonly {
    readonly finding: string;
    readonly sprint: number;
    readonly look: string;
    readonly story: string;
  }[];
  /** Hours spent on these buy nothing now. */
  readonly wasted: readonly { readonly finding: string; readonly look: string }[];
}

/** The forms that a decision can take; each has its own data and key. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly start: number;
  readonly max: number;
  /** What has to be reached at the end. */
  readonly atLeast: number;
  readonly about: string;
}

export interface PlanAction {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** In the week it is placed on. */
  readonly hours: number;
  /** In each week after it, to the end. */
  readonly weekly: number;
  readonly needs: readonly string[];
}

export interface PlanData {
  readonly form: 'plan';
  readonly facts: readonly Fact[];
  /** Hours there are in each week; its length is the length of the plan. */
  readonly capacity: readonly number[];
  /** What is known of a week beforehand. */
  readonly calendar: readonly { readonly week: number; readonly title: string }[];
  readonly measures: readonly Measure[];
  readonly actions: readonly PlanAction[];
}

/** A measure moves by so much, `after` weeks later, in each of `weeks` weeks. */
export interface Effect {
  readonly measure: string;
  readonly by: number;
  readonly after: number;
  readonly weeks: number;
}

export interface Bound {
  readonly measure: string;
  readonly atLeast: number;
}

/** What comes of something: where the bound is not reached, something else. */
export interface Outcome {
  readonly effects: readonly Effect[];
  readonly story: string;
  readonly ifOnly?: {
    readonly bound: Bound;
    readonly otherwise: { readonly effects: readonly Effect[]; readonly story: string };
  };
}

export interface PlanKey {
  readonly form: 'plan';
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** What happens by itself. */
  readonly events: readonly (Outcome & { readonly week: number })[];
  /** What wears off week by week, until an action has begun. */
  readonly drift: readonly { readonly measure: string; readonly by: number; readonly until?: string | undefined }[];
  readonly looks: Readonly<Record<string, string>>;
}

export type DecideData = ChecklistData | BacklogData | PlanData;
export type DecideKey = ChecklistKey | BacklogKey | PlanKey;
