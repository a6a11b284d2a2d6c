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
  form: z.enum(['test', 'watch']),
  language: z.enum(LAB_LANGUAGES),
  entry: z.string().min(1),
  limits: z.strictObject({ timeMs: limit, memoryBytes: limit, outputBytes: limit }).partial().default({}),
});
export type DastSettings = z.infer<typeof dastSchema>;

const site = {
  facts: z.array(z.strictObject({ title: text, text })).max(LIST_MAX),
  host: z.string().regex(/^[a-z0-9.-]+\.example$/, 'a host that ends in .example'),
  accounts: z.array(z.strictObject({ id: kebab, title: text, login: z.string() })).max(LIST_MAX),
};

/** `scenario.yaml` of a test: what the learner may read. */
export const testScenario = z.strictObject({
  ...site,
  firstRequest: z.string(),
  ratePerMinuteMax: limit,
  windowMinutes: limit.max(WINDOW_MINUTES_MAX),
});

const hour = z.int().min(0).max(23);
/** A month is long enough for every rhythm, and short enough to be played. */
const DAYS_MAX = 31;
const RELEASES_MAX = 10;

/** `scenario.yaml` of a watch. */
export const watchScenario = z.strictObject({
  ...site,
  days: limit.max(DAYS_MAX),
  spare: z
    .array(
      z.strictObject({
        days: z.enum(['weekday', 'weekend']),
        from: hour,
        to: z.int().min(1).max(24),
        perMinute: z.int().min(0),
      }),
    )
    .max(LIST_MAX),
  channels: z
    .array(
      z.strictObject({
        id: kebab,
        title: text,
        text,
        days: z.array(z.int().min(0).max(6)).max(7),
        from: hour,
        to: z.int().min(1).max(24),
        wakes: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(LIST_MAX),
  noisePerWeekMax: z.int().min(0),
  exposureHoursMax: limit,
  exposureHoursSumMax: limit,
});

const kind = z.enum(SCAN_CHECKS);
const path = z.string().startsWith('/');
const pattern = z.string().min(1).max(TEXT_LENGTH_MAX);
const proof = z.strictObject({
  session: z.union([kebab, z.literal('')]).optional(),
  shows: pattern.optional(),
  asks: pattern.optional(),
  differs: z.literal(true).optional(),
});

const falseAlarms = z.array(z.strictObject({ check: kind, path, look: text })).default([]);
const forbidden = z
  .array(
    z.strictObject({
      host: z.string().optional(),
      path: path.optional(),
      method: z.string().optional(),
      story: text,
    }),
  )
  .default([]);

/** `key.yaml` of a test: only the server has it. */
export const testKey = z.strictObject({
  weaknesses: z
    .array(
      proof.extend({
        id: kebab,
        check: kind,
        path,
        also: z.array(path).max(LIST_MAX).optional(),
        or: z.array(proof).max(LIST_MAX).optional(),
        look: text,
      }),
    )
    .min(1)
    .max(LIST_MAX),
  falseAlarms,
  forbidden,
  reaches: z.array(z.strictObject({ path, look: text })).default([]),
});

/** `key.yaml` of a watch. A release lays the files of `releases/<id>/` over those before it. */
export const watchKey = z.strictObject({
  releases: z
    .array(
      z.strictObject({
        id: kebab,
        title: text,
        day: limit.max(DAYS_MAX),
        hour,
        isAnnounced: z.boolean().default(true),
        logins: z.record(kebab, z.string()).optional(),
      }),
    )
    .min(1)
    .max(RELEASES_MAX),
  weaknesses: z
    .array(z.strictObject({ id: kebab, title: text, check: kind, path, since: kebab, repairHours: limit, look: text }))
    .min(1)
    .max(LIST_MAX),
  falseAlarms,
  forbidden,
  loginRepairHours: limit,
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
  /** Of a watch: one of its scans starts after releases (then the rest is said of such scans), or none; one has days of its own, or none. */
  onRelease: z.boolean().optional(),
  hasDays: z.boolean().optional(),
  /** Of a watch: a scan sends forms. */
  forms: z.literal(true).optional(),
  /** Of a watch: nobody looks whether it is signed in. */
  isBlind: z.literal(true).optional(),
  channel: kebab.optional(),
  /** Nothing is dismissed at this path. */
  keeps: z.array(path).default([]),
});
export type Recognise = z.infer<typeof recogniseSchema>;
