import type { KindLab } from '#core/grading/kinds/kind.ts';
import type { LabKind } from '#core/grading/kinds/graders.ts';
import type { LabSettings, MisfixSettings } from '#core/grading/lab-schema.ts';
import type { Files } from '#core/grading/jobs.ts';

export interface Hint {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** Everything a learner may have before the lab is solved. */
export interface PublicLab extends Omit<KindLab, 'key'> {
  /** The folder's name. */
  readonly id: string;
  readonly kind: LabKind;
  readonly settings: LabSettings;
  /** MDX text, without front matter. */
  readonly brief: string;
  readonly hints: readonly Hint[];
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
  /** What the kind grades by and the browser must not have; plain JSON. */
  readonly key: unknown;
  readonly solution: { readonly files: Files; readonly why: string };
  readonly alternatives: readonly Alternative[];
  readonly misfixes: readonly Misfix[];
  /** What to use at work on Monday, as files to download. */
  readonly takeAway: Files;
}

/** The two halves are apart in the type, so that nobody sends the wrong one by spreading an object. */
export interface Lab {
  readonly public: PublicLab;
  readonly secret: SecretLab;
}

/** The whole lab as its kind grades it on the server. */
export function kindLab({ public: open, secret }: Lab): KindLab {
  const { files, editable, data, grader } = open;
  return { files, editable, data, grader, key: secret.key };
}
