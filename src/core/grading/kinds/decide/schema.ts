import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';
import { ACTIONS_MAX, FIGURES_MAX, FINDINGS_MAX, ID_LENGTH_MAX, ITEMS_MAX, PLACES } from './answer.ts';
import { SEVERITIES } from './severity.ts';

/** A story is a sentence or three; a look is one question. */
const STORY_LENGTH_MAX = 500;
/** What can be read beside the work on it. */
const FACTS_MAX = 16;
const SPRINTS_MAX = 8;
const MEASURES_MAX = 6;
/** Nobody plans a single step of more than two weeks. */
const HOURS_MAX = 80;
/** A year after the launch: what happens later has other causes as well. */
const WEEKS_MAX = 52;

export const FORMS = ['checklist', 'backlog', 'plan'] as const;
/** A kind's own key of `lab.yaml`. */
export const decideSchema = z.strictObject({ form: z.enum(FORMS) });
export type DecideSettings = z.infer<typeof decideSchema>;

const story = z.string().min(20).max(STORY_LENGTH_MAX);
const hours = z.number().min(0).max(HOURS_MAX);
const facts = z
  .array(z.strictObject({ title: z.string().min(3), text: story }))
  .max(FACTS_MAX)
  .default([]);
const id = z
  .string()
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'letters and figures, joined by hyphens')
  .max(ID_LENGTH_MAX);
const week = z.int().min(1).max(WEEKS_MAX);
const day = z.iso.date();

/** `scenario.yaml` of a checklist: what everybody may read. */
export const checklistScenario = z.strictObject({
  facts,
  capacityHours: z.int().positive(),
  items: z
    .array(
      z.strictObject({
        id: z.string().regex(/^V\d+\.\d+\.\d+$/, 'a requirement of ASVS 5.0, such as "V2.3.4"'),
        level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        text: story,
        hours,
      }),
    )
    .min(2)
    .max(ITEMS_MAX),
});

const isSo = z.enum(['yes', 'no', 'either']);
/** `key.yaml` of a checklist: what is true of each requirement, in the order of the scenario. */
export const checklistKey = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        applies: isSo,
        launch: isSo.default('either'),
        look: story,
        happens: z.strictObject({ week, story }).optional(),
      }),
    )
    .max(ITEMS_MAX),
});

const severity = z.enum(SEVERITIES);
export const backlogScenario = z.strictObject({
  today: day,
  slaDays: z.strictObject({
    critical: z.int().positive(),
    high: z.int().positive(),
    medium: z.int().positive(),
    low: z.int().positive(),
  }),
  figures: z
    .array(
      z.strictObject({
        id: kebab,
        kind: z.enum(['mttr', 'fix-rate', 'breaches', 'oldest-open']),
        title: z.string().min(5),
        unit: z.string(),
        severities: z.array(severity).default([]),
        from: day,
        to: day,
        tolerance: z.number().min(0),
      }),
    )
    .min(1)
    .max(FIGURES_MAX),
  sprints: z
    .array(z.strictObject({ title: z.string(), ends: day, hours: z.int().positive() }))
    .min(1)
    .max(SPRINTS_MAX),
  findings: z
    .array(
      z.strictObject({
        id,
        title: z.string().min(5),
        asset: z.string().min(2),
        exposure: z.enum(['internet', 'partners', 'internal']),
        vector: z.string(),
        epss: z.number().min(0).max(1).optional(),
        exploited: z.boolean().default(false),
        opened: day,
        fixed: day.optional(),
        hours: hours.default(0),
        needs: z.array(id).default([]),
        note: z.string().max(STORY_LENGTH_MAX).default(''),
      }),
    )
    .min(2)
    .max(FINDINGS_MAX),
});

export const backlogKey = z.strictObject({
  order: z.array(z.strictObject({ first: id, then: id, look: story })).default([]),
  due: z.array(z.strictObject({ finding: id, sprint: z.int().positive(), look: story, story })).default([]),
  wasted: z.array(z.strictObject({ finding: id, look: story })).default([]),
});

export const planScenario = z.strictObject({
  facts,
  capacity: z.array(z.int().min(0).max(HOURS_MAX)).min(1).max(WEEKS_MAX),
  calendar: z.array(z.strictObject({ week, title: z.string().min(3) })).default([]),
  measures: z
    .array(
      z.strictObject({
        id: kebab,
        title: z.string().min(3),
        unit: z.string(),
        start: z.number().min(0),
        max: z.number().positive(),
        atLeast: z.number().positive(),
        about: story,
      }),
    )
    .min(1)
    .max(MEASURES_MAX),
  actions: z
    .array(
      z.strictObject({
        id: kebab,
        title: z.string().min(3),
        about: story,
        hours,
        weekly: hours.default(0),
        needs: z.array(kebab).default([]),
      }),
    )
    .min(1)
    .max(ACTIONS_MAX),
});

const effects = z
  .array(z.strictObject({ measure: kebab, by: z.number(), after: week.default(1), weeks: week.default(1) }))
  .default([]);
const outcome = {
  effects,
  story: z.string().max(STORY_LENGTH_MAX).default(''),
  ifOnly: z
    .strictObject({
      bound: z.strictObject({ measure: kebab, atLeast: z.number() }),
      otherwise: z.strictObject({ effects, story: z.string().max(STORY_LENGTH_MAX).default('') }),
    })
    .optional(),
};
export const planKey = z.strictObject({
  outcomes: z.record(kebab, z.strictObject(outcome)),
  events: z.array(z.strictObject({ week, ...outcome })).default([]),
  drift: z.array(z.strictObject({ measure: kebab, by: z.number(), until: kebab.optional() })).default([]),
  looks: z.record(kebab, story),
});

/** A mistake is known by what was decided; each part that is given has to hold. */
export const recogniseSchema = z.strictObject({
  /** Requirements by the place they were put. */
  places: z.record(z.string(), z.enum(PLACES)).default({}),
  /** Requirements that are on a list, whichever. */
  kept: z.array(z.string()).default([]),
  /** Figures, as near as their tolerance. */
  says: z.record(kebab, z.number()).default({}),
  /** Pairs of findings in this order; the second may be missing. */
  order: z.array(z.tuple([id, id])).default([]),
  /** Findings or actions that are planned, and those that are not. */
  planned: z.array(id).default([]),
  unplanned: z.array(id).default([]),
  /** Actions by the first and last week in which they may stand. */
  weeks: z.record(kebab, z.tuple([week, week])).default({}),
});
export type Recognise = z.infer<typeof recogniseSchema>;
