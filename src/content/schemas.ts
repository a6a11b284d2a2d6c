import { STAGES } from '#core/grading/lab-schema.ts';
import { z } from 'zod';

/** What fits a card of the catalogue in three lines. */
const SUMMARY_LENGTH_MAX = 160;
const TITLE_LENGTH_MAX = 90;
/** A popover that is longer than this is a lesson. */
const TERM_LENGTH_MAX = 200;

const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as "how-sast-works"');
/** An emblem with more strokes is a smudge at the size of a thumb. */
const EMBLEM_LENGTH_MAX = 400;
const pathData = z
  .string()
  .max(EMBLEM_LENGTH_MAX)
  .regex(/^M[MLHVCSQTAZmlhvcsqtaz\d .,-]+$/, 'expected the path data of an SVG, such as "M-6-6H6V6H-6z"');
const sentence = z.string().trim().min(3);
const title = sentence.max(TITLE_LENGTH_MAX);
const summary = sentence.max(SUMMARY_LENGTH_MAX);
/** Zod's own coercion would take a number or a boolean for a date. */
const date = z.union([z.date(), z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date, such as 2026-11-23')]);

/** `content/courses/<course>/course.yaml` */
export const courseSchema = z.strictObject({
  title,
  /** For places with little room. */
  short: sentence.max(40),
  stage: z.enum(STAGES),
  /** Place in the catalogue. */
  order: z.int().min(1).max(99),
  /** The course's own mark in the middle of the town: strokes around 0 0, no further than 9.5 from it on either axis. */
  emblem: pathData,
  summary,
  /** What a person can do afterwards. */
  outcomes: z.array(sentence).min(2).max(5),
  /** The order of the lessons lives here, not in file names. */
  lessons: z.array(kebab).min(1).max(40),
  /** Practice that belongs to the course. */
  labs: z.array(kebab).max(40).default([]),
});

const option = z.strictObject({
  text: sentence,
  right: z.boolean().default(false),
  /** Why it is right, or which misconception it is. */
  why: sentence,
});

const question = z
  .strictObject({ question: sentence, options: z.array(option).min(2).max(6) })
  .refine(({ options }) => options.some(({ right }) => right), 'expected at least one option with "right: true"')
  .refine(({ options }) => options.some(({ right }) => !right), 'expected at least one wrong option');

const source = z.strictObject({
  title: sentence,
  url: z.url({ protocol: /^https$/, error: 'expected an address that starts with https://' }),
  /** When somebody last looked and found there what the lesson says. */
  verified: date.optional(),
});

/** Front matter of `content/courses/<course>/<lesson>.mdx` */
export const lessonSchema = z
  .strictObject({
    title,
    summary,
    objectives: z.array(sentence).min(2).max(4),
    updated: date.transform((value) => new Date(value)),
    labs: z.array(kebab).max(8).default([]),
    /** "Do this at work": one concrete thing. */
    work: sentence.optional(),
    sources: z.array(source).max(20).default([]),
    /** The knowledge check. */
    check: z.array(question).min(2).max(4).optional(),
  })
  .refine(
    ({ labs, work }) => labs.length > 0 || work,
    'expected "labs" or a "work" card: every lesson leads to practice',
  );

/** `content/glossary/<id>.yaml` */
export const termSchema = z.strictObject({
  term: sentence.max(60),
  short: sentence.max(TERM_LENGTH_MAX),
  see: z.array(kebab).max(6).default([]),
});

export type CourseData = z.infer<typeof courseSchema>;
export type LessonData = z.infer<typeof lessonSchema>;
export type Question = NonNullable<LessonData['check']>[number];
