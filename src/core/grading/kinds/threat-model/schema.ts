import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';
import { ELEMENTS_MAX, FLOWS_MAX, MEASURES_MAX, NAME_LENGTH_MAX } from './answer.ts';
import { ELEMENT_TYPES, LETTERS } from './stride.ts';

/** A story is a sentence or three; a look is one question. */
const STORY_LENGTH_MAX = 600;
/** What can be read beside the work on it. */
const FACTS_MAX = 20;
const THREATS_MAX = 40;
const INCIDENTS_MAX = 6;
const STEPS_MAX = 12;

/** The kind has no keys of its own in `lab.yaml`. */
export const threatModelSchema = z.strictObject({});

const story = z.string().min(15).max(STORY_LENGTH_MAX);
const title = z.string().min(2).max(NAME_LENGTH_MAX);

/** `system.yaml`: what everybody may read. */
export const systemSchema = z.strictObject({
  system: title,
  facts: z
    .array(z.strictObject({ title, text: story }))
    .min(1)
    .max(FACTS_MAX),
  measures: z
    .array(z.strictObject({ id: kebab, title, text: story }))
    .min(2)
    .max(MEASURES_MAX),
});

const cell = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[STRIDE]$/, 'a part of the key and a letter of STRIDE, such as "receiver.S"')
  .transform((text) => {
    const [on = '', letter = ''] = text.split('.');
    return { on, letter: LETTERS.find((one) => one === letter) ?? 'S' };
  });

/** `key.yaml`: the system as it is, what can go wrong with it, and what did. */
export const keySchema = z.strictObject({
  elements: z
    .array(
      z.strictObject({
        id: kebab,
        types: z.array(z.enum(ELEMENT_TYPES)).min(1),
        names: z.array(title).min(1),
        optional: z.boolean().default(false),
        look: story,
      }),
    )
    .min(2)
    .max(ELEMENTS_MAX),
  flows: z
    .array(
      z.strictObject({
        id: kebab,
        from: kebab,
        to: kebab,
        crosses: z.enum(['yes', 'no', 'either']).default('either'),
        bothWays: z.boolean().default(false),
        optional: z.boolean().default(false),
        look: story,
      }),
    )
    .min(1)
    .max(FLOWS_MAX),
  threats: z
    .array(
      z.strictObject({
        id: kebab,
        cells: z.array(cell).min(1),
        must: z.boolean().default(false),
        stops: z.array(z.array(kebab).min(1)).default([]),
        also: z.array(z.enum(['transfer', 'accept', 'eliminate'])).default([]),
        look: story,
        lookAgain: story,
      }),
    )
    .min(1)
    .max(THREATS_MAX),
  neutral: z.array(cell).default([]),
  incidents: z
    .array(
      z.strictObject({
        id: kebab,
        title,
        steps: z
          .array(
            z
              .strictObject({
                at: title,
                story,
                threat: kebab.nullable().default(null),
                stopped: story.or(z.literal('')).default(''),
              })
              .refine(
                ({ threat, stopped }) => (threat === null) === (stopped === ''),
                'needs `threat` and `stopped`, or neither',
              ),
          )
          .min(2)
          .max(STEPS_MAX),
        harm: story,
      }),
    )
    .min(1)
    .max(INCIDENTS_MAX),
});

/** What a model shows: threats of the key that were missed or found, what was chosen for them, what was not drawn. */
export const recogniseSchema = z.strictObject({
  missed: z.array(kebab).default([]),
  found: z.array(kebab).default([]),
  /** Found, and not stopped by what was chosen. */
  open: z.array(kebab).default([]),
  /** Measures that were chosen for a threat, among others. */
  chosen: z.record(kebab, z.array(kebab)).default({}),
  undrawn: z.array(kebab).default([]),
  /** Flows whose boundary is missing or is none. */
  misplaced: z.array(kebab).default([]),
  /** More of the list is of no use than a reader bears. */
  noisy: z.boolean().default(false),
});
export type Recognise = z.infer<typeof recogniseSchema>;
