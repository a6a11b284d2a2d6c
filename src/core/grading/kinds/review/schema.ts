import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';
import { DECISIONS, SEVERITIES, SIDES } from './data.ts';

/** More accusations than this are no longer a slip. */
const ACCUSED_MAX = 3;
/** A change with more flaws than this is sent back unread. */
const FLAWS_MAX = 12;
const PLACES_MAX = 30;
const REASONS_MAX = 30;
const TEXT_LENGTH_MAX = 4000;
const SENTENCE_LENGTH_MAX = 600;

export const reviewSchema = z.strictObject({
  /** Comments on innocent lines that a passing review may hold. */
  accusedMax: z.int().min(0).max(ACCUSED_MAX),
});
export type ReviewSettings = z.infer<typeof reviewSchema>;

const sentence = z.string().min(10).max(SENTENCE_LENGTH_MAX);

/** `pull-request.yaml`: what a reviewer reads before the code. */
export const pullRequestSchema = z.strictObject({
  number: z.int().min(1),
  title: z.string().min(5).max(120),
  author: z.string().min(2).max(60),
  assistant: z.string().max(60).default(''),
  branch: z.string().min(1).max(80),
  target: z.string().min(1).max(80).default('main'),
  description: z.string().min(20).max(TEXT_LENGTH_MAX),
  ci: z
    .array(
      z.strictObject({
        name: z.string().min(2).max(60),
        status: z.enum(['passed', 'failed', 'skipped']),
        note: z.string().max(200).default(''),
      }),
    )
    .max(10),
  /** Reasons that a comment may give, those that fit and others. */
  reasons: z
    .array(z.strictObject({ id: kebab, text: z.string().min(5).max(160) }))
    .min(4)
    .max(REASONS_MAX),
});
export type PullRequestFile = z.infer<typeof pullRequestSchema>;

export const placeSchema = z.strictObject({
  file: z.string().min(1).max(200),
  side: z.enum(SIDES).default('new'),
  /** `12` or `12-20`, as the version on that side counts. */
  lines: z.union([z.int().min(1), z.string().regex(/^\d+-\d+$/, 'lines such as "12-20"')]),
  /** Stands in the first of these lines: tells an author whose file has moved on. */
  begins: z.string().min(2).max(200),
});
export type PlaceFile = z.infer<typeof placeSchema>;

const places = z.array(placeSchema).min(1).max(PLACES_MAX);

/** `key.yaml`: what is right; it stays on the server. */
export const keySchema = z.strictObject({
  decision: z.enum(DECISIONS),
  because: sentence,
  flaws: z
    .array(
      z.strictObject({
        id: kebab,
        title: z.string().min(5).max(120),
        serious: z.boolean().default(true),
        weight: z.number().min(0.5).max(5).default(1),
        places,
        cwe: z.array(z.int().positive()).min(1).max(12),
        severity: z.array(z.enum(SEVERITIES).exclude(['remark'])).min(1),
        reasons: z.array(kebab).min(1).max(4),
        words: z
          .array(
            z
              .array(
                z
                  .string()
                  .min(2)
                  .regex(/^[^A-Z]*$/, 'lower case'),
              )
              .min(1),
          )
          .min(1)
          .max(4),
        why: sentence,
        look: sentence,
      }),
    )
    .max(FLAWS_MAX)
    .default([]),
  neutral: z.array(placeSchema).max(PLACES_MAX).default([]),
  lures: z
    .array(z.strictObject({ id: kebab, places, why: sentence }))
    .max(FLAWS_MAX)
    .default([]),
});
export type KeyFile = z.infer<typeof keySchema>;

/** A mistake is known by what a review leaves out, what it accuses, and how it ends. */
export const recogniseSchema = z.strictObject({
  /** Flaws that have no comment that names them. */
  misses: z.array(kebab).default([]),
  names: z.array(kebab).default([]),
  /** Lures that are accused. */
  accuses: z.array(kebab).default([]),
  decision: z.enum(DECISIONS).optional(),
  /** Comments on lines where nothing is wrong, at least. */
  accusedMin: z.int().min(0).default(0),
  /** And at most; absent where it does not matter. */
  accusedMax: z.int().min(0).optional(),
  /** Every claim is made with at least this sureness. */
  sureMin: z.int().min(1).max(4).default(1),
});
export type Recognise = z.infer<typeof recogniseSchema>;
