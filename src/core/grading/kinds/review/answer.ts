import * as z from 'zod/mini';
import { DECISIONS, SEVERITIES, SIDES } from './data.ts';

/** A review with more comments than this is not read by its author. */
export const COMMENTS_MAX = 40;
/** A paragraph; what needs more is a conversation. */
export const COMMENT_LENGTH_MAX = 2000;
export const SUMMARY_LENGTH_MAX = 4000;
/** Longest path, id and number that a hand-written answer may hold. */
const PATH_LENGTH_MAX = 200;
const ID_LENGTH_MAX = 40;
const NUMBER_MAX = 100_000;

const number = z.int().check(z.gte(1), z.lte(NUMBER_MAX));

const comment = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(ID_LENGTH_MAX)),
  path: z.string().check(z.maxLength(PATH_LENGTH_MAX)),
  side: z.enum(SIDES),
  line: number,
  /** Number in MITRE's list; 0 until one is picked. */
  cwe: z.int().check(z.gte(0), z.lte(NUMBER_MAX)),
  severity: z.enum(SEVERITIES),
  /** Id of a reason; empty where it is told in own words. */
  reason: z.string().check(z.maxLength(ID_LENGTH_MAX)),
  text: z.string().check(z.maxLength(COMMENT_LENGTH_MAX)),
  sure: z.int().check(z.gte(1), z.lte(4)),
});

export const reviewAnswer = z.strictObject({
  comments: z.array(comment).check(z.maxLength(COMMENTS_MAX)),
  decision: z.enum(['', ...DECISIONS]),
  summary: z.string().check(z.maxLength(SUMMARY_LENGTH_MAX)),
});

export type ReviewAnswer = z.output<typeof reviewAnswer>;
export type ReviewComment = ReviewAnswer['comments'][number];

export const EMPTY_REVIEW: ReviewAnswer = { comments: [], decision: '', summary: '' };
