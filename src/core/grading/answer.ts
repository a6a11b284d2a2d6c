import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import type { Files } from './jobs.ts';

/** Kinds of lab without files of their own keep what the learner decided in this one. */
export const ANSWER_FILE = 'answer.json';

export type AnswerReading<T> =
  { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly problem: string };

// The small edition of Zod brings no words of its own.
const { localeError } = en();

/** Reads an attempt's answer. It may have been written by hand: the first thing that does not fit is named with its place. */
export function readAnswer<S extends z.ZodMiniType>(files: Files, schema: S): AnswerReading<z.output<S>> {
  let value: unknown;
  try {
    value = JSON.parse(files[ANSWER_FILE] ?? '');
  } catch {
    return { ok: false, problem: `${ANSWER_FILE} is not JSON. Reset the lab, or undo what was pasted into it.` };
  }
  const read = z.safeParse(schema, value, { error: localeError });
  if (read.success) return { ok: true, answer: read.data };
  const first = read.error.issues[0];
  const place = first && first.path.length > 0 ? ` at ${first.path.map(String).join('.')}` : '';
  return { ok: false, problem: `${ANSWER_FILE} does not fit${place}: ${first?.message ?? 'unknown'}.` };
}

/** The answer where it fits its schema, else `empty`: for showing what a grader has refused already. */
export function answerOr<S extends z.ZodMiniType>(files: Files, schema: S, empty: z.output<S>): z.output<S> {
  const reading = readAnswer(files, schema);
  return reading.ok ? reading.answer : empty;
}
