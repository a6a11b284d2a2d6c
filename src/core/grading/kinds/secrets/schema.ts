import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';
import { VERBS } from './data.ts';

/** A kind's own keys of `lab.yaml`: none, `scenario.yaml` says everything. */
export const secretsSchema = z.strictObject({});

/** A story is a sentence or three. */
const TEXT_LENGTH_MAX = 600;
/** What somebody can go through in half an hour. */
const RECORDS_MAX = 40;
const LIST_MAX = 40;
/** Nobody's response is planned longer than a day. */
const MINUTES_MAX = 1_440;

const text = z.string().min(3).max(TEXT_LENGTH_MAX);
const minute = z.int().min(0).max(MINUTES_MAX);
const recordId = z.string().regex(/^(?:[0-9a-f]{7}|log-\d+)$/, 'seven figures of a hash, or "log-412"');

const push = z.strictObject({
  id: kebab,
  title: text,
  path: z.string().min(1),
  line: z.string().min(1).max(TEXT_LENGTH_MAX),
  secret: z.boolean(),
  skipsHook: z.boolean().default(false),
});

/** `scenario.yaml`: what the learner may read. */
export const scenarioSchema = z.strictObject({
  facts: z.array(z.strictObject({ title: text, text })).max(LIST_MAX),
  /** Oldest first. A commit says what a file holds afterwards; `null` takes it away. */
  records: z
    .array(
      z.strictObject({
        id: recordId,
        kind: z.enum(['commit', 'log']).default('commit'),
        branch: z.string().min(1),
        /** The commit it builds on; without it, the one before of its branch, or of `main`. */
        onto: recordId.optional(),
        author: z.string().min(2),
        when: z.string().min(4),
        title: text,
        files: z.record(z.string(), z.string().nullable()),
      }),
    )
    .min(1)
    .max(RECORDS_MAX),
  credentials: z
    .array(z.strictObject({ id: kebab, title: text, about: text, keepsTwo: z.boolean(), usedBy: z.array(text) }))
    .min(1)
    .max(LIST_MAX),
  actions: z
    .array(
      z.strictObject({
        id: kebab,
        title: text,
        about: text,
        verb: z.enum(VERBS).default('other'),
        credential: kebab.nullable().default(null),
        minutes: minute,
      }),
    )
    .min(1)
    .max(LIST_MAX),
  outageMinutesMax: minute,
  reasons: z.array(z.strictObject({ id: kebab, title: text })).min(2),
  pushes: z.array(push).min(2).max(LIST_MAX),
});

const place = z.strictObject({
  record: recordId,
  path: z.string(),
  /** `old` for a line that the record takes away. */
  side: z.enum(['old', 'new']).default('new'),
  line: z.int().positive(),
});

/** `key.yaml`: only the server has it. */
export const keySchema = z.strictObject({
  leaks: z.array(z.strictObject({ credential: kebab, places: z.array(place).min(1), look: text })).min(1),
  decoys: z.array(z.strictObject({ ...place.shape, look: text })).default([]),
  replay: z.array(z.strictObject({ minute, credential: kebab, story: text, foiled: text })).min(1),
  history: z.strictObject({
    right: z.array(z.strictObject({ decision: z.enum(['purge', 'accept']), reason: kebab })).min(1),
    look: text,
  }),
  pushes: z.array(push).max(LIST_MAX).default([]),
});

/** A mistake is known by what was done; each part that is given has to hold. */
export const recogniseSchema = z.strictObject({
  /** Pairs of actions in this order; the second may be missing. */
  order: z.array(z.tuple([kebab, kebab])).default([]),
  done: z.array(kebab).default([]),
  undone: z.array(kebab).default([]),
  /** Records of which a line is marked. */
  marked: z.array(recordId).default([]),
  unmarked: z.array(recordId).default([]),
  history: z.enum(['purge', 'accept']).optional(),
  /** Where the rules are asked. */
  hook: z.boolean().optional(),
  pushRule: z.boolean().optional(),
  /** Hidden and shown pushes that are stopped, or come through. */
  stops: z.array(kebab).default([]),
  passes: z.array(kebab).default([]),
});
export type Recognise = z.infer<typeof recogniseSchema>;
