import type { LineRange } from '#core/sast/variants/mutate.ts';

/** What the learner writes. */
export const RULE_FILE = 'rule.yaml';

/** A piece of code that the rule is tried on, and what is true of it. */
export interface Sample {
  /** Name of its check. */
  readonly id: string;
  /** Of a file of the lab; for hidden ones a path of the same form. */
  readonly path: string;
  /** What the code does, in a few words; of a hidden sample all that a learner gets to see. */
  readonly title: string;
  /** Where a finding has to begin, one range for each; none in a safe sample. */
  readonly lines: readonly LineRange[];
  /** Why it is vulnerable, or why it is not. */
  readonly because: string;
}

export interface RuleData {
  /** Weakness that the rule is about, in MITRE's list. */
  readonly cwe: number;
  readonly samples: readonly Sample[];
  /** Ways of writing code differently that these samples are not written in. */
  readonly without: readonly string[];
}

export interface HiddenSample extends Sample {
  readonly text: string;
}

/** Samples that only the server asks, so that no rule is written around the list. */
export interface RuleKey {
  readonly samples: readonly HiddenSample[];
}

export const isVulnerable = (sample: Sample): boolean => sample.lines.length > 0;
