import { z } from 'zod';
import { FINDINGS_MAX } from './answer.ts';
import { ACTION_IDS, REASON_IDS } from './reasons.ts';

/** A kind's own keys of `lab.yaml`: none, the report says everything. */
export const triageSchema = z.strictObject({});

const findingId = z.string().regex(/^F[1-9]\d?$/, 'a finding by its place in the report, such as "F3"');
const reason = z.enum(REASON_IDS);

const truth = z.strictObject({
  finding: findingId,
  /** File and line as they stand in the report, so that a report made anew is noticed. */
  at: z.string().regex(/^[^:]+:\d+$/, 'file and line, such as "src/search.js:14"'),
  verdict: z.enum(['real', 'false']),
  reasons: z.array(reason).min(1).max(3),
  near: z.array(reason).max(3).default([]),
  actions: z.array(z.enum(ACTION_IDS)).min(1),
  look: z.string().min(20).max(300),
});

/** `verdicts.yaml`: what is true of each finding; known to the server only. */
export const verdictsSchema = z.strictObject({ findings: z.array(truth).min(1).max(FINDINGS_MAX) });

/** The part of SARIF 2.1.0 that is read; a report has more. Lines and columns count from 1. */
const region = z.looseObject({
  startLine: z.int().positive(),
  startColumn: z.int().positive().default(1),
  endLine: z.int().positive().optional(),
  endColumn: z.int().positive().optional(),
});
const location = z.looseObject({
  message: z.looseObject({ text: z.string() }).optional(),
  physicalLocation: z.looseObject({ artifactLocation: z.looseObject({ uri: z.string() }), region }),
});
const descriptor = z.looseObject({
  id: z.string(),
  properties: z.looseObject({ tags: z.array(z.string()).default([]) }).optional(),
});
const result = z.looseObject({
  ruleId: z.string(),
  level: z.enum(['none', 'note', 'warning', 'error']).default('warning'),
  message: z.looseObject({ text: z.string() }),
  locations: z.array(location).min(1),
  codeFlows: z
    .array(
      z.looseObject({
        threadFlows: z.array(z.looseObject({ locations: z.array(z.looseObject({ location })).min(1) })).min(1),
      }),
    )
    .default([]),
});

export const sarifSchema = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.array(
    z.looseObject({
      tool: z.looseObject({
        driver: z.looseObject({ name: z.string(), rules: z.array(descriptor).default([]) }),
      }),
      results: z.array(result),
    }),
  ),
});

export type SarifFile = z.infer<typeof sarifSchema>;
export type SarifLocation = z.infer<typeof location>;
export type SarifResult = z.infer<typeof result>;

/** A mistake is known by what is called real or false, and why. */
export const recogniseSchema = z.strictObject({
  real: z.array(findingId).default([]),
  false: z.array(findingId).default([]),
  /** Reasons that are given, by finding. */
  reasons: z.record(findingId, reason).default({}),
});

export type Recognise = z.infer<typeof recogniseSchema>;
