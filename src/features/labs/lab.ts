import type { CheckOutline } from '#core/grading/check-outline.ts';
import type { LabSettings, MisfixSettings } from '#core/grading/lab-schema.ts';
import type { Files, Limits } from '#sandbox/protocol.ts';

export interface Hint {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

export interface LabRule {
  readonly id: string;
  /** The rule as it stands in its YAML, as JSON. */
  readonly source: unknown;
}

/** Everything a learner may have before the lab is solved. The checks are public: they are what is asked for. */
export interface PublicLab {
  /** The folder's name. */
  readonly id: string;
  readonly settings: LabSettings;
  /** MDX text, without front matter. */
  readonly brief: string;
  readonly hints: readonly Hint[];
  /** Every file of the app as the learner opens it, read-only ones too. */
  readonly files: Files;
  readonly checks: { readonly works: string; readonly safe: string };
  readonly outline: readonly CheckOutline[];
  /** SQL that fills the database before every check. */
  readonly database?: string;
  readonly rules: readonly LabRule[];
  readonly limits: Limits;
  /** Content hash of what grades (lab, rules, engine), so that an old verdict can be explained. */
  readonly grader: string;
}

export interface Misfix {
  readonly name: string;
  readonly settings: MisfixSettings;
  /** Only the files that differ from the start. */
  readonly files: Files;
}

export interface Alternative {
  readonly name: string;
  readonly files: Files;
  /** Markdown: what is different, and what it costs. */
  readonly note: string;
}

/** What gives an answer away. Stays on the server until it is earned. */
export interface SecretLab {
  readonly solution: { readonly files: Files; readonly why: string };
  readonly alternatives: readonly Alternative[];
  readonly misfixes: readonly Misfix[];
}

/** The two halves are apart in the type, so that nobody sends the wrong one by spreading an object. */
export interface Lab {
  readonly public: PublicLab;
  readonly secret: SecretLab;
}
