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

/** Something that happens when a requirement is not met. */
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

/** The forms that a decision can take; each has its own data and key. */
export type DecideData = ChecklistData;
export type DecideKey = ChecklistKey;
