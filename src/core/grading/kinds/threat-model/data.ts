import type { Letter, PartType } from './stride.ts';

/** What is known of the system: who says it does not matter, each sentence can be relied on. */
export interface Fact {
  readonly title: string;
  readonly text: string;
}

/** Something that could be done about a threat. Not everything in a catalogue helps. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface ThreatModelData {
  readonly system: string;
  readonly facts: readonly Fact[];
  readonly measures: readonly Measure[];
}

export interface KeyElement {
  readonly id: string;
  /** Kinds that it may be drawn as, the usual one first. */
  readonly types: readonly Exclude<PartType, 'flow'>[];
  readonly names: readonly string[];
  readonly isOptional: boolean;
  readonly look: string;
}

export interface KeyFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Whether a trust boundary lies between its ends; `either` where reasonable people differ. */
  readonly crosses: 'yes' | 'no' | 'either';
  /** Drawn the other way round it is right as well: a request has an answer. */
  readonly isBothWays: boolean;
  readonly isOptional: boolean;
  readonly look: string;
}

/** A part of the key and a letter. */
export interface Cell {
  readonly on: string;
  readonly letter: Letter;
}

export interface KeyThreat {
  readonly id: string;
  /** Where it may be written down: each of these is right. */
  readonly cells: readonly Cell[];
  /** Has to be found; others are wanted, and not all of them needed. */
  readonly isMust: boolean;
  /** Sets of measures, each of which stops it as a whole. */
  readonly stops: readonly (readonly string[])[];
  /** Responses that need no measure here, because of a fact. */
  readonly also: readonly ('transfer' | 'accept' | 'eliminate')[];
  /** Where to look, without saying the answer. */
  readonly look: string;
  /** What to ask of the measures that were chosen and do not stop it. */
  readonly lookAgain: string;
}

export interface IncidentStep {
  readonly at: string;
  readonly story: string;
  /** The threat that this step makes use of: where it is answered, the incident ends here. */
  readonly threat: string | null;
  /** What is seen instead, where it is answered. */
  readonly stopped: string;
}

export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly IncidentStep[];
  /** What it came to where nothing stopped it. */
  readonly harm: string;
}

export interface ThreatModelKey {
  readonly elements: readonly KeyElement[];
  readonly flows: readonly KeyFlow[];
  readonly threats: readonly KeyThreat[];
  /** Possible as well; it neither helps nor costs. */
  readonly neutral: readonly Cell[];
  readonly incidents: readonly Incident[];
}
