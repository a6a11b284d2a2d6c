import { z } from 'zod';
import { kebab, LAB_LANGUAGES } from '../../lab-schema.ts';
import { SCAN_CHECKS } from './scan/scan.ts';

const TEXT_LENGTH_MAX = 600;
const LIST_MAX = 30;
/** A test that takes longer than a night is two. */
const WINDOW_MINUTES_MAX = 600;

const text = z.string().min(3).max(TEXT_LENGTH_MAX);
const limit = z.int().positive();

/** A kind's own keys of `lab.yaml`. */
export const dastSchema = z.strictObject({
  language: z.enum(LAB_LANGUAGES),
  entry: z.string().min(1),
  limits: z.strictObject({ timeMs: limit, memoryBytes: limit, outputBytes: limit }).partial().default({}),
});
export type DastSettings = z.infer<typeof dastSchema>;

/** `scenario.yaml`: what the learner may read. */
export const scenarioSchema = z.strictObject({
  facts: z.array(z.strictObject({ title: text, text })).max(LIST_MAX),
  host: z.string().regex(/^[a-z0-9.-]+\.example$/, 'a host that ends in .example'),
  accounts: z.array(z.strictObject({ id: kebab, title: text, login: z.string() })).max(LIST_MAX),
  firstRequest: z.string(),
  ratePerMinuteMax: limit,
  windowMinutes: limit.max(WINDOW_MINUTES_MAX),
});

const kind = z.enum(SCAN_CHECKS);
const path = z.string().startsWith('/');
const pattern = z.string().min(1).max(TEXT_LENGTH_MAX);

/** `key.yaml`: only the server has it. */
export const keySchema = z.strictObject({
  weaknesses: z
    .array(
      z.strictObject({
        id: kebab,
        check: kind,
        path,
        session: kebab.optional(),
        shows: pattern.optional(),
        asks: pattern.optional(),
        differs: z.literal(true).optional(),
        look: text,
      }),
    )
    .min(1)
    .max(LIST_MAX),
  falseAlarms: z.array(z.strictObject({ check: kind, path, look: text })).default([]),
  forbidden: z
    .array(
      z.strictObject({
        host: z.string().optional(),
        path: path.optional(),
        method: z.string().optional(),
        story: text,
      }),
    )
    .default([]),
  reaches: z.array(z.strictObject({ path, look: text })).default([]),
});

/** A mistake is known by what was set up and reported; each part that is given has to hold. */
export const recogniseSchema = z.strictObject({
  /** Weaknesses of the key that are reported at their place, proved or not, and those that are not. */
  reports: z.array(kebab).default([]),
  lacks: z.array(kebab).default([]),
  /** Prefixes that are excluded from the scan, and those that are not. */
  excludes: z.array(path).default([]),
  asks: z.array(path).default([]),
  /** How many accounts the scan has. */
  sessions: z.int().min(0).optional(),
  /** Kinds that are reported anywhere. */
  says: z.array(kind).default([]),
  rateAbove: limit.optional(),
});
export type Recognise = z.infer<typeof recogniseSchema>;
