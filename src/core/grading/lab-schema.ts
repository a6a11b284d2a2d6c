import { z } from 'zod';

/** Stages of the lifecycle; `people` is what surrounds them. */
export const STAGES = ['plan', 'design', 'build', 'test', 'deploy', 'run', 'people'] as const;
export const LAB_LANGUAGES = ['javascript', 'python'] as const;
export const LAB_LEVELS = ['easy', 'medium', 'hard'] as const;

/** A lab longer than this is two labs: drafts are kept, but attention is not. */
const LAB_MINUTES_MAX = 90;
/** The catalogue shows title and summary on one card each. */
const TITLE_LENGTH_MAX = 80;
const SUMMARY_LENGTH_MAX = 200;
/** A longer list says nothing that a reader keeps. */
export const LIST_LENGTH_MAX = 12;

/** Ids of labs, checks and rules. */
export const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, for example "search-that-leaks"');

/** What stands in every `lab.yaml`, beside the keys of its kind. Its folder's name is the lab's id. */
export const labSchema = z.strictObject({
  title: z.string().min(3).max(TITLE_LENGTH_MAX),
  kind: z.string(),
  stage: z.enum(STAGES),
  level: z.enum(LAB_LEVELS),
  minutes: z.int().min(1).max(LAB_MINUTES_MAX),
  summary: z.string().min(10).max(SUMMARY_LENGTH_MAX),
  /** Numbers of the weakness in MITRE's CWE list; none where a lab is about people or plans. */
  cwe: z.array(z.int().positive()).max(LIST_LENGTH_MAX),
  /** Requirements of OWASP ASVS 5.0 that the fix meets. */
  asvs: z
    .array(z.string().regex(/^\d+\.\d+\.\d+$/, 'an ASVS 5.0 requirement, for example "1.2.4"'))
    .max(LIST_LENGTH_MAX),
  /** The lesson behind it: `<course>/<lesson>`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, '<course>/<lesson>, for example "implementation/how-sast-works"'),
  prerequisites: z.array(kebab).max(LIST_LENGTH_MAX),
});

/** What the catalogue shows of a lab of any kind; the keys of its kind are checked by whoever reads the whole lab. */
export const labCardSchema = z.looseObject({ ...labSchema.shape, language: z.enum(LAB_LANGUAGES).optional() });

export type LabSettings = z.infer<typeof labCardSchema>;

/** What stands in `misfixes/<name>/misfix.yaml`. Never leaves the server before the learner has made this very mistake. */
export const misfixSchema = z.strictObject({
  title: z.string().min(3).max(TITLE_LENGTH_MAX),
  /** Ids of the lab's checks. All of them fail on this misfix; it is recognised only where they do. */
  caughtBy: z.array(kebab).min(1).max(LIST_LENGTH_MAX),
  /** What tells this mistake from others, in the terms of the kind. */
  recognise: z.unknown(),
  /** Markdown: why it fails, with the smallest input that beats it. */
  explanation: z.string().min(80).max(2000),
});

export type MisfixSettings = z.infer<typeof misfixSchema>;
