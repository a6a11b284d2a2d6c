import { z } from 'zod';

/** Stages of the lifecycle; `people` is what surrounds them. */
export const STAGES = ['plan', 'design', 'build', 'test', 'deploy', 'run', 'people'] as const;
export const LAB_KINDS = ['fix'] as const;
export const LAB_LANGUAGES = ['javascript', 'python'] as const;
export const LAB_LEVELS = ['easy', 'medium', 'hard'] as const;

/** A lab longer than this is two labs: drafts are kept, but attention is not. */
const LAB_MINUTES_MAX = 90;
/** The catalogue shows title and summary on one card each. */
const TITLE_LENGTH_MAX = 80;
const SUMMARY_LENGTH_MAX = 200;
/** More editable files than this do not fit the editor's tabs at 320 px. */
const EDITABLE_FILES_MAX = 8;
const LIST_LENGTH_MAX = 12;

const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, for example "search-that-leaks"');

/** Parts joined by `/`, no `..`, no leading slash: what the sandbox takes as a file's name. */
const relativePath = z
  .string()
  .max(200)
  .regex(/^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$))[\w.\-/ ]+$/, 'a path below start/, such as "app.js", without ".."');

/** What stands in `lab.yaml`. Its folder's name is the lab's id. */
export const labSchema = z.strictObject({
  title: z.string().min(3).max(TITLE_LENGTH_MAX),
  kind: z.enum(LAB_KINDS),
  stage: z.enum(STAGES),
  language: z.enum(LAB_LANGUAGES),
  level: z.enum(LAB_LEVELS),
  minutes: z.int().min(1).max(LAB_MINUTES_MAX),
  summary: z.string().min(10).max(SUMMARY_LENGTH_MAX),
  /** Numbers of the weakness in MITRE's CWE list. */
  cwe: z.array(z.int().positive()).min(1).max(LIST_LENGTH_MAX),
  /** Requirements of OWASP ASVS 5.0 that the fix meets. */
  asvs: z
    .array(z.string().regex(/^\d+\.\d+\.\d+$/, 'an ASVS 5.0 requirement, for example "1.2.4"'))
    .max(LIST_LENGTH_MAX),
  /** The lesson behind it: `<course>/<lesson>`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, '<course>/<lesson>, for example "implementation/how-sast-works"'),
  prerequisites: z.array(kebab).max(LIST_LENGTH_MAX),
  entry: relativePath,
  editable: z.array(relativePath).min(1).max(EDITABLE_FILES_MAX),
  /** Built-in rules that prove the cause: they fire on start/ and must be silent on a fix. */
  rules: z.array(kebab).min(1).max(LIST_LENGTH_MAX),
  /** Checked against the bounds of the sandbox by whoever runs the job. */
  limits: z
    .strictObject({
      timeMs: z.int().positive(),
      memoryBytes: z.int().positive(),
      outputBytes: z.int().positive(),
    })
    .partial()
    .default({}),
});

export type LabSettings = z.infer<typeof labSchema>;

const formula = z.union([
  z.strictObject({ pattern: z.string().min(1) }),
  z.strictObject({ patterns: z.array(z.unknown()).min(1) }),
  z.strictObject({ 'pattern-either': z.array(z.unknown()).min(1) }),
]);

/** What stands in `misfixes/<name>/misfix.yaml`. Never leaves the server before the learner has made this very mistake. */
export const misfixSchema = z.strictObject({
  title: z.string().min(3).max(TITLE_LENGTH_MAX),
  /** Check ids of the lab or ids of its rules. All of them fail on this misfix; it is recognised only where they do. */
  caughtBy: z.array(kebab).min(1).max(LIST_LENGTH_MAX),
  /** A formula of the rule language that tells this wrong fix from others; the engine checks what is inside. */
  recognise: formula,
  /** Markdown: why it fails, with the smallest input that beats it. */
  explanation: z.string().min(80).max(2000),
});

export type MisfixSettings = z.infer<typeof misfixSchema>;
