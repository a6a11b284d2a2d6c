import * as z from 'zod/mini';

/** A learner who marks everything has found nothing. */
export const MARKS_MAX = 60;
export const STEPS_MAX = 40;
/** Hashes, paths and ids of actions. */
const NAME_LENGTH_MAX = 200;
/** Lines of the longest file of a lab. */
const LINES_MAX = 5_000;
/** A rule file that a team still reads. */
export const RULES_LENGTH_MAX = 4_000;

const name = z.string().check(z.minLength(1), z.maxLength(NAME_LENGTH_MAX));

export const secretsAnswer = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        record: name,
        path: name,
        side: z.enum(['old', 'new']),
        line: z.int().check(z.minimum(1), z.maximum(LINES_MAX)),
        credential: name,
      }),
    )
    .check(z.maxLength(MARKS_MAX)),
  /** Ids of actions in the order in which they are done. */
  steps: z.array(name).check(z.maxLength(STEPS_MAX)),
  history: z.enum(['', 'purge', 'accept']),
  /** Id of the reason for it. */
  reason: z.string().check(z.maxLength(NAME_LENGTH_MAX)),
  /** Text of `push-rules.txt`. */
  rules: z.string().check(z.maxLength(RULES_LENGTH_MAX)),
  /** Where the rules are asked: before a commit on one's own machine, and when it arrives. */
  isHook: z.boolean(),
  isPushRule: z.boolean(),
});

export type SecretsAnswer = z.infer<typeof secretsAnswer>;
export type Mark = SecretsAnswer['marks'][number];

export const EMPTY_SECRETS: SecretsAnswer = {
  marks: [],
  steps: [],
  history: '',
  reason: '',
  rules: '',
  isHook: false,
  isPushRule: false,
};
