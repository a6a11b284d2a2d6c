import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';

/** A lab's registry is read by people. */
const PACKAGES_MAX = 30;
const VERSIONS_MAX = 20;

/** It is the manifest that is worked on. */
const EDITABLE_MAX = 3;

const codeFile = z.string().regex(/^[\w.-]+\.js$/, 'a JavaScript file of start/, such as "app.js"');
const range = z.string().min(1).max(80);

export const dependenciesSchema = z.strictObject({
  /** Module of start/ that exports the app. */
  entry: codeFile,
  /** Code that may be changed as well, for what a new package needs. */
  editable: z.array(codeFile).max(EDITABLE_MAX).default([]),
});

const version = z.strictObject({ dependencies: z.record(z.string(), range).default({}) }).nullable();

const few = <T extends z.ZodType>(value: T, max: number) =>
  z.record(z.string(), value).refine((map) => Object.keys(map).length <= max, `at most ${max} entries`);

/** `registry.yaml`: what can be installed, and what the lockfile has of it. The code lies in `packages/<name>/<version>.js`. */
export const registrySchema = z.strictObject({
  packages: few(few(version, VERSIONS_MAX), PACKAGES_MAX),
  locked: z.record(z.string(), z.string()),
});

const event = z.union([
  z.strictObject({ introduced: z.string() }),
  z.strictObject({ fixed: z.string() }),
  z.strictObject({ last_affected: z.string() }),
]);

/** One advisory in the form of OSV 1.7 (https://ossf.github.io/osv-schema/), as far as labs use it. */
export const advisorySchema = z.strictObject({
  schema_version: z.string(),
  id: z.string().regex(/^[A-Z]+-[A-Za-z0-9-]+$/, 'an id such as "TIDE-2026-0012"'),
  modified: z.iso.datetime(),
  published: z.iso.datetime(),
  aliases: z.array(z.string()).default([]),
  summary: z.string().min(10).max(120),
  details: z.string().min(20),
  severity: z.array(z.strictObject({ type: z.string(), score: z.string() })).default([]),
  affected: z
    .array(
      z.strictObject({
        package: z.strictObject({ ecosystem: z.literal('npm'), name: z.string() }),
        ranges: z
          .array(z.strictObject({ type: z.enum(['SEMVER', 'ECOSYSTEM']), events: z.array(event).min(1) }))
          .default([]),
        versions: z.array(z.string()).default([]),
        /** Named as the Go vulnerability database does: functions that hold the flaw. */
        ecosystem_specific: z.strictObject({ functions: z.array(z.string()).default([]) }).default({ functions: [] }),
      }),
    )
    .min(1),
  references: z.array(z.strictObject({ type: z.string(), url: z.url() })).default([]),
});

export type DependenciesSettings = z.infer<typeof dependenciesSchema>;
export type AdvisoryFile = z.infer<typeof advisorySchema>;

/** A mistake is known by what was decided, and where that is not enough by a word in the manifest. */
export const recogniseSchema = z.strictObject({
  /** Advisory to what was decided about it. */
  decided: z.record(z.string(), z.enum(['upgrade', 'replace', 'not-affected'])).default({}),
  /** Words that stand in the manifest. */
  mentions: z.array(z.string().min(1)).default([]),
  lacks: z.array(z.string().min(1)).default([]),
  /** Checks that fail. */
  fails: z.array(kebab).default([]),
});

export type Recognise = z.infer<typeof recogniseSchema>;
