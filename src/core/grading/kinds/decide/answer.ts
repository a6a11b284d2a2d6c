import * as z from 'zod/mini';

/** Somebody decides on each of them: more is a week's work and no exercise. */
export const ITEMS_MAX = 60;
export const FINDINGS_MAX = 60;
export const ACTIONS_MAX = 40;
/** What is worked out by hand. */
export const FIGURES_MAX = 8;
/** A year, which is longer than anybody plans. */
export const WEEKS_MAX = 52;
/** Ids of requirements (`V10.4.10`), findings and actions. */
export const ID_LENGTH_MAX = 40;
/** Days, findings and percent; a typing mistake has more digits. */
export const FIGURE_MAX = 1_000_000;

/** Where a requirement goes: onto the list for the launch, onto the list after it, or onto none. */
export const PLACES = ['launch', 'later', 'out'] as const;
export type Place = (typeof PLACES)[number];

const id = z.string().check(z.minLength(1), z.maxLength(ID_LENGTH_MAX));

export const checklistAnswer = z.strictObject({
  places: z.array(z.strictObject({ id, place: z.enum(PLACES) })).check(z.maxLength(ITEMS_MAX)),
});

export const backlogAnswer = z.strictObject({
  figures: z
    .array(z.strictObject({ id, value: z.number().check(z.minimum(-FIGURE_MAX), z.maximum(FIGURE_MAX)) }))
    .check(z.maxLength(FIGURES_MAX)),
  /** What is patched, the first thing first. What is not in it is not patched for now. */
  order: z.array(id).check(z.maxLength(FINDINGS_MAX)),
});

export const planAnswer = z.strictObject({
  actions: z
    .array(z.strictObject({ id, week: z.int().check(z.minimum(1), z.maximum(WEEKS_MAX)) }))
    .check(z.maxLength(ACTIONS_MAX)),
});

export type ChecklistAnswer = z.infer<typeof checklistAnswer>;
export type BacklogAnswer = z.infer<typeof backlogAnswer>;
export type PlanAnswer = z.infer<typeof planAnswer>;

export const EMPTY_CHECKLIST: ChecklistAnswer = { places: [] };
export const EMPTY_BACKLOG: BacklogAnswer = { figures: [], order: [] };
export const EMPTY_PLAN: PlanAnswer = { actions: [] };

/** What stands in an answer and is not of this lab, or stands there twice: a sentence that names the place. */
export function strayId(list: string, ids: readonly string[], known: ReadonlySet<string>): string | null {
  for (const [index, one] of ids.entries()) {
    const place = `answer.json does not fit at ${list}.${index}:`;
    if (!known.has(one)) return `${place} there is no ${JSON.stringify(one)}.`;
    if (ids.indexOf(one) !== index) return `${place} ${one} stands there twice.`;
  }
  return null;
}
