import { z } from 'zod';
import { kebab, LIST_LENGTH_MAX } from '../../lab-schema.ts';

/** Each sample is a row of the verdict, and a tab of the editor. */
const SAMPLES_MAX = 24;
/** Places to find in one sample; code with more is several samples. */
const PLACES_MAX = 4;

export const ruleSchema = z.strictObject({
  /** Ways of writing code differently that the samples are not tried in; names of `core/sast/variants`. */
  'without-variants': z.array(z.string().min(1)).max(LIST_LENGTH_MAX).default([]),
});

export type RuleSettings = z.infer<typeof ruleSchema>;

const sample = z.strictObject({
  id: kebab,
  /** Below `start/samples/`, or `hidden/`. */
  file: z.string().regex(/^[\w-]+(\.[\w-]+)+$/, 'the name of a file, such as "zip-trip.py"'),
  title: z.string().min(5).max(90),
  /** Code as it stands where a finding has to begin, each once in the file; none for a safe sample. */
  finds: z.array(z.string().min(3)).max(PLACES_MAX).default([]),
  because: z.string().min(20).max(300),
});

/** `samples.yaml` (read by everybody) and `hidden.yaml` (asked on the server only). */
export const samplesSchema = z.strictObject({ samples: z.array(sample).min(1).max(SAMPLES_MAX) });

export type SamplesFile = z.infer<typeof samplesSchema>;

/** A mistake is known by which samples it gets wrong, and where that is not enough by what stands in the rule. */
export const recogniseSchema = z.strictObject({
  /** Vulnerable samples that are not found. */
  misses: z.array(kebab).default([]),
  /** Safe samples that are found. */
  accuses: z.array(kebab).default([]),
  /** Samples that are judged right all the same. */
  'right-about': z.array(kebab).default([]),
  mentions: z.array(z.string().min(3)).default([]),
});

export type Recognise = z.infer<typeof recogniseSchema>;
