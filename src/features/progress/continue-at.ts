import type { CourseItems, Standing } from './queries.ts';

/**
 * Where to go on: the item that was touched last, or, when that is done, what follows in its course. `null` when nothing
 * was begun or everything around it is done.
 * @param touched the last one first
 */
export function continueAt(
  touched: readonly string[],
  progress: Standing,
  courses: readonly CourseItems[],
): string | null {
  for (const item of touched) {
    if (!isDone(item, progress)) return item;
    const next = nextInCourse(item, progress, courses);
    if (next) return next;
  }
  return null;
}

function isDone(item: string, { lessons, labs }: Standing): boolean {
  return lessons[item] === 'completed' || labs[item] === 'passed';
}

/** What comes after the item and is open; else what was left out before it. */
function nextInCourse(item: string, progress: Standing, courses: readonly CourseItems[]): string | undefined {
  for (const { lessons, labs } of courses) {
    const items = [...lessons, ...labs];
    const at = items.indexOf(item);
    if (at === -1) continue;
    const next = [...items.slice(at), ...items.slice(0, at)].find((candidate) => !isDone(candidate, progress));
    if (next) return next;
  }
  return undefined;
}
