import { z } from 'zod';
import { ITEMS_MAX, PLACES } from './answer.ts';

/** A story is a sentence or three; a look is one question. */
const STORY_LENGTH_MAX = 500;
/** What can be read beside the work on it. */
const FACTS_MAX = 16;
/** Nobody plans a single step of more than two weeks. */
const HOURS_MAX = 80;
/** A year after the launch: what happens later has other causes as well. */
const WEEKS_MAX = 52;

export const FORMS = ['checklist'] as const;
/** A kind's own key of `lab.yaml`. */
export const decideSchema = z.strictObject({ form: z.enum(FORMS) });
export type DecideSettings = z.infer<typeof decideSchema>;

const story = z.string().min(20).max(STORY_LENGTH_MAX);
const hours = z.number().min(0).max(HOURS_MAX);
const facts = z
  .array(z.strictObject({ title: z.string().min(3), text: story }))
  .max(FACTS_MAX)
  .default([]);
const week = z.int().min(1).max(WEEKS_MAX);

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

/** A mistake is known by what was decided; each part that is given has to hold. */
export const recogniseSchema = z.strictObject({
  /** Requirements by the place they were put. */
  places: z.record(z.string(), z.enum(PLACES)).default({}),
  /** Requirements that are on a list, whichever. */
  kept: z.array(z.string()).default([]),
});
export type Recognise = z.infer<typeof recogniseSchema>;
